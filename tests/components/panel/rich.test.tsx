// @vitest-environment jsdom
import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../../lib/message/problem';
import type { Answer } from '../../../lib/platform/messages';
import { expectNoViolations } from '../axe';
import { acme, authOf, casey, fakeDesk, sendsOf, viewOf } from '../desk';
import { contentOf, descriptionOf } from '../read';
import { openPanel } from './open-panel';

const to = () => screen.getByRole('textbox', { name: 'To' });
const message = () => screen.getByRole('textbox', { name: 'Message' });
const press = (name: string) => screen.getByRole('button', { name });
const way = () => screen.getByRole('region', { name: 'How it goes' });
const track = { label: 'Track', url: 'https://acme.example/track' };
const parts = { buttons: [track], quickReplies: [{ label: 'Red' }, { label: 'Blue', metadata: 'b' }] };
const rich: Answer['templates.render'] = {
  state: 'ready',
  variant: 0,
  text: 'Which one?',
  parts,
};
const asText = 'Which one?\n\nTrack: https://acme.example/track\n\nReply with a number:\n1. Red\n2. Blue';

describe('a message with parts', () => {
  it('comes out of a template, is counted and shown as it is sent, and says what is lost', async () => {
    const desk = fakeDesk({ 'templates.render': () => ok(rich) });
    const { user, store, unsent } = await openPanel(desk);
    await user.type(to(), 'casey_c{Enter}');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Template' }), 'Where is my order');
    screen.getByText(`${asText.length} / 10,000`);
    expect(screen.getByRole('region', { name: 'What Casey will see' }).textContent).toContain(asText);
    within(way()).getByText(/only for apps with OAuth 1.0a keys, and Aside has none/);
    within(way()).getByText(/^Buttons go as lines of text/);
    within(way()).getByText(/^The metadata of quick replies does not come back/);
    const keys = within(way()).getByRole('link', { name: /^Add keys/ });
    expect(keys.getAttribute('href')).toBe('/options.html#keys');
    expect(unsent.kept?.parts).toEqual(parts);
    await expectNoViolations();
    await user.click(press('Send privately'));
    expect(desk.asked('outbox.enqueue')[0]).toMatchObject({
      message: { text: 'Which one?', ...parts },
      transport: 'v2',
    });
    expect(store.getState().parts).toEqual({});
  });

  it('shows the limit of the way it takes, and a price only where X names one', async () => {
    const sends = sendsOf({ left: 12, limit: 15, known: true }, { left: 998, limit: 1_000, known: true });
    const { store } = await openPanel(
      fakeDesk({
        'transport.standing': () => ok({ keys: true, legacy: 'works' }),
        'outbox.view': () => ok(viewOf([], { sends })),
      }),
    );
    screen.getByText('12 of 15 sends left');
    screen.getByText('about $0.015');
    act(() => store.getState().writeParts({ buttons: [track] }));
    screen.getByText('998 of 1,000 sends left');
    screen.getByText('X names no price for this way');
    expect(screen.queryByText('about $0.015')).toBeNull();
    await expectNoViolations();
  });

  it('comes from the custom profile that is chosen, where the account has any', async () => {
    const desk = fakeDesk({
      'transport.standing': () => ok({ keys: true, legacy: 'works' }),
      'profiles.list': () => ok([{ id: '100001', name: 'Carol', avatarUrl: undefined }]),
    });
    const { user } = await openPanel(desk);
    await user.type(to(), 'casey_c{Enter}');
    await user.type(message(), 'Hello');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Comes from' }), 'Carol');
    await expectNoViolations();
    await user.click(press('Send privately'));
    expect(desk.asked('outbox.enqueue')).toMatchObject([
      { message: { text: 'Hello', customProfileId: '100001' }, transport: 'v1.1' },
    ]);
  });

  it('keeps what is there when a template comes, and can be had back as it was', async () => {
    const desk = fakeDesk({ 'templates.render': () => ok(rich) });
    const { user, store } = await openPanel(desk);
    await user.type(message(), 'Hello');
    store.getState().writeParts({ buttons: [{ label: 'Mine', url: 'https://acme.example' }] });
    await user.selectOptions(screen.getByRole('combobox', { name: 'Template' }), 'Where is my order');
    expect(contentOf(message())).toBe('HelloWhich one?');
    expect(store.getState().parts.buttons?.[0]?.label).toBe('Mine');
    expect(store.getState().parts.quickReplies).toHaveLength(2);
    await user.click(press('Take the template out again'));
    expect(contentOf(message())).toBe('Hello');
    expect(store.getState().parts).toEqual({ buttons: [{ label: 'Mine', url: 'https://acme.example' }] });
  });

  it('is not sent while a part of it is wrong, and leads to what is', async () => {
    const desk = fakeDesk();
    const { user } = await openPanel(desk);
    await user.type(to(), 'casey_c{Enter}');
    await user.type(message(), 'Hi');
    await user.click(press('Quick replies'));
    await user.click(press('Send privately'));
    const reply = screen.getByRole('textbox', { name: 'Quick reply 1' });
    expect(document.activeElement).toBe(reply);
    expect(descriptionOf(reply)).toMatch(/Say what the customer can answer/);
    expect(desk.asked('outbox.enqueue')).toEqual([]);
    await expectNoViolations();
  });

  it('is worded as one likes', async () => {
    const { user, store } = await openPanel(fakeDesk());
    store.getState().writeText('Hi');
    store.getState().writeParts({ buttons: [track] });
    await user.click(await screen.findByText('Wording as text'));
    const line = screen.getByRole('textbox', { name: 'One line for each button' });
    expect(contentOf(line)).toBe('{label}: {url}');
    await user.clear(line);
    await user.type(line, '{{label}');
    expect(descriptionOf(line)).toMatch(/Keep \{label\} and \{url\}/);
    await user.type(line, ' > {{url}');
    expect(store.getState().parts.fallback).toEqual({ button: '{label} > {url}' });
    await user.click(press("Use Aside's own words"));
    expect(store.getState().parts.fallback).toBeUndefined();
  });

  it('shares a post by its address', async () => {
    const { user } = await openPanel(fakeDesk());
    await user.type(message(), 'See');
    await user.click(press('Share a post'));
    const address = screen.getByRole('textbox', { name: 'Address of a post' });
    await user.type(address, 'https://acme.example{Enter}');
    expect(descriptionOf(address)).toMatch(/no address of a post/);
    await user.clear(address);
    await user.type(address, 'twitter.com/acme_help/status/17?s=20{Enter}');
    expect(contentOf(message())).toBe('See\n\nhttps://x.com/acme_help/status/17');
    screen.getByText('Shares a post of @acme_help');
    await expectNoViolations();
    await user.click(press('Do not share this post'));
    expect(contentOf(message())).toBe('See');
  });
});

describe('several people in "To"', () => {
  it('are not written to one by one: X forbids it, a group is offered', async () => {
    const desk = fakeDesk({
      'person.find': ({ who }) =>
        'handle' in who && who.handle === 'jo_lee'
          ? ok({ id: '55', handle: 'jo_lee', name: 'Jo' })
          : 'handle' in who && who.handle === 'nobody'
            ? fail('recipient_not_found')
            : ok(casey),
    });
    const { user } = await openPanel(desk);
    await user.type(to(), '@casey_c, @jo_lee{Enter}');
    screen.getByText(/X forbids sending the same message to many/);
    expect(desk.asked('person.find')).toEqual([]);
    await expectNoViolations();
    await user.click(press('Write to a group of 2'));
    screen.getByText('A new group conversation is made each time. Everyone in it sees the others.');
    const add = screen.getByRole('textbox', { name: 'Add someone' });
    await user.type(add, '@CASEY_C{Enter}');
    expect(descriptionOf(add)).toMatch(/in the group already/);
    await user.clear(add);
    await user.type(add, 'nobody{Enter}');
    expect(descriptionOf(add)).toMatch(/Not everyone was found/);
    await expectNoViolations();
    await user.click(press('Take @nobody out of the group'));
    expect(screen.queryByText('@nobody')).toBeNull();
  });

  it('can be one person all the same', async () => {
    const { user } = await openPanel(fakeDesk());
    await user.type(to(), '@casey_c @jo_lee{Enter}');
    await user.click(press('Write to @casey_c only'));
    await screen.findByText('accepts messages');
  });
});

describe('a conversation in "To"', () => {
  it('is taken from its address', async () => {
    const { user } = await openPanel(fakeDesk());
    await user.type(to(), 'https://x.com/messages/1789000000000000000{Enter}');
    screen.getByText('The conversation 1789000000000000000');
    await expectNoViolations();
    await user.click(press('Change which conversation this goes to'));
    expect(document.activeElement).toBe(to());
  });

  it('is offered where X knows nobody by so long a number', async () => {
    const { user } = await openPanel(fakeDesk({ 'person.find': () => fail('recipient_not_found') }));
    await user.type(to(), '1789000000000000000{Enter}');
    await user.click(press('It is the id of a conversation'));
    screen.getByText('The conversation 1789000000000000000');
  });
});

describe('a message that X’s own page must send', () => {
  it('is copied where the chat is encrypted', async () => {
    const { user, store } = await openPanel(fakeDesk());
    store.getState().writeText('Hi');
    store.getState().writeParts({ buttons: [track] });
    await user.click(await screen.findByText('Another way'));
    const hint = () => document.querySelector('#message-hint')?.textContent;
    expect(hint()).toContain('Enter sends');
    await user.click(screen.getByRole('checkbox', { name: 'This chat is encrypted' }));
    expect(hint()).not.toContain('Enter sends');
    expect(screen.queryByRole('button', { name: 'Send privately' })).toBeNull();
    await user.click(press('Copy text'));
    expect(await navigator.clipboard.readText()).toBe('Hi\n\nTrack: https://acme.example/track');
    screen.getByText(/^Text copied/);
    await expectNoViolations();
  });

  it('can be written by who has not signed in', async () => {
    const { user } = await openPanel(fakeDesk({ 'auth.state': () => ok(authOf()) }));
    await user.click(press('Write a message to copy'));
    await user.type(message(), 'Hi');
    within(way()).getByText(/Nobody is signed in/);
    await user.click(press('Copy text'));
    expect(await navigator.clipboard.readText()).toBe('Hi');
    expect(screen.queryByRole('textbox', { name: 'To' })).toBeNull();
    await expectNoViolations();
  });

  it('says what is missing where there are keys that X was not asked about', async () => {
    const desk = fakeDesk({ 'transport.standing': () => ok({ keys: true }) });
    const { store } = await openPanel(desk);
    expect(desk.asked('transport.standing')).toEqual([{ accountId: acme.id }]);
    store.getState().writeText('Hi');
    store.getState().writeParts({ buttons: [track] });
    await screen.findByRole('link', { name: /^Check the keys/ });
  });
});

describe('by hand, in X’s chat', () => {
  const open = async () => {
    const desk = fakeDesk();
    const { user, store } = await openPanel(desk);
    await user.type(to(), 'casey_c{Enter}');
    await user.type(message(), 'Hi Casey');
    store.getState().setEncrypted(true);
    await screen.findByRole('button', { name: "Put it into X's chat" });
    return { desk, user, store };
  };

  it('is put into the open chat of the person it is for, which stays to be sent there', async () => {
    const { desk, user } = await open();
    desk.chat = { outcome: 'put', with: '@casey_c' };
    await user.click(press("Put it into X's chat"));
    expect(desk.puts).toEqual([
      { text: 'Hi Casey', ownId: acme.id, person: { id: casey.id, handle: casey.handle } },
    ]);
    screen.getByText("The text stands in X's chat with @casey_c. Read it there, and press X's own Send.");
    expect(contentOf(message())).toBe('Hi Casey');
    expect(desk.asked('outbox.enqueue')).toEqual([]);
    await expectNoViolations();
    await user.type(message(), '!');
    expect(screen.queryByText(/^The text stands/)).toBeNull();
  });

  it.each([
    ['no_chat', /^No open chat was found at X/],
    ['other_chat', /^The chat open at X is with @jo_lee, not with @casey_c\. Nothing was put in/],
    ['other_account', /open as another account .* Nothing was put in/],
    ['composing', /^A word is being typed .* Nothing was put in/],
    ['refused', /did not take the text, and its draft is as it was\. Copy the text/],
    ['altered', /holds something else than the text now/],
    ['there', /with @jo_lee already/],
  ] as const)('says what came of it: %s, and can be copied', async (outcome, sentence) => {
    const { desk, user } = await open();
    desk.chat = { outcome, with: '@jo_lee' };
    await user.click(press("Put it into X's chat"));
    screen.getByText(sentence);
    await user.click(press('Copy text'));
    screen.getByText(/^Text copied/);
    await expectNoViolations();
  });

  it('is put nowhere while it is not known who is meant, or nothing is written', async () => {
    const { desk, user, store } = await open();
    store.getState().writeText('');
    await user.click(press("Put it into X's chat"));
    desk.answers['person.find'] = () => fail('recipient_not_found');
    store.getState().writeText('Hi');
    store.getState().writeTo('nobody');
    await user.click(press("Put it into X's chat"));
    expect(desk.puts).toEqual([]);
  });

  it('goes into whatever chat is open where nobody was named', async () => {
    const { desk, user, store } = await open();
    store.getState().writeTo('');
    desk.chat = { outcome: 'put' };
    await user.click(press("Put it into X's chat"));
    expect(desk.puts).toEqual([{ text: 'Hi Casey', ownId: acme.id }]);
    screen.getByText(/^The text stands in X's chat with somebody/);
  });
});

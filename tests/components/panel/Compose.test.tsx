// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { sentenceOf } from '../../../components/ui/ProblemNotice';
import { fail, ok } from '../../../lib/message/problem';
import { expectNoViolations } from '../axe';
import { acme, authOf, care, casey, fakeDesk, rowOf, viewOf } from '../desk';
import { contentOf, descriptionOf, isWrong } from '../read';
import { openPanel } from './open-panel';

const to = () => screen.getByRole('textbox', { name: 'To' });
const message = () => screen.getByRole('textbox', { name: 'Message' });
const send = () => screen.getByRole('button', { name: 'Send privately' });

describe('writing a private message', () => {
  it('sends to who was typed, once, and empties the fields', async () => {
    const desk = fakeDesk();
    const { user } = await openPanel(desk);
    await user.type(to(), '@casey_c{Enter}');
    await screen.findByText('accepts messages');
    await user.type(message(), 'Hi Casey');
    await user.click(send());
    expect(desk.asked('outbox.enqueue')).toEqual([
      {
        id: '00000000-0000-4000-8000-000000000001',
        accountId: acme.id,
        recipient: { id: '4242', handle: 'casey_c', name: 'Casey' },
        message: { text: 'Hi Casey' },
        transport: 'v2',
      },
    ]);
    expect(contentOf(message())).toBe('');
    expect(contentOf(to())).toBe('');
    screen.getByText(/^Goes to @casey_c in \d+ s$/);
    screen.getByText('Queued for @casey_c');
    await expectNoViolations();
  });

  it('looks nobody up while a handle is being typed: each one costs', async () => {
    const desk = fakeDesk();
    const { user } = await openPanel(desk);
    await user.type(to(), '@casey_c');
    expect(desk.asked('person.find')).toEqual([]);
    await user.tab();
    expect(desk.asked('person.find')).toEqual([{ accountId: acme.id, who: { handle: 'casey_c' } }]);
  });

  it('looks up a pasted address at once', async () => {
    const desk = fakeDesk();
    const { user } = await openPanel(desk);
    await user.click(to());
    await user.paste(' https://x.com/casey_c/status/1789 ');
    await screen.findByText('accepts messages');
    expect(desk.asked('person.find')).toEqual([{ accountId: acme.id, who: { handle: 'casey_c' } }]);
  });

  it('sends with Ctrl and Enter from the message, looking the person up on the way', async () => {
    const desk = fakeDesk();
    const { user } = await openPanel(desk);
    await user.type(to(), 'casey_c');
    await user.type(message(), 'Hi{Control>}{Enter}{/Control}');
    expect(desk.asked('outbox.enqueue')).toHaveLength(1);
  });

  it('says what is missing, leads there and sends nothing', async () => {
    const desk = fakeDesk();
    const { user } = await openPanel(desk);
    await user.click(send());
    expect(document.activeElement).toBe(to());
    expect(descriptionOf(to())).toMatch(/This is no handle/);
    expect(descriptionOf(message())).toMatch(/The message is empty/);
    expect(desk.asked('outbox.enqueue')).toEqual([]);
    await expectNoViolations();
  });

  it('never cuts a text that is too long, and does not send it', async () => {
    const desk = fakeDesk();
    const { user, store } = await openPanel(desk);
    await user.type(to(), 'casey_c{Enter}');
    store.getState().writeText('x'.repeat(10_001));
    await screen.findByText('1 character too many');
    screen.getByText('10,001 / 10,000');
    await user.click(send());
    expect(desk.asked('outbox.enqueue')).toEqual([]);
    expect(contentOf(message())).toBe('x'.repeat(10_001));
  });

  it.each(['@Acme_Help', '1001', 'https://x.com/i/user/1001'])(
    'refuses the own account as %s',
    async (text) => {
      const desk = fakeDesk();
      const { user } = await openPanel(desk);
      await user.type(to(), `${text}{Enter}`);
      expect(isWrong(to())).toBe(true);
      expect(desk.asked('person.find')).toEqual([]);
    },
  );

  it('refuses the own account found under another handle', async () => {
    const desk = fakeDesk({ 'person.find': () => ok({ ...casey, id: acme.id }) });
    const { user } = await openPanel(desk);
    await user.type(to(), 'old_name{Enter}');
    expect(isWrong(to())).toBe(true);
  });

  it.each([
    [true, 'accepts messages', 'X says so. Now and then it still refuses.'],
    [false, 'may not accept messages from you', "This is X's hint, and it can be wrong. You can still try."],
    [undefined, 'X does not say whether they accept messages', undefined],
  ])('tells the hint of X as a hint: %s', async (receivesYourDm, words, caution) => {
    const { user } = await openPanel(fakeDesk({ 'person.find': () => ok({ ...casey, receivesYourDm }) }));
    await user.type(to(), 'casey_c{Enter}');
    await screen.findByText(words);
    if (caution !== undefined) screen.getByText(caution);
    await expectNoViolations();
  });

  it('drops an answer about somebody who is not asked for any more', async () => {
    let answer: (() => void) | undefined;
    const desk = fakeDesk({
      'person.find': () => new Promise((resolve) => (answer = () => resolve(ok(casey)))),
    });
    const { user } = await openPanel(desk);
    await user.type(to(), 'casey_c{Enter}');
    await user.type(to(), 'x');
    answer?.();
    await screen.findByDisplayValue('casey_cx');
    expect(screen.queryByText('accepts messages')).toBeNull();
  });

  it('keeps everything when it could not be queued, and asks again under the same id', async () => {
    const desk = fakeDesk({ 'outbox.enqueue': () => fail('internal') });
    const { user } = await openPanel(desk);
    await user.type(to(), 'casey_c{Enter}');
    await user.type(message(), 'Hi Casey');
    await user.click(send());
    expect(contentOf(message())).toBe('Hi Casey');
    screen.getByText(/^Something went wrong in Aside/);
    await expectNoViolations();
    desk.answers['outbox.enqueue'] = ({ id }) => ok(rowOf({ id }));
    await user.click(send());
    const [first, second] = desk.asked('outbox.enqueue');
    expect(second?.id).toBe(first?.id);
    await user.type(to(), 'casey_c{Enter}');
    await user.type(message(), 'Hi Casey');
    await user.click(send());
    expect(desk.asked('outbox.enqueue')[2]?.id).not.toBe(first?.id);
  });

  it.each([
    'recipient_is_self',
    'signed_out',
    'text_empty',
    'text_too_long',
    'keys_missing',
    'legacy_no_access',
    'storage_full',
    'storage_unreadable',
    'storage_newer',
    'message_refused',
  ] as const)('says why a message is not in the outbox, and keeps it: %s', async (code) => {
    const { user } = await openPanel(fakeDesk({ 'outbox.enqueue': () => fail(code) }));
    await user.type(to(), 'casey_c{Enter}');
    await user.type(message(), 'Hi Casey');
    await user.click(send());
    screen.getByText(sentenceOf({ code }));
    expect(contentOf(message())).toBe('Hi Casey');
  });

  it('queues to a numeric id while X cannot be asked who that is', async () => {
    const desk = fakeDesk({ 'person.find': () => fail('offline') });
    const { user } = await openPanel(desk);
    await user.type(to(), '4242');
    await user.type(message(), 'Hi');
    await user.click(send());
    expect(desk.asked('outbox.enqueue')[0]?.recipient).toEqual({ id: '4242' });
  });

  it('takes the customer of the open post', async () => {
    const desk = fakeDesk();
    desk.page = {
      ownId: acme.id,
      customer: { handle: 'casey_c', name: 'Casey' },
      post: { text: 'My order never came' },
    };
    const { user } = await openPanel(desk);
    await user.click(screen.getByRole('button', { name: 'The person of the open post or chat' }));
    await screen.findByText('accepts messages');
    screen.getByText('My order never came');
    await expectNoViolations();
  });

  it('says so where the open page shows no customer', async () => {
    const { user } = await openPanel(fakeDesk());
    await user.click(screen.getByRole('button', { name: 'The person of the open post or chat' }));
    expect(isWrong(to())).toBe(true);
  });

  it('shows the message as it arrives: its links seen, its lines kept', async () => {
    const { user, store } = await openPanel(fakeDesk());
    await user.type(to(), 'casey_c{Enter}');
    store.getState().writeText('Hi,\n\nsee https://acme.com/t/1. Bye');
    const preview = await screen.findByRole('region', { name: 'What Casey will see' });
    within(preview).getByText('https://acme.com/t/1');
    expect(preview.textContent).toContain('Hi,\n\nsee https://acme.com/t/1. Bye');
  });

  it('says what it costs before it is sent', async () => {
    await openPanel(fakeDesk());
    screen.getByText('about $0.015');
  });
});

describe('taking the last message back', () => {
  const sendOne = async (desk: ReturnType<typeof fakeDesk>) => {
    const panel = await openPanel(desk);
    await panel.user.type(to(), 'casey_c{Enter}');
    await panel.user.type(message(), 'Hi Casey');
    await panel.user.click(send());
    return panel;
  };

  it('brings text and person back', async () => {
    const desk = fakeDesk({ 'outbox.cancel': () => ok(rowOf({ state: 'cancelled' })) });
    const { user } = await sendOne(desk);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(contentOf(message())).toBe('Hi Casey');
    expect(document.activeElement).toBe(message());
    await screen.findByText('@casey_c');
    screen.getByText('Taken back. Nothing was sent.');
  });

  it('leaves a message alone that was begun meanwhile', async () => {
    const desk = fakeDesk({ 'outbox.cancel': () => ok(rowOf({ state: 'cancelled' })) });
    const { user } = await sendOne(desk);
    await user.type(message(), 'The next one');
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(contentOf(message())).toBe('The next one');
    screen.getByText('Taken back. Nothing was sent. Its text is in the outbox.');
  });

  it('says so when it has left already, and follows it to its end', async () => {
    const desk = fakeDesk({ 'outbox.cancel': () => fail('row_changed') });
    const { user } = await sendOne(desk);
    const row = rowOf({
      id: '00000000-0000-4000-8000-000000000001',
      state: 'sent',
      sent: { at: Date.now() },
    });
    desk.answers['outbox.view'] = () => ok(viewOf([row]));
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findAllByText(/^@casey_c: sent /)).not.toEqual([]);
    await expectNoViolations();
  });
});

describe('several accounts', () => {
  it('sends as the one that is chosen', async () => {
    const desk = fakeDesk({ 'auth.state': () => ok(authOf(acme, care)) });
    const { user } = await openPanel(desk);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Send as' }), '@acme_care');
    await user.type(to(), 'casey_c{Enter}');
    await user.type(message(), 'Hi');
    await user.click(send());
    expect(desk.asked('outbox.enqueue')[0]?.accountId).toBe(care.id);
    await expectNoViolations();
  });
});

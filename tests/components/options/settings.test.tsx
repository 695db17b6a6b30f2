// @vitest-environment jsdom
import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../../lib/message/problem';
import type { Settings } from '../../../lib/platform/settings';
import { expectNoViolations } from '../axe';
import { acme, authOf, care, defaults, fakeDesk } from '../desk';
import { chosenIn, contentOf, descriptionOf, isWrong } from '../read';
import { openOptions } from './open-options';

/** A desk whose background keeps the settings. */
function keeping(settings: Settings = defaults) {
  const kept = { settings };
  const desk = fakeDesk({
    'auth.state': () => ok(authOf(acme, care)),
    'settings.read': () => ok(kept.settings),
    'settings.write': (payload) => {
      kept.settings = payload.settings;
      return ok(payload.settings);
    },
  });
  return { desk, kept };
}
const words = () => screen.getByRole('textbox', { name: "The customer's message starts with" });
const field = (name: string) => screen.getByRole('textbox', { name });

describe('settings', () => {
  it('are saved as they are changed, and that is said', async () => {
    const { desk, kept } = keeping();
    const { user } = await openOptions(desk, 'links');
    await user.type(words(), 'Order number: ');
    await screen.findAllByText('Saved');
    expect(kept.settings).toEqual({ ...defaults, linkText: 'Order number: ' });
    expect(descriptionOf(words())).toMatch(/default welcome message.*14 \/ 300/);
    await expectNoViolations();
  });

  it('can start a message differently for one account, and go back to the usual', async () => {
    const { desk, kept } = keeping();
    const { user } = await openOptions(desk, 'links');
    await user.type(field('Only for @acme_care'), 'Ticket: ');
    expect(kept.settings.linkTextFor).toEqual({ [care.id]: 'Ticket: ' });
    await user.clear(field('Only for @acme_care'));
    expect(kept.settings.linkTextFor).toEqual({});
  });

  it('have a template of its own for each account, beside the one for all', async () => {
    const { desk, kept } = keeping();
    const { user } = await openOptions(desk);
    const templates = within(screen.getByRole('group', { name: 'Templates of @acme_care' }));
    const message = templates.getByRole('combobox', { name: 'A new private message begins with' });
    const reply = templates.getByRole('combobox', { name: 'Reply privately puts in' });
    await user.selectOptions(message, 'Where is my order');
    await user.selectOptions(reply, 'Your private message link alone');
    expect(kept.settings.messageTemplateFor).toEqual({ [care.id]: 'order' });
    expect(kept.settings.replyTemplateFor).toEqual({ [care.id]: '' });
    await expectNoViolations();
    await user.selectOptions(reply, 'Where is my order');
    expect(kept.settings.replyTemplateFor).toEqual({ [care.id]: 'order' });
    await user.selectOptions(reply, 'As for all accounts');
    await user.selectOptions(message, 'Nothing');
    expect(kept.settings).toEqual(defaults);
  });

  it('say so where the template of private replies was deleted, and what goes in instead', async () => {
    const { desk, kept } = keeping({ ...defaults, replyTemplateId: 'sorry' });
    const { user } = await openOptions(desk, 'links');
    const reply = screen.getByRole('combobox', { name: 'Reply privately puts in' });
    expect(chosenIn(reply)).toBe('A template that is no longer there: the link alone goes in');
    await expectNoViolations();
    await user.selectOptions(reply, 'Your private message link alone');
    expect(kept.settings.replyTemplateId).toBe('');
    expect(within(reply).queryByText(/no longer there/)).toBeNull();
  });

  it('say so for the templates of an account, until what was deleted is back, and again after', async () => {
    const own = { [care.id]: 'sorry' };
    const { desk } = keeping({ ...defaults, replyTemplateFor: own, messageTemplateFor: own });
    await openOptions(desk);
    const templates = within(screen.getByRole('group', { name: 'Templates of @acme_care' }));
    const shown = () => templates.getAllByRole('combobox').map(chosenIn);
    expect(shown()).toEqual([
      'A template that is no longer there: nothing goes in',
      'A template that is no longer there: the link alone goes in',
    ]);
    await expectNoViolations();
    const names = (...all: string[]) =>
      ok(all.map((name) => ({ id: name.toLowerCase(), name, preview: '' })));
    desk.answers['templates.list'] = () => names('Before', 'Order', 'Sorry', 'Thanks');
    await act(async () => desk.change('templates'));
    expect(shown()).toEqual(['Sorry', 'Sorry']);
    desk.answers['templates.list'] = () => names('Order');
    await act(async () => desk.change('templates'));
    expect(shown()).toEqual([expect.stringContaining('nothing'), expect.stringContaining('link alone')]);
  });

  it('do not call a template gone that was only not read yet', async () => {
    const { desk } = keeping({ ...defaults, replyTemplateId: 'sorry' });
    desk.answers['templates.list'] = () => fail('storage_unreadable');
    await openOptions(desk, 'links');
    expect(chosenIn(screen.getByRole('combobox', { name: 'Reply privately puts in' }))).toBe('');
  });

  it('do not keep words that are too long, and keep them in front of the person', async () => {
    const { desk, kept } = keeping();
    const { user } = await openOptions(desk, 'links');
    await user.click(words());
    await user.paste('x'.repeat(301));
    expect(contentOf(words())).toHaveLength(301);
    expect(descriptionOf(words())).toMatch(/1 character too many\. Not saved\./);
    expect(kept.settings.linkText).toBe('');
    await expectNoViolations();
    await user.type(words(), '{Backspace}');
    expect(isWrong(words())).toBe(false);
    expect(kept.settings.linkText).toHaveLength(300);
  });

  it.each([
    ['Seconds to take a message back', '0', 'undoSeconds', 0],
    ['Seconds to take a message back', '60', 'undoSeconds', 60],
    ['Days to keep finished messages', '365', 'keepDays', 365],
  ] as const)('take a number: %s, %s', async (name, typed, key, value) => {
    const { desk, kept } = keeping();
    const { user } = await openOptions(desk, 'sending');
    await user.tripleClick(field(name));
    await user.keyboard(typed);
    expect(kept.settings[key]).toBe(value);
  });

  it.each([
    ['Seconds to take a message back', '61', 'From 0 to 60'],
    ['Seconds to take a message back', '-1', 'From 0 to 60'],
    ['Days to keep finished messages', '0', 'From 1 to 365'],
    ['Days to keep finished messages', '2.5', 'From 1 to 365'],
    ['Days to keep finished messages', 'many', 'From 1 to 365'],
  ])('refuse what is no number for %s: %s', async (name, typed, range) => {
    const { desk } = keeping();
    const { user } = await openOptions(desk, 'sending');
    await user.clear(field(name));
    await user.paste(typed);
    expect(contentOf(field(name))).toBe(typed);
    expect(descriptionOf(field(name))).toContain(range);
    expect(descriptionOf(field(name))).toMatch(/Not saved/);
    expect(desk.asked('settings.write')).toEqual([]);
  });

  it('give the link for elsewhere as posts carry it, with the welcome message that is chosen', async () => {
    const { desk } = keeping({ ...defaults, linkText: 'Order ', welcomeMessageFor: { [acme.id]: '77' } });
    const { user } = await openOptions(desk, 'links');
    const title = `Use the link of @${acme.handle} elsewhere`;
    await user.click(await screen.findByText(title));
    const [copy] = screen.getAllByRole('button', { name: 'Copy: Link' });
    if (copy) await user.click(copy);
    expect(await navigator.clipboard.readText()).toMatch(/&text=Order%20&welcome_message_id=77$/);
  });

  it('say so when they could not be kept', async () => {
    const { desk } = keeping();
    desk.answers['settings.write'] = () => fail('storage_full');
    const { user } = await openOptions(desk, 'links');
    await user.type(words(), 'O');
    await screen.findByText(/disk is full/);
    expect(contentOf(words())).toBe('O');
    await expectNoViolations();
  });

  it('do not bring back what another page has changed meanwhile', async () => {
    const { desk, kept } = keeping();
    const { user } = await openOptions(desk, 'links');
    kept.settings = { ...kept.settings, clientId: 'abc123', keepDays: 7 };
    await user.type(words(), 'O');
    expect(kept.settings).toEqual({ ...defaults, clientId: 'abc123', keepDays: 7, linkText: 'O' });
  });

  it('show what another page has changed', async () => {
    const { desk, kept } = keeping();
    await openOptions(desk, 'links');
    kept.settings = { ...kept.settings, linkText: 'Ticket: ' };
    desk.change('settings');
    await screen.findByDisplayValue('Ticket:', { normalizer: (text) => text.trim() });
  });
});

// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../../../lib/message/problem';
import type { Answer } from '../../../../lib/platform/messages';
import { jpeg } from '../../../lib/media/files';
import { expectNoViolations } from '../../axe';
import { acme, defaults, fakeDesk } from '../../desk';
import { contentOf, descriptionOf } from '../../read';
import { openOptions } from '../open-options';

type Listed = Answer['welcome.list']['messages'][number];
const hello: Listed = {
  id: '11',
  message_data: {
    text: 'Hello &amp; welcome https://t.co/a',
    entities: { urls: [{ url: 'https://t.co/a', expanded_url: 'https://acme.com/help' }] },
    ctas: [{ label: 'Open', url: 'https://acme.com' }],
    quick_reply: { options: [{ label: 'Order' }, { label: 'Refund' }] },
    attachment: { type: 'media', media: { id_str: '77' } },
  },
};
const closed: Listed = { id: '12', name: 'Closed', message_data: { text: 'We are closed.' } };
const rule = { id: '5', welcome_message_id: '11' };

/** A desk with keys, whose X keeps these welcome messages. */
function keeping(list: Partial<Answer['welcome.list']> = {}, more: Parameters<typeof fakeDesk>[0] = {}) {
  return fakeDesk({
    'keys.state': () => ok({ present: true, savedAt: 1 }),
    'welcome.list': () => ok({ messages: [hello, closed], isWhole: true, rule, ...list }),
    'welcome.create': () => ok(closed),
    'welcome.update': () => ok(closed),
    'welcome.remove': () => ok(null),
    'welcome.setDefault': ({ to }) =>
      ok({ state: 'changed', ...(to && { rule: { id: '6', welcome_message_id: to } }) }),
    ...more,
  });
}
Object.assign(URL, { createObjectURL: () => 'blob:aside/1', revokeObjectURL: () => {} });
const item = (name: RegExp) => within(screen.getByRole('listitem', { name }));
const press = (name: string | RegExp) => screen.getByRole('button', { name });
const field = (name: string) => screen.getByRole('textbox', { name });

describe('welcome messages', () => {
  it('say what they take where there are no keys; planning cards is offered', async () => {
    await openOptions(fakeDesk(), 'welcome');
    screen.getByText(/needs the four keys/);
    screen.getByRole('link', { name: 'Give the keys' });
    screen.getByRole('link', { name: 'Plan message cards' });
    await expectNoViolations();
  });

  it('say so where X does not let this app', async () => {
    const probe = { at: 1, families: [{ family: 'welcome_messages', state: 'no_access' } as const] };
    const desk = keeping({}, { 'keys.state': () => ok({ present: true, probe }) });
    await openOptions(desk, 'welcome');
    screen.getByText(/can't be written here/);
    await expectNoViolations();
  });

  it('are listed with what they carry, and the default is marked', async () => {
    await openOptions(keeping(), 'welcome');
    const first = item(/^Hello & welcome https:\/\/acme.com\/help/);
    first.getByText('default');
    first.getByText('file · 1 button · 2 quick replies');
    expect(item(/^Closed/).queryByText('default')).toBeNull();
    await expectNoViolations();
  });

  it('give their id and their link', async () => {
    const { user } = await openOptions(keeping(), 'welcome');
    await user.click(press('Copy: Its link: Closed'));
    expect(await navigator.clipboard.readText()).toBe(
      'https://x.com/messages/compose?recipient_id=1001&welcome_message_id=12',
    );
    await user.click(press('Copy: Its id: Closed'));
    expect(await navigator.clipboard.readText()).toBe('12');
  });

  it('are written with a text and a name', async () => {
    const desk = keeping({ messages: [], rule: undefined });
    const { user } = await openOptions(desk, 'welcome');
    await user.click(press('Write a welcome message'));
    await user.click(press('Save it at X'));
    expect(descriptionOf(field('Text'))).toMatch(/Write what customers read/);
    expect(desk.asked('welcome.create')).toEqual([]);
    await user.type(field('Name'), 'Sale!');
    expect(descriptionOf(field('Name'))).toMatch(/Letters, digits/);
    await user.type(field('Name'), '{Backspace}');
    await user.type(field('Text'), 'Hello there');
    await expectNoViolations();
    await user.click(press('Save it at X'));
    await screen.findAllByText(/It greets nobody until/);
    expect(desk.asked('welcome.create')).toEqual([
      { accountId: acme.id, name: 'Sale', content: { text: 'Hello there' } },
    ]);
    await expectNoViolations();
  });

  it('may go without a name', async () => {
    const desk = keeping({ messages: [], rule: undefined });
    const { user } = await openOptions(desk, 'welcome');
    await user.click(press('Write a welcome message'));
    await user.type(field('Text'), 'Hello there');
    await user.click(press('Save it at X'));
    await screen.findAllByText(/It greets nobody until/);
    expect(desk.asked('welcome.create')).toEqual([{ accountId: acme.id, content: { text: 'Hello there' } }]);
  });

  it('hold at most 9,990 characters', async () => {
    const desk = keeping({ messages: [] });
    const { user } = await openOptions(desk, 'welcome');
    await user.click(press('Write a welcome message'));
    await user.click(field('Text'));
    await user.paste('x'.repeat(9_991));
    expect(descriptionOf(field('Text'))).toMatch(/1 character too many/);
    await user.click(press('Save it at X'));
    expect(desk.asked('welcome.create')).toEqual([]);
  });

  it('are replaced whole: what goes is said before, what stays is sent again', async () => {
    const desk = keeping();
    const { user } = await openOptions(desk, 'welcome');
    await user.click(press(/^Change: Hello/));
    expect(contentOf(field('Text'))).toBe('Hello & welcome https://acme.com/help');
    await user.click(press('Take the file out'));
    screen.getByText(/takes its file away/);
    await expectNoViolations();
    await user.click(press('Replace it at X'));
    await screen.findAllByText('The welcome message is replaced at X.');
    expect(desk.asked('welcome.update')).toEqual([
      {
        accountId: acme.id,
        id: '11',
        content: {
          text: 'Hello & welcome https://acme.com/help',
          buttons: [{ label: 'Open', url: 'https://acme.com' }],
          quickReplies: [{ label: 'Order' }, { label: 'Refund' }],
        },
      },
    ]);
  });

  it('keep what was written when X refuses it', async () => {
    const desk = keeping({}, { 'welcome.update': () => fail('own_dms_closed') });
    const { user } = await openOptions(desk, 'welcome');
    await user.click(press('Change: Closed'));
    await user.type(field('Text'), ' Till Monday.');
    await user.click(press('Replace it at X'));
    await screen.findByText(/accept messages from everyone/);
    expect(contentOf(field('Text'))).toBe('We are closed. Till Monday.');
  });

  it('are set aside, not lost, when another is taken up before they are saved', async () => {
    const desk = keeping();
    const { user } = await openOptions(desk, 'welcome');
    const back = () => press('Go back to it');
    await user.click(press('Write a welcome message'));
    await user.type(field('Text'), 'Summer hours');
    await user.click(press('Change: Closed'));
    expect(contentOf(field('Text'))).toBe('We are closed.');
    screen.getByText('A message you had begun is kept.');
    await expectNoViolations();
    await user.type(field('Text'), ' Till Monday.');
    await user.click(press('Change: Closed'));
    expect(contentOf(field('Text'))).toBe('We are closed. Till Monday.');
    await user.click(back());
    expect(contentOf(field('Text'))).toBe('Summer hours');
    await user.click(press('Save it at X'));
    expect(desk.asked('welcome.create')).toEqual([{ accountId: acme.id, content: { text: 'Summer hours' } }]);
    await user.click(back());
    expect(contentOf(field('Text'))).toBe('We are closed. Till Monday.');
    await user.click(press('Replace it at X'));
    expect(desk.asked('welcome.update')).toEqual([
      { accountId: acme.id, id: '12', content: { text: 'We are closed. Till Monday.' } },
    ]);
    expect(screen.queryByText('A message you had begun is kept.')).toBeNull();
  });

  it('leave nothing behind that was only looked at', async () => {
    const { user } = await openOptions(keeping(), 'welcome');
    await user.click(press('Change: Closed'));
    await user.click(press(/^Change: Hello/));
    expect(screen.queryByText('A message you had begun is kept.')).toBeNull();
  });

  it.each([
    [{ state: 'changed', rule: { id: '6', welcome_message_id: '12' } }, /“Closed” is the default now/],
    [{ state: 'unchanged', rule, problem: { code: 'x_unavailable' } }, /stays as it was/],
    [{ state: 'restored', rule, problem: { code: 'x_unavailable' } }, /was not taken, so “Hello.*put back/],
    [
      { state: 'lost', problem: { code: 'x_unavailable' }, restoring: { code: 'unreachable' } },
      /putting the old one back failed too.*Reload this page/,
    ],
  ] as const)('tell what came of a new default: %o', async (change, said) => {
    const desk = keeping({}, { 'welcome.setDefault': () => ok(change) });
    const { user } = await openOptions(desk, 'welcome');
    await user.click(press('Make it the default: Closed'));
    await screen.findByText(said);
    expect(desk.asked('welcome.setDefault')).toEqual([{ accountId: acme.id, from: rule, to: '12' }]);
    await expectNoViolations();
  });

  it('are deleted after asking; the default and the link settings let go of it first', async () => {
    const desk = keeping({}, { 'settings.write': ({ settings }) => ok(settings) });
    desk.answers['settings.read'] = () => ok({ ...defaults, welcomeMessageFor: { [acme.id]: '11' } });
    const { user } = await openOptions(desk, 'welcome');
    await user.click(press(/^Delete: Hello/));
    screen.getByText(/It is the default, so there will be none/);
    screen.getByText(/chosen in your link settings/);
    await expectNoViolations();
    await user.click(press('Delete it'));
    await screen.findAllByText('The welcome message is deleted at X.');
    expect(desk.asked('welcome.setDefault')).toEqual([{ accountId: acme.id, from: rule }]);
    expect(desk.asked('welcome.remove')).toEqual([{ accountId: acme.id, id: '11' }]);
    expect(desk.asked('settings.write')).toMatchObject([{ settings: { welcomeMessageFor: {} } }]);
  });

  it('come a page at a time', async () => {
    const messages = Array.from({ length: 25 }, (_, at) => ({
      ...closed,
      id: String(at + 1),
      name: `No ${at}`,
    }));
    const { user } = await openOptions(keeping({ messages }), 'welcome');
    expect(screen.getAllByRole('listitem', { name: /^No / })).toHaveLength(10);
    await user.click(press('Show more (10 of 25 are shown)'));
    expect(screen.getAllByRole('listitem', { name: /^No / })).toHaveLength(20);
  });

  it('say so when X can’t be asked, and try again', async () => {
    const desk = keeping({}, { 'welcome.list': () => fail('unreachable') });
    const { user } = await openOptions(desk, 'welcome');
    await screen.findByText(/could not be reached/);
    desk.answers['welcome.list'] = () => ok({ messages: [], isWhole: true });
    await user.click(press('Try again'));
    await screen.findByText('There is no welcome message yet.');
  });
});

describe('the link settings', () => {
  it('offer the welcome messages of an account, and say when the default would be skipped', async () => {
    const kept = { settings: { ...defaults, linkText: 'Order: ' } };
    const desk = keeping(
      {},
      {
        'settings.read': () => ok(kept.settings),
        'settings.write': ({ settings }) => {
          kept.settings = settings;
          return ok(settings);
        },
      },
    );
    const { user } = await openOptions(desk, 'links');
    screen.getByText(/X does not show the default welcome message of @acme_help/);
    const choice = await screen.findByRole('combobox', { name: 'Welcome message for @acme_help' });
    await expectNoViolations();
    await user.selectOptions(choice, 'Closed');
    expect(kept.settings.welcomeMessageFor).toEqual({ [acme.id]: '12' });
    expect(screen.queryByText(/X does not show the default welcome message of @/)).toBeNull();
    await user.selectOptions(choice, "X's own default");
    expect(kept.settings.welcomeMessageFor).toEqual({});
  });

  it('take an id where there are no keys, and keep no word that is none', async () => {
    const desk = fakeDesk({ 'settings.write': ({ settings }) => ok(settings) });
    const { user } = await openOptions(desk, 'links');
    const id = field('Welcome message for @acme_help');
    await user.type(id, '12x');
    expect(descriptionOf(id)).toMatch(/no id of a welcome message.*Not saved/);
    expect(desk.asked('settings.write').at(-1)).toMatchObject({
      settings: { welcomeMessageFor: { [acme.id]: '12' } },
    });
    await expectNoViolations();
  });
});

describe('a new file in a welcome message', () => {
  const choose = (user: Awaited<ReturnType<typeof openOptions>>['user']) =>
    user.upload(
      document.querySelector('.attach input[type=file]') as HTMLInputElement,
      new File([jpeg(2_000)], 'lid.jpg', { type: 'image/jpeg' }),
    );
  const upload = (state: 'uploading' | 'ready') => ({
    state,
    sent: state === 'ready' ? 2_000 : 0,
    size: 2_000,
    ...(state === 'ready' && { mediaId: '9001' }),
  });
  const withFiles = (more: Parameters<typeof fakeDesk>[0] = {}) =>
    keeping({}, { 'settings.read': () => ok({ ...defaults, sharedMediaAgreed: true }), ...more });

  it('goes to X while it is written, and is saved by X’s id of it', async () => {
    let state: 'uploading' | 'ready' = 'uploading';
    const desk = withFiles({
      'media.attach': () => ok(upload(state)),
      'media.view': () => ok(upload(state)),
    });
    const { user } = await openOptions(desk, 'welcome');
    await user.click(press('Write a welcome message'));
    await user.type(field('Text'), 'Hello');
    await choose(user);
    await screen.findByRole('progressbar', { name: 'Uploading lid.jpg to X' });
    expect(desk.asked('media.attach')).toMatchObject([{ accountId: acme.id }]);
    await user.click(press('Save it at X'));
    screen.getByText(/^The file is not at X yet/);
    expect(desk.asked('welcome.create')).toEqual([]);
    await expectNoViolations();
    state = 'ready';
    desk.change('uploads');
    await screen.findAllByText(/^The file is at X/);
    await user.click(press('Save it at X'));
    expect(desk.asked('welcome.create')).toMatchObject([{ content: { text: 'Hello', mediaId: '9001' } }]);
  });

  it('takes the place of the one that is there, which is said, or stays away again', async () => {
    const ready = () => ok(upload('ready'));
    const desk = withFiles({ 'media.attach': ready, 'media.view': ready });
    const { user } = await openOptions(desk, 'welcome');
    await user.click(press(/^Change: Hello & welcome/));
    screen.getByText(/^The file that it has stays/);
    await choose(user);
    await screen.findByText(/^Saving puts this file in the place/);
    await expectNoViolations();
    await user.click(press('Remove lid.jpg'));
    screen.getByText(/^The file that it has stays/);
    await choose(user);
    await screen.findAllByText(/^The file is at X/);
    await user.click(press('Replace it at X'));
    expect(desk.asked('welcome.update')).toMatchObject([{ id: '11', content: { mediaId: '9001' } }]);
  });
});

it('find the numeric id of an account that a button writes to', async () => {
  const desk = keeping({ messages: [], rule: undefined });
  const { user } = await openOptions(desk, 'welcome');
  await user.click(press('Write a welcome message'));
  await user.click(press('Another button'));
  await user.selectOptions(screen.getByRole('combobox', { name: 'What it does' }), 'Message another account');
  await user.type(field('Numeric id of the account'), 'casey_c');
  await user.click(press('Look up the id of @casey_c'));
  expect(desk.asked('person.find')).toEqual([{ accountId: acme.id, who: { handle: 'casey_c' } }]);
  expect(contentOf(field('Numeric id of the account'))).toBe('4242');
});

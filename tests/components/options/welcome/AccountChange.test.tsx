// @vitest-environment jsdom
import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fail, ok, type Result } from '../../../../lib/message/problem';
import type { Answer } from '../../../../lib/platform/messages';
import { jpeg } from '../../../lib/media/files';
import { expectNoViolations } from '../../axe';
import { acme, authOf, care, defaults, fakeDesk } from '../../desk';
import { contentOf } from '../../read';
import { openOptions } from '../open-options';

type Welcome = Answer['welcome.create'];
const hours: Welcome = {
  id: '11',
  name: 'Hours',
  message_data: { text: 'We open at 8', attachment: { type: 'media', media: { id_str: '77' } } },
};
const made: Welcome = { id: '12', message_data: { text: 'made' } };

Object.assign(URL, { createObjectURL: () => 'blob:aside/1', revokeObjectURL: () => {} });
const press = (name: string | RegExp) => screen.getByRole('button', { name });
const field = (name: string) => screen.getByRole('textbox', { name });
const account = () => screen.getByRole('combobox', { name: 'Account' });

/** Both accounts have keys; @acme_help has one welcome message, with a file. */
function keeping(more: Parameters<typeof fakeDesk>[0] = {}) {
  return fakeDesk({
    'auth.state': () => ok(authOf(acme, care)),
    'keys.state': () => ok({ present: true, savedAt: 1 }),
    'welcome.list': ({ accountId }) => ok({ messages: accountId === acme.id ? [hours] : [], isWhole: true }),
    'welcome.create': () => ok(made),
    'welcome.update': () => ok(hours),
    ...more,
  });
}

/** An answer that comes when the test says so. */
function held<T>() {
  let answer: (value: Result<T>) => void = () => {};
  const promise = new Promise<Result<T>>((resolve) => {
    answer = resolve;
  });
  return { promise, answer: (value: Result<T>) => act(async () => answer(value)) };
}

describe('the account is changed while a welcome message is being written', () => {
  it('a new one goes on, and is saved to the account that stands there', async () => {
    const desk = keeping();
    const { user } = await openOptions(desk, 'welcome');
    await user.click(press('Write a welcome message'));
    await user.type(field('Name'), 'Hi');
    await user.type(field('Text'), 'Hello there');
    await user.selectOptions(account(), '@acme_care');
    expect(contentOf(field('Text'))).toBe('Hello there');
    await user.click(press('Save it at X'));
    expect(desk.asked('welcome.create')).toEqual([
      { accountId: care.id, name: 'Hi', content: { text: 'Hello there' } },
    ]);
  });

  it('a change of one is a new one there, which is said; nothing of the other account’s is replaced', async () => {
    const desk = keeping();
    const { user } = await openOptions(desk, 'welcome');
    await user.click(press('Change: Hours'));
    await user.type(field('Text'), ', today too');
    await user.selectOptions(account(), '@acme_care');
    expect(contentOf(field('Text'))).toBe('We open at 8, today too');
    screen.getByText(/becomes a new welcome message of @acme_care.*stays behind/);
    await expectNoViolations();
    await user.click(press('Save it at X'));
    expect(desk.asked('welcome.update')).toEqual([]);
    expect(desk.asked('welcome.create')).toEqual([
      { accountId: care.id, name: 'Hours', content: { text: 'We open at 8, today too' } },
    ]);
  });

  it('a look at another account and back leaves it as it was', async () => {
    const desk = keeping();
    const { user } = await openOptions(desk, 'welcome');
    await user.click(press('Change: Hours'));
    await user.type(field('Text'), ', today too');
    await user.selectOptions(account(), '@acme_care');
    await user.selectOptions(account(), '@acme_help');
    await user.click(press('Replace it at X'));
    expect(desk.asked('welcome.update')).toEqual([
      { accountId: acme.id, id: '11', content: { text: 'We open at 8, today too', mediaId: '77' } },
    ]);
  });

  it('also by a sign-out elsewhere', async () => {
    const desk = keeping();
    const { user } = await openOptions(desk, 'welcome');
    await user.click(press('Change: Hours'));
    desk.answers['auth.state'] = () => ok(authOf(care));
    await act(async () => desk.change('accounts'));
    await user.click(await screen.findByRole('button', { name: 'Save it at X' }));
    expect(desk.asked('welcome.update')).toEqual([]);
    expect(desk.asked('welcome.create')).toEqual([
      { accountId: care.id, name: 'Hours', content: { text: 'We open at 8' } },
    ]);
  });

  it('while it is being saved: it is the account’s that pressed, and so is what came of it', async () => {
    const saving = held<Welcome>();
    const desk = keeping({ 'welcome.create': () => saving.promise });
    const { user } = await openOptions(desk, 'welcome');
    await user.click(press('Write a welcome message'));
    await user.type(field('Text'), 'Hello there');
    await user.click(press('Save it at X'));
    await user.selectOptions(account(), '@acme_care');
    await user.click(press('Saving at X'));
    await saving.answer(fail('own_dms_closed'));
    expect(desk.asked('welcome.create')).toHaveLength(1);
    expect(desk.asked('welcome.create')).toMatchObject([{ accountId: acme.id }]);
    expect(screen.queryByText(/accept messages from everyone/)).toBeNull();
    await user.selectOptions(account(), '@acme_help');
    screen.getByText(/accept messages from everyone/);
    expect(contentOf(field('Text'))).toBe('Hello there');
  });

  it('a file goes to X anew for that account, before anything is saved', async () => {
    const file = { state: 'ready', sent: 2_000, size: 2_000, mediaId: '9001' } as const;
    const desk = keeping({
      'settings.read': () => ok({ ...defaults, sharedMediaAgreed: true }),
      'media.attach': () => ok(file),
      'media.view': ({ accountId }) => ok(accountId === acme.id ? file : null),
      'media.retry': () => ok({ ...file, mediaId: '9002' }),
    });
    const { user } = await openOptions(desk, 'welcome');
    await user.click(press('Write a welcome message'));
    await user.type(field('Text'), 'Hello');
    await user.upload(
      document.querySelector('.attach input[type=file]') as HTMLInputElement,
      new File([jpeg(2_000)], 'lid.jpg', { type: 'image/jpeg' }),
    );
    await screen.findAllByText(/^The file is at X/);
    await user.selectOptions(account(), '@acme_care');
    await user.click(press('Save it at X'));
    expect(desk.asked('welcome.create')).toEqual([]);
    expect(desk.asked('media.retry')).toMatchObject([{ accountId: care.id }]);
    await user.click(press('Save it at X'));
    expect(desk.asked('welcome.create')).toMatchObject([
      { accountId: care.id, content: { mediaId: '9002' } },
    ]);
  });
});

describe('what is typed while a welcome message is being saved', () => {
  it('stays, and is saved into the same one', async () => {
    const saving = held<Welcome>();
    const desk = keeping({ 'welcome.create': () => saving.promise });
    const { user } = await openOptions(desk, 'welcome');
    await user.click(press('Write a welcome message'));
    await user.type(field('Text'), 'Hello');
    await user.click(press('Save it at X'));
    await user.type(field('Text'), ' there');
    await saving.answer(ok({ ...made, id: '13' }));
    await user.click(press('Replace it at X'));
    expect(desk.asked('welcome.create')).toHaveLength(1);
    expect(desk.asked('welcome.update')).toMatchObject([{ id: '13', content: { text: 'Hello there' } }]);
  });
});

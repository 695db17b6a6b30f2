import { afterEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ok } from '../../../lib/message/problem';
import { answerRenewals } from '../../../lib/platform/renewal';

const question = { name: 'renewal.renew', accountId: '4242' };
const background = { id: fakeBrowser.runtime.id };

afterEach(() => fakeBrowser.reset());

function listen() {
  const asked: string[] = [];
  vi.stubGlobal('window', { close: vi.fn() });
  answerRenewals(async (accountId) => {
    asked.push(accountId);
    return ok(null);
  });
  return asked;
}

it('renews what the background asks for', async () => {
  const asked = listen();
  await fakeBrowser.runtime.onMessage.trigger(question, background, () => {});
  expect(asked).toEqual(['4242']);
});

it.each<[string, unknown, object]>([
  ['a content script', question, { ...background, tab: { id: 7 } }],
  ['another extension', question, { id: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' }],
  ['nobody', question, {}],
  ['the background, about something else', { name: 'outbox.view', payload: {} }, background],
  ['the background, with an id that is none', { ...question, accountId: '../4242' }, background],
])('does nothing for %s', async (_, message, sender) => {
  const asked = listen();
  await fakeBrowser.runtime.onMessage.trigger(message, sender, () => {});
  expect(asked).toEqual([]);
});

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { answerPageContext } from '@/lib/platform/answer-in-page';

type Listener = (message: unknown, sender: unknown, respond: (answer: unknown) => void) => void;

let listeners: Listener[] = [];
const context = { ownId: '4242' };
const panel = { id: fakeBrowser.runtime.id };
const tab = { id: 7 };

function ask(message: unknown, sender: unknown): unknown {
  const respond = vi.fn();
  for (const listener of listeners) listener(message, sender, respond);
  return respond.mock.calls[0]?.[0];
}

let page = new AbortController();
beforeEach(() => {
  vi.spyOn(fakeBrowser.runtime, 'getURL').mockImplementation((path) => `chrome-extension://own${path}`);
  vi.spyOn(fakeBrowser.runtime.onMessage, 'addListener').mockImplementation((added) =>
    listeners.push(added as Listener),
  );
  vi.spyOn(fakeBrowser.runtime.onMessage, 'removeListener').mockImplementation((gone) => {
    listeners = listeners.filter((listener) => listener !== gone);
  });
  page = new AbortController();
  answerPageContext(() => context, page.signal);
});
afterEach(() => {
  page.abort();
  vi.restoreAllMocks();
});

it('tells the panel who is being answered', () => {
  expect(ask({ name: 'page.context' }, panel)).toEqual(context);
});
it('tells the panel also where it is open as a window of its own', () => {
  expect(
    ask({ name: 'page.context' }, { ...panel, tab, url: 'chrome-extension://own/sidepanel.html' }),
  ).toEqual(context);
});
it.each([
  ['another extension', { id: 'somebody-else' }],
  ['a page in a tab', { ...panel, tab, url: 'https://x.com/home' }],
  ['another extension’s page', { id: 'somebody-else', tab, url: 'chrome-extension://else/x.html' }],
  ['nobody known', {}],
])('tells %s nothing', (_, sender) => {
  expect(ask({ name: 'page.context' }, sender)).toBeUndefined();
});
it.each([undefined, null, 'page.context', {}, { name: 'tokens' }])(
  'does not know the question %j',
  (message) => {
    expect(ask(message, panel)).toBeUndefined();
  },
);
it('answers no more once the page is given up', () => {
  page.abort();
  expect(ask({ name: 'page.context' }, panel)).toBeUndefined();
});

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { answerInPage } from '@/lib/platform/answer-in-page';

type Listener = (message: unknown, sender: unknown, respond: (answer: unknown) => void) => void;

let listeners: Listener[] = [];
const context = { ownId: '4242' };
const panel = { id: fakeBrowser.runtime.id };
const tab = { id: 7 };

const press = vi.fn();
const put = vi.fn(async () => ({ outcome: 'put' as const }));

async function ask(message: unknown, sender: unknown): Promise<unknown> {
  const respond = vi.fn();
  for (const listener of listeners) listener(message, sender, respond);
  await new Promise((resolve) => setTimeout(resolve));
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
  press.mockClear();
  put.mockClear();
  answerInPage({ context: async () => context, press, put }, page.signal);
});
afterEach(() => {
  page.abort();
  vi.restoreAllMocks();
});

it('tells the panel who is being answered', async () => {
  expect(await ask({ name: 'page.context' }, panel)).toEqual(context);
});
it('tells the panel also where it is open as a window of its own', async () => {
  expect(
    await ask({ name: 'page.context' }, { ...panel, tab, url: 'chrome-extension://own/sidepanel.html' }),
  ).toEqual(context);
});
it.each([
  ['another extension', { id: 'somebody-else' }],
  ['a page in a tab', { ...panel, tab, url: 'https://x.com/home' }],
  ['another extension’s page', { id: 'somebody-else', tab, url: 'chrome-extension://else/x.html' }],
  ['nobody known', {}],
])('tells %s nothing', async (_, sender) => {
  expect(await ask({ name: 'page.context' }, sender)).toBeUndefined();
});
it.each([undefined, null, 'page.context', {}, { name: 'tokens' }])(
  'does not know the question %j',
  async (message) => {
    expect(await ask(message, panel)).toBeUndefined();
  },
);
it('answers no more once the page is given up', async () => {
  page.abort();
  expect(await ask({ name: 'page.context' }, panel)).toBeUndefined();
});
it('presses what a person asked for outside the page, and nothing else', async () => {
  await ask({ name: 'page.press', button: 'reply', link: 'https://x.com/a/status/1' }, panel);
  expect(press).toHaveBeenLastCalledWith('reply', 'https://x.com/a/status/1');
  await ask({ name: 'page.press', button: 'link' }, panel);
  expect(press).toHaveBeenLastCalledWith('link', undefined);
  await ask({ name: 'page.press', button: 'post' }, panel);
  await ask({ name: 'page.press', button: 'link' }, { ...panel, tab, url: 'https://x.com/home' });
  expect(press).toHaveBeenCalledTimes(2);
});

const wanted = { text: 'Hi', person: { id: '1', handle: 'casey_c' } };
const from = (url: string) => ({ ...panel, url });
const sidepanel = 'chrome-extension://own/sidepanel.html';

it.each([
  ['beside the page', from(sidepanel)],
  ['as a window of its own', { ...from(`${sidepanel}?x#y`), tab }],
])('puts in what the panel asks for, %s', async (_, sender) => {
  expect(await ask({ name: 'page.put', wanted }, sender)).toEqual({ outcome: 'put' });
  expect(put).toHaveBeenCalledWith(wanted);
});
it.each([
  ['the settings', from('chrome-extension://own/options.html')],
  ['the background', from('chrome-extension://own/background.js')],
  [
    'a page of ours that is named like the panel',
    from('chrome-extension://own/options.html?/sidepanel.html'),
  ],
  ['nobody known', panel],
  ['a page in a tab', { ...from('https://x.com/home'), tab }],
  ['another extension', { id: 'somebody-else', url: sidepanel }],
])('puts in nothing for %s', async (_, sender) => {
  expect(await ask({ name: 'page.put', wanted }, sender)).toBeUndefined();
  expect(put).not.toHaveBeenCalled();
});
it.each([undefined, null, 'Hi', {}, { text: 7 }])('puts in no text that is none: %j', async (nothing) => {
  expect(await ask({ name: 'page.put', wanted: nothing }, from(sidepanel))).toBeUndefined();
  expect(put).not.toHaveBeenCalled();
});

import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { announce } from '../../../lib/platform/changes';
import { ask, askPage, onChanged, putIntoChat } from '../../../lib/platform/desk';

afterEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

// The fake browser's types know no answers.
const answering = (answer: unknown) => (async () => answer) as never;

describe('asking the background', () => {
  it('hands over name and payload and gives back the answer', async () => {
    const send = vi
      .spyOn(fakeBrowser.runtime, 'sendMessage')
      .mockImplementation(answering({ ok: true, value: null }));
    expect(await ask('draft.take', {})).toEqual({ ok: true, value: null });
    expect(send).toHaveBeenCalledWith({ name: 'draft.take', payload: {} });
  });

  it.each([undefined, null, 'yes', {}])('takes %j for an inner problem', async (answer) => {
    vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(answering(answer));
    expect(await ask('draft.take', {})).toMatchObject({ ok: false, problem: { code: 'internal' } });
  });

  it('takes a worker that died for an inner problem, and keeps what the browser said', async () => {
    vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockRejectedValue(new Error('The message port closed'));
    expect(await ask('draft.take', {})).toEqual({
      ok: false,
      problem: { code: 'internal', detail: 'The message port closed' },
    });
  });
});

/** The tabs there are, and those in front. */
const own = { id: 9 };
const tabs = (front: { id?: number }[], everywhere: { id?: number }[], current?: { id: number }) => {
  Object.assign(fakeBrowser.tabs, { getCurrent: async () => current });
  vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation((async (wanted: { lastFocusedWindow?: boolean }) =>
    wanted.lastFocusedWindow ? front : everywhere) as never);
};
const pages = (answers: Record<number, unknown>) =>
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation((async (id: number) => {
    if (!(id in answers)) throw new Error('Could not establish connection');
    return answers[id];
  }) as never);

describe('asking the open page', () => {
  const context = { ownId: '1001', customer: { handle: 'casey_c' } };

  it('gives what the tab in front shows', async () => {
    tabs([{ id: 1 }], [{ id: 1 }, { id: 2 }]);
    pages({ 1: context, 2: {} });
    expect(await askPage()).toEqual(context);
  });

  it('gives nothing where that tab is not X', async () => {
    tabs([{ id: 1 }], [{ id: 1 }, { id: 2 }]);
    pages({ 2: context });
    expect(await askPage()).toBeUndefined();
  });

  it('looks behind itself when the panel is a window of its own', async () => {
    tabs([own], [own, { id: 1 }, { id: 2 }], own);
    pages({ 2: context });
    expect(await askPage()).toEqual(context);
  });

  it.each([
    { ownId: 'me' },
    { customer: { handle: '<script>' } },
    { post: { url: 'javascript:alert(1)' } },
    'text',
  ])('believes no page: %j', async (answer) => {
    tabs([{ id: 1 }], []);
    pages({ 1: answer });
    expect(await askPage()).toBeUndefined();
  });
});

describe('hearing of changes', () => {
  const heard = () => new Promise((resolve) => setTimeout(resolve, 20));

  it('hears its own topic until it is told to stop', async () => {
    const end = new AbortController();
    const listener = vi.fn();
    onChanged('outbox', listener, end.signal);
    announce('outbox');
    announce('settings');
    await heard();
    expect(listener).toHaveBeenCalledTimes(1);
    end.abort();
    announce('outbox');
    await heard();
    expect(listener).toHaveBeenCalledTimes(1);
  });
});

describe('putting a text into the open chat', () => {
  const wanted = { text: 'Hi', ownId: '1001', person: { id: '4242', handle: 'casey_c' } };

  it('asks the page in front, in its top frame, and says what came of it', async () => {
    tabs([{ id: 1 }], [{ id: 1 }, { id: 2 }]);
    const asked = pages({ 1: { outcome: 'put', with: '@casey_c' } });
    expect(await putIntoChat(wanted)).toEqual({ outcome: 'put', with: '@casey_c' });
    expect(asked.mock.calls).toEqual([[1, { name: 'page.put', wanted }, { frameId: 0 }]]);
  });

  it.each([
    ['nothing of ours answers', {}],
    ['the page says what it can’t', { 1: { outcome: 'sent' } }],
    ['the page says nothing', { 1: undefined }],
    ['the page tells a story', { 1: { outcome: 'put', with: 'x'.repeat(300) } }],
  ])('finds no chat where %s', async (_, answers) => {
    tabs([{ id: 1 }], []);
    pages(answers);
    expect(await putIntoChat(wanted)).toEqual({ outcome: 'no_chat' });
  });

  it('goes on to the next window where the chat of one is somebody else’s, and puts it in once', async () => {
    tabs([own], [own, { id: 1 }, { id: 2 }, { id: 3 }], own);
    const asked = pages({ 1: { outcome: 'other_chat' }, 2: { outcome: 'put' }, 3: { outcome: 'put' } });
    expect(await putIntoChat(wanted)).toEqual({ outcome: 'put' });
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('says that the chat is somebody else’s where no window has the right one', async () => {
    tabs([own], [own, { id: 1 }, { id: 2 }], own);
    pages({ 1: { outcome: 'other_chat', with: '@jo_lee' }, 2: { outcome: 'no_chat' } });
    expect(await putIntoChat(wanted)).toEqual({ outcome: 'other_chat', with: '@jo_lee' });
  });
});

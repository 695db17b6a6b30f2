import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { announce } from '../../../lib/platform/changes';
import { ask, askPage, onChanged } from '../../../lib/platform/desk';

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

describe('asking the open page', () => {
  const own = { id: 9 };
  const tabs = (front: { id?: number }[], everywhere: { id?: number }[], current?: { id: number }) => {
    Object.assign(fakeBrowser.tabs, { getCurrent: async () => current });
    vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation((async (wanted: {
      lastFocusedWindow?: boolean;
    }) => (wanted.lastFocusedWindow ? front : everywhere)) as never);
  };
  const pages = (answers: Record<number, unknown>) =>
    vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation((async (id: number) => {
      if (!(id in answers)) throw new Error('Could not establish connection');
      return answers[id];
    }) as never);
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

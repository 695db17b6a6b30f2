import { useSyncExternalStore } from 'react';
import { type Look, readLook } from './look';
import type { NewPost, PageView } from './view';
import type { Words } from './words';
import { wordsFor } from './words';

/** What the dialog was opened for. */
export interface Intent {
  replyToId?: string;
  quotedId?: string;
  /** What the parts start with. */
  parts: string[];
}

interface State {
  view: PageView;
  look: Look;
  /** Path of the page; while the dialog is open, of the page behind it. */
  path: string;
  /** The chat's text to start with. */
  chatText?: string;
  intent?: Intent;
  toast?: { text: string; href?: string };
  /** Counts up to make the list draw its cells from new elements. */
  churn: number;
}

declare global {
  interface Window {
    __INITIAL_STATE__: { session: { user_id: string }; sandbox: PageView };
  }
}

let state: State = {
  view: window.__INITIAL_STATE__.sandbox,
  look: readLook(new URLSearchParams(location.search)),
  path: '/home',
  churn: 0,
};
const listeners = new Set<() => void>();

export const getState = () => state;

export function setState(change: Partial<State>): void {
  state = { ...state, ...change };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A part of the state; the component draws again when that part changes. */
export const useStore = <T>(select: (state: State) => T): T =>
  useSyncExternalStore(subscribe, () => select(state));

export const useWords = (): Words => wordsFor(useStore(({ look }) => look.rtl));

async function post(path: string, body: unknown): Promise<void> {
  const response = await fetch(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  setState({ view: (await response.json()) as PageView });
}

export async function publish(newPost: NewPost): Promise<void> {
  await post('/i/sandbox/posts', newPost);
  const { view, look } = state;
  const mine = view.posts.find(({ author }) => author.id === view.me.id);
  setState({
    toast: { text: wordsFor(look.rtl).sent, href: mine && `/${mine.author.handle}/status/${mine.id}` },
  });
  setTimeout(() => setState({ toast: undefined }), 4000);
}

export const sendChat = (conversationId: string, text: string) =>
  post('/i/sandbox/chat', { conversationId, text });

/** Changes the account in place: the cookie with its id changes, the page stays. */
export const switchAccount = (userId: string) => post('/i/sandbox/account', { userId });

/** What others did since. */
export async function refresh(): Promise<void> {
  setState({ view: (await (await fetch('/i/sandbox/view')).json()) as PageView });
}

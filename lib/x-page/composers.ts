import { type Post, readPost } from './post';
import * as x from './selectors';

/**
 * One kind of place on X where an agent types. What is common to all of them (reading, inserting, verifying, the caret)
 * belongs to the editor in it: `EditorAdapter`.
 */
interface ComposerAdapter {
  readonly kind: 'dialog' | 'thread' | 'home' | 'column' | 'chat';
  /** What bounds it: several stand in the page at once, and each keeps to its own. */
  readonly scope: string;
  /** The editor of the bar that a button was pressed in; the one used last where it has several (a thread's parts). */
  readonly find: (bar: Element, scope: Element, lastUsed?: Element) => HTMLElement | undefined;
  /** The post that is being answered there, if one is. */
  readonly findAnswered: (scope: Element) => Post | undefined;
  readonly can: {
    /** A private message link makes sense there. */
    readonly link: boolean;
    /** It is a reply that all can read: the same one too often looks like spam to X. */
    readonly reply: boolean;
  };
}

/** A composer in the page. `editor` undefined: X has changed, or it is of a kind that we don't know. */
export interface Composer {
  readonly kind: ComposerAdapter;
  readonly scope: Element;
  readonly editor: HTMLElement | undefined;
}

const nobody = () => undefined;

/** The first whose scope holds the bar. */
const adapters: readonly ComposerAdapter[] = [
  {
    // New post, reply, quote, the parts of a thread: over any page, which keeps its own composer behind.
    kind: 'dialog',
    scope: x.dialog,
    find: nearestEditor,
    // A reply shows the post in an article, a quote as a card beneath the text.
    findAnswered(scope) {
      const answered = scope.querySelector(x.post) ?? scope.querySelector(x.userName)?.closest(x.card);
      return answered ? readPost(answered) : undefined;
    },
    can: { link: true, reply: true },
  },
  {
    // The reply box of a status page, whose bar comes only with the focus.
    kind: 'thread',
    scope: x.inlineReply,
    find: nearestEditor,
    findAnswered: (scope) => findFocalPost(scope.closest(x.cell)) ?? findFocalPost(scope.closest(x.column)),
    can: { link: true, reply: true },
  },
  {
    // One textarea in a shadow root of X's own; no post is answered there.
    kind: 'chat',
    scope: x.chatComposer,
    find: (_, scope) => scope.querySelector<HTMLElement>(x.chatEditor) ?? undefined,
    findAnswered: nobody,
    can: { link: false, reply: false },
  },
  {
    kind: 'home',
    scope: x.column,
    find: nearestEditor,
    findAnswered: nobody,
    can: { link: true, reply: false },
  },
  {
    // pro.x.com has columns of another kind, a composer in each: the nearest editor is the bar's own.
    kind: 'column',
    scope: 'body',
    find: nearestEditor,
    findAnswered: nobody,
    can: { link: true, reply: false },
  },
];

/** The post that a status page is about. */
export function findFocalPost(within: Element | null): Post | undefined {
  const article = within?.querySelector(x.focalPost);
  return article ? readPost(article) : undefined;
}

/** The composer that `bar` belongs to. */
export function findComposer(bar: Element, lastUsed?: Element): Composer | undefined {
  for (const kind of adapters) {
    const scope = bar.closest(kind.scope);
    if (scope) return { kind, scope, editor: kind.find(bar, scope, lastUsed) };
  }
  return undefined;
}

/** The composer in front: what a person would call the open post. */
export function findFrontComposer(): Omit<Composer, 'editor'> | undefined {
  for (const kind of adapters) {
    const scope = [...document.querySelectorAll(kind.scope)].find((found) => found.querySelector(x.editor));
    if (scope) return { kind, scope };
  }
  return undefined;
}

// From the bar outwards: with several composers in one scope, the nearest is the bar's own.
function nearestEditor(bar: Element, scope: Element, lastUsed?: Element): HTMLElement | undefined {
  for (let around = bar.parentElement; around; around = around === scope ? null : around.parentElement) {
    const editors = [...around.querySelectorAll<HTMLElement>(x.editor)];
    if (editors.length) return editors.find((editor) => editor === lastUsed) ?? editors.at(-1);
  }
  return undefined;
}

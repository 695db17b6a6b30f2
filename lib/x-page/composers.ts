import { type Post, readPost } from './post';
import * as x from './selectors';

/** A place where a post is written. Several stand in the page at once; `scope` keeps each to itself. */
export interface Composer {
  readonly kind: ComposerKind;
  readonly scope: Element;
  /** The editor that text goes to; in a thread of parts the one that was used last. Undefined: X has changed. */
  readonly editor: HTMLElement | undefined;
}

interface ComposerKind {
  readonly name: 'dialog' | 'thread' | 'home';
  /** What bounds it. */
  readonly scope: string;
  /** The post that is being answered there, if one is. */
  readonly findAnswered: (scope: Element) => Post | undefined;
}

/** The first whose scope holds the toolbar. */
const kinds: readonly ComposerKind[] = [
  {
    name: 'dialog',
    scope: x.dialog,
    // A reply shows the post in an article, a quote as a card beneath the text.
    findAnswered(scope) {
      const answered = scope.querySelector(x.post) ?? scope.querySelector(x.userName)?.closest(x.card);
      return answered ? readPost(answered) : undefined;
    },
  },
  {
    name: 'thread',
    scope: x.inlineReply,
    findAnswered: (scope) => findFocalPost(scope.closest(x.cell)) ?? findFocalPost(scope.closest(x.column)),
  },
  // pro.x.com has columns of another kind: there the whole page bounds it.
  { name: 'home', scope: `${x.column}, body`, findAnswered: () => undefined },
];

/** The post that a status page is about. */
export function findFocalPost(within: Element | null): Post | undefined {
  const article = within?.querySelector(x.focalPost);
  return article ? readPost(article) : undefined;
}

/** The composer that `toolbar` belongs to, or undefined where there is no composer that we know. */
export function findComposer(toolbar: Element, lastUsed?: Element): Composer | undefined {
  for (const kind of kinds) {
    const scope = toolbar.closest(kind.scope);
    if (scope) return { kind, scope, editor: nearestEditor(toolbar, scope, lastUsed) };
  }
  return undefined;
}

/** The composer in front: what a person would call the open post. */
export function findFrontComposer(): Omit<Composer, 'editor'> | undefined {
  for (const kind of kinds) {
    const scope = [...document.querySelectorAll(kind.scope)].find((found) => found.querySelector(x.editor));
    if (scope) return { kind, scope };
  }
  return undefined;
}

// From the toolbar outwards: with several composers in one scope, the nearest is the toolbar's own.
function nearestEditor(toolbar: Element, scope: Element, lastUsed?: Element): HTMLElement | undefined {
  for (let around = toolbar.parentElement; around; around = around === scope ? null : around.parentElement) {
    const editors = [...around.querySelectorAll<HTMLElement>(x.editor)];
    if (editors.length) return editors.find((editor) => editor === lastUsed) ?? editors.at(-1);
  }
  return undefined;
}

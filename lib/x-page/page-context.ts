import type { PageContext } from '../message/page-context';
import { findFocalPost, findFrontComposer } from './composers';
import { readOwnId } from './own-id';
import { type Post, readPost } from './post';
import * as x from './selectors';

// The longest that lib/message/page-context.ts lets through; its schema is too large for the page.
const longest = { name: 200, text: 30_000, url: 300 };

/** What the page shows about the post being answered, cut to the lengths that the background accepts. */
export function readPageContext(answered: Post | undefined): PageContext {
  const { handle, name, text, url, lang } = answered ? withUrl(answered) : {};
  return {
    ownId: readOwnId(document.cookie),
    ownHandle: readOwnHandle(),
    customer: handle ? { handle, name: name?.slice(0, longest.name) } : undefined,
    post:
      url || text
        ? { url: url?.slice(0, longest.url), text: text?.slice(0, longest.text), lang: lang?.slice(0, 35) }
        : undefined,
  };
}

/** The same for the open post: that of the dialog in front, else of the status page, else none. */
export function readFrontContext(): PageContext {
  const front = findFrontComposer();
  const isStatusPage = /\/status\/[0-9]/.test(location.pathname);
  const answered = front?.kind.findAnswered(front.scope);
  return readPageContext(
    answered ?? (isStatusPage ? findFocalPost(document.querySelector(x.column)) : undefined),
  );
}

function readOwnHandle(): string | undefined {
  const link = document.querySelector<HTMLAnchorElement>(x.ownProfile);
  return /^\/([A-Za-z0-9_]{1,15})\/?$/.exec(link?.pathname ?? '')?.[1];
}

let lastAnswered: Post | undefined;

/** Remembers the post whose reply or quote button was pressed last: a reply dialog shows it without its link. */
export function rememberAnswered(signal: AbortSignal): void {
  const onClick = ({ target }: Event) => {
    const article = target instanceof Element && target.closest(x.answerButton)?.closest(x.post);
    if (article) lastAnswered = readPost(article);
  };
  document.addEventListener('click', onClick, { capture: true, passive: true, signal });
}

// Same author and same second. The list behind may have been recycled since, so the remembered one counts too.
function withUrl(shown: Post): Post {
  if (shown.url) return shown;
  const isSame = (other: Post | undefined) => other?.time === shown.time && other?.handle === shown.handle;
  const behind = [...document.querySelectorAll(x.post)]
    .map(readPost)
    .find((other) => other.url && isSame(other));
  return { ...shown, url: behind?.url ?? (isSame(lastAnswered) ? lastAnswered?.url : undefined) };
}

import type { PageContext } from '../message/page-context';
import { findFocalPost, findFrontComposer } from './composers';
import type { LastAnswered } from './last-answered';
import { readOwnId } from './own-id';
import { type Post, readPost } from './post';
import * as x from './selectors';

// The longest that lib/message/page-context.ts lets through; its schema is too large for the page.
const longest = { name: 200, text: 30_000, url: 300 };
const languagePattern = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/;

/** What the page shows about the post being answered, cut to the lengths that the background accepts. */
export function readPageContext(answered: Post | undefined, last?: LastAnswered): PageContext {
  const { handle, name, text, url, lang } = answered ? withUrl(answered, last) : {};
  return {
    ...readPosting(),
    customer: handle ? { handle, name: name?.slice(0, longest.name) } : undefined,
    post:
      url || text
        ? {
            url: url?.slice(0, longest.url),
            text: text?.slice(0, longest.text),
            lang: lang && languagePattern.test(lang) ? lang : undefined,
          }
        : undefined,
  };
}

/** The same for the open post or conversation: that of the dialog in front, else of the page, else none. */
export function readFrontContext(last?: LastAnswered): PageContext {
  const front = findFrontComposer();
  const chat = [...document.querySelectorAll(x.chatHost)].find((host) =>
    host.shadowRoot?.querySelector(x.chatHeader),
  )?.shadowRoot;
  if (chat && front?.kind.kind !== 'dialog') return readChatContext(chat);
  const isStatusPage = /\/status\/[0-9]/.test(location.pathname);
  const answered = front?.kind.findAnswered(front.scope);
  const focal = isStatusPage ? findFocalPost(document.querySelector(x.column)) : undefined;
  return readPageContext(answered ?? focal, last);
}

/** The open conversation: its id is in the address of the chat page; a drawer over another page has none. */
export function readChatContext(root: ParentNode): PageContext {
  const posting = readPosting();
  const header = root.querySelector(x.chatHeader);
  const name = header?.querySelector(x.chatName)?.textContent.trim().slice(0, longest.name) || undefined;
  const handle = readHandle(header?.querySelector<HTMLAnchorElement>('a[href]'));
  const id = /^\/i\/chat\/([0-9]{1,19}-[0-9]{1,19}|[0-9]{15,19})(?![0-9-])/.exec(location.pathname)?.[1];
  const people = id?.includes('-') ? id.split('-') : [];
  const personId = posting.ownId === undefined ? undefined : people.find((one) => one !== posting.ownId);
  return {
    ...posting,
    customer: handle ? { handle, name } : undefined,
    conversation: id ? { id, personId, name } : undefined,
  };
}

const readPosting = () => ({
  ownId: readOwnId(document.cookie),
  ownHandle: readHandle(document.querySelector<HTMLAnchorElement>(x.ownProfile)),
});

const readHandle = (link: HTMLAnchorElement | null | undefined): string | undefined =>
  /^\/([A-Za-z0-9_]{1,15})\/?$/.exec(link?.pathname ?? '')?.[1];

// Same author and same second. The list behind may have been recycled since, so the remembered one counts too.
function withUrl(shown: Post, last: LastAnswered | undefined): Post {
  if (shown.url) return shown;
  const isSame = (other: Post) => other.time === shown.time && other.handle === shown.handle;
  const behind = [...document.querySelectorAll(x.post)]
    .map(readPost)
    .find((other) => other.url && isSame(other));
  const [, handle, id] = /^\/(\w{1,15})\/status\/([0-9]{1,19})/.exec(last?.path ?? '') ?? [];
  const remembered =
    id && last?.time === shown.time && handle?.toLowerCase() === shown.handle?.toLowerCase()
      ? `https://x.com/${handle}/status/${id}`
      : undefined;
  return { ...shown, url: behind?.url ?? remembered };
}

import * as x from './selectors';

/** A post as the page shows it. Nothing here is to be trusted: it is text that somebody wrote. */
export interface Post {
  readonly handle?: string;
  readonly name?: string;
  readonly text?: string;
  readonly url?: string;
  /** BCP 47, as X guessed it. */
  readonly lang?: string;
  /** ISO 8601, as X writes it; tells two posts of one author apart. */
  readonly time?: string;
}

/** Reads the first post within `root`: an article, or the card of a quoted post. */
export function readPost(root: Element): Post {
  // Name and face stand above a quoted post; text may be missing, and the time of an open post stands beneath.
  const own = <E extends Element>(selector: string) =>
    root.querySelector<E>(`${selector}:not(:scope ${x.card} *)`);
  const who = root.querySelector(x.userName);
  const name = who?.firstElementChild;
  const text = own(x.postText);
  const link = root.querySelector<HTMLAnchorElement>(x.postLink);
  const time = link?.querySelector('time') ?? own<HTMLTimeElement>(x.postTime);
  return {
    handle: readHandle(root, who),
    name: name ? readText(name).trim() : undefined,
    text: text ? readText(text) : undefined,
    lang: text?.getAttribute('lang') ?? undefined,
    url: link ? statusUrl(link.pathname) : undefined,
    time: time?.dateTime,
  };
}

// The avatar first: a display name may look like somebody else's handle.
function readHandle(root: Element, who: Element | null): string | undefined {
  const byAvatar = root
    .querySelector(x.avatar)
    ?.getAttribute('data-testid')
    ?.slice('UserAvatar-Container-'.length);
  const written = /@([A-Za-z0-9_]{1,15})(?![A-Za-z0-9_])/.exec(who?.lastElementChild?.textContent ?? '')?.[1];
  return [byAvatar, written].find((handle) => /^[A-Za-z0-9_]{1,15}$/.test(handle ?? ''));
}

function statusUrl(path: string): string | undefined {
  const status = /^\/[A-Za-z0-9_]{1,15}\/status\/[0-9]{1,19}/.exec(path)?.[0];
  return status && `https://x.com${status}`;
}

/** Text as a person sees it: X draws emoji as pictures that carry the character as their `alt`. */
function readText(node: Node): string {
  if (node instanceof HTMLImageElement) return node.alt;
  return node.hasChildNodes() ? [...node.childNodes].map(readText).join('') : (node.nodeValue ?? '');
}

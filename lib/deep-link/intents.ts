import { buildDeepLink, encode } from './deep-link';

/**
 * What a button does: the four uses that X names for a message's buttons. Source: X for Websites, web intents and
 * Direct Message button.
 */
export type ButtonUse =
  | { readonly use: 'page'; readonly url: string }
  /** `url`: shown as a card in the post. `hashtags`: without their #. */
  | {
      readonly use: 'post';
      readonly text: string;
      readonly url: string;
      readonly hashtags: readonly string[];
    }
  /** `who`: a handle, or a numeric id; a handle of digits alone has its @. */
  | { readonly use: 'follow'; readonly who: string }
  /** `recipientId`: numeric; a handle does nothing. */
  | {
      readonly use: 'message';
      readonly recipientId: string;
      readonly text: string;
      readonly welcomeMessageId?: string;
    };

export const buttonUses = ['page', 'post', 'follow', 'message'] as const;

/** What is wrong with a button of a form; each has a sentence, `fault.button_use.<name>`. */
export type ButtonUseFault = 'post_nothing' | 'post_url' | 'follow_whom' | 'message_whom';

/** The button's URL. A half-filled form gives a URL that is read back as the same form. Never throws. */
export function buildButton(button: ButtonUse): string {
  switch (button.use) {
    case 'page':
      return button.url;
    case 'post': {
      const { text, url, hashtags } = button;
      const query = [`text=${encode(text)}`];
      if (url !== '') query.push(`url=${encode(url)}`);
      if (hashtags.length > 0) query.push(`hashtags=${hashtags.map(encode).join(',')}`);
      return `https://x.com/intent/tweet?${query.join('&')}`;
    }
    case 'follow': {
      const who = button.who.trim();
      if (/^[0-9]+$/u.test(who)) return `https://x.com/intent/follow?user_id=${who}`;
      return `https://x.com/intent/follow?screen_name=${encode(bare(who))}`;
    }
    case 'message':
      return buildDeepLink({ ...button, recipientId: encode(button.recipientId.trim()) });
  }
}

/**
 * Which use a URL is for. What holds anything that its form could not show is a page like any other, so that nothing is
 * lost when it is edited. Never throws.
 */
export function readButton(url: string): ButtonUse {
  const page: ButtonUse = { use: 'page', url };
  const link = readLink(url);
  if (link === undefined) return page;
  const { path, query } = link;
  const holdsOnly = (...names: string[]) => Object.keys(query).every((name) => names.includes(name));
  if ((path === '/intent/tweet' || path === '/intent/post') && holdsOnly('text', 'url', 'hashtags')) {
    const hashtags = readHashtags(query.hashtags ?? '');
    return { use: 'post', text: query.text ?? '', url: query.url ?? '', hashtags };
  }
  if (path === '/intent/follow' && holdsOnly('screen_name')) {
    const handle = bare(query.screen_name ?? '');
    return { use: 'follow', who: /^[0-9]+$/u.test(handle) ? `@${handle}` : handle };
  }
  if (path === '/intent/follow' && holdsOnly('user_id')) {
    // An id that is none would be built as a handle.
    return /^[0-9]+$/u.test(query.user_id ?? '') ? { use: 'follow', who: query.user_id ?? '' } : page;
  }
  if (path === '/messages/compose' && holdsOnly('recipient_id', 'text', 'welcome_message_id')) {
    const { recipient_id: recipientId = '', text = '', welcome_message_id: welcomeMessageId } = query;
    return {
      use: 'message',
      recipientId: recipientId.trim(),
      text,
      ...(welcomeMessageId && { welcomeMessageId }),
    };
  }
  return page;
}

/** What is missing in the form of this URL; the URL itself is `lib/message/validate.ts`'s. */
export function faultOfUse(button: ButtonUse): ButtonUseFault | undefined {
  switch (button.use) {
    case 'page':
      return undefined;
    case 'post':
      if (button.url !== '' && !/^https?:\/\/[^/]/iu.test(button.url)) return 'post_url';
      return button.text.trim() + button.url + button.hashtags.join('') === '' ? 'post_nothing' : undefined;
    case 'follow':
      return /^([0-9]{1,19}|[@＠]?[A-Za-z0-9_]{1,15})$/u.test(button.who.trim()) ? undefined : 'follow_whom';
    case 'message':
      return /^[0-9]{1,19}$/u.test(button.recipientId) ? undefined : 'message_whom';
  }
}

/** A handle without its @. */
const bare = (handle: string) => handle.replace(/^[@＠\s]+|\s+$/gu, '');

/** Hashtags as they are typed: with or without #, with commas or spaces between. */
export const readHashtags = (typed: string): string[] =>
  typed
    .split(/[\s,#＃]+/u)
    .map((tag) => tag.replace(/\p{Surrogate}/gu, '\ufffd'))
    .filter((tag) => tag !== '');

const xHosts = new Set(['x.com', 'twitter.com'].flatMap((host) => [host, `www.${host}`, `mobile.${host}`]));

/** Path and parameters of a plain https link into X; undefined where it is none, or names something twice. */
function readLink(url: string): { path: string; query: Partial<Record<string, string>> } | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, host, pathname, searchParams, hash, username } = new URL(url);
  if (protocol !== 'https:' || !xHosts.has(host) || hash !== '' || username !== '') return undefined;
  const entries = [...searchParams];
  if (new Set(entries.map(([name]) => name)).size < entries.length) return undefined;
  return { path: pathname.replace(/\/$/u, ''), query: Object.fromEntries(entries) };
}

/** A link that opens a private message to `recipientId`, as X documents it for its Message button. */
export interface DeepLink {
  /** Numeric user id; a handle does nothing. */
  readonly recipientId: string;
  /** What the message field starts with. Without a `welcomeMessageId` it makes X skip the default welcome message. */
  readonly text?: string;
  readonly welcomeMessageId?: string;
}

const path = 'messages/compose';
/**
 * Old posts carry twitter.com; phones add mobile. or www. X links an address without its scheme too, though not inside
 * a word, a domain or a path, and its query ends at none of the signs that end a sentence. Source: twitter-text 3,
 * `extractUrl`.
 */
const linkPattern =
  /(?:(?<![\w@$#＠＃])https?:\/\/|(?<![\w@$#＠＃./\u00c0-\u024f-]))(?:(?:www|mobile)\.)?(?:x|twitter)\.com\/messages\/compose\/?\?[\w!?*'@();:&=+$/%#[\].,~|-]*[\w&=#/-]/gi;

/**
 * Percent-encodes also what `encodeURIComponent` leaves and X's link detection stops at, or does at the end. Half of a
 * surrogate pair, which no URL can carry, becomes U+FFFD.
 */
export const encode = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /[!'()*~]|\.$/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** Writes the link on x.com, parameters in X's documented order. Source: X for Websites, Direct Message button. */
export function buildDeepLink({ recipientId, text, welcomeMessageId }: DeepLink): string {
  let url = `https://x.com/${path}?recipient_id=${recipientId}`;
  if (text) url += `&text=${encode(text)}`;
  if (welcomeMessageId) url += `&welcome_message_id=${welcomeMessageId}`;
  return url;
}

/** Reads one link, whatever its host and the order of its parameters; `undefined` where it is none. */
export function readDeepLink(url: string): DeepLink | undefined {
  if (url.match(linkPattern)?.[0] !== url) return undefined;
  const query = new URLSearchParams(url.slice(url.indexOf('?')).split('#')[0]);
  const recipientId = query.get('recipient_id') ?? '';
  if (!/^[0-9]{1,19}$/.test(recipientId)) return undefined;
  return {
    recipientId,
    text: query.get('text') ?? undefined,
    welcomeMessageId: query.get('welcome_message_id') ?? undefined,
  };
}

/** Every address of X's message composer in a draft, in order, whether or not its recipient can be read. */
export const findDeepLinks = (text: string): string[] => text.match(linkPattern) ?? [];

/** The first private message link in a draft, as it stands there. */
export const findDeepLink = (text: string): string | undefined =>
  findDeepLinks(text).find((url) => readDeepLink(url));

import twitterText from 'twitter-text';
import type { SandboxPost } from './state';

/** The button that X draws under a post. */
export interface CallToAction {
  label: 'Send a private message';
  /** Where it leads: the link as the author wrote it, its scheme before it. */
  url: string;
  recipientId: string;
}

/** The private message links of a text, where X's own library begins and ends them. */
export const linksIn = (text: string): string[] =>
  twitterText
    .extractUrlsWithIndices(text)
    .map(({ url }) => url)
    .filter((url) => {
      const { host, pathname, search } = new URL(withScheme(url));
      const isX = /^(?:(?:www|mobile)\.)?(?:x|twitter)\.com$/.test(host);
      return isX && /^\/messages\/compose\/?$/i.test(pathname) && search !== '';
    });

const withScheme = (url: string) => (/^https?:/i.test(url) ? url : `https://${url}`);

/**
 * X's rule for the call to action: the last private message link of a post gives the button only when its
 * recipient is the post's author. At the end of the post the link is then not displayed; elsewhere it stays.
 * Source: X's web client of July 2025 (card `message_me`) and X's business help.
 */
export function readCard(post: Pick<SandboxPost, 'authorId' | 'text'>): {
  card?: CallToAction;
  text: string;
} {
  const url = linksIn(post.text).at(-1);
  const recipientId = url && new URL(withScheme(url)).searchParams.get('recipient_id');
  if (!url || recipientId !== post.authorId) return { text: post.text };
  const text = post.text.trimEnd().endsWith(url)
    ? post.text.trimEnd().slice(0, -url.length).trimEnd()
    : post.text;
  return { card: { label: 'Send a private message', url: withScheme(url), recipientId }, text };
}

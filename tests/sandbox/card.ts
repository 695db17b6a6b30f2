import type { SandboxPost } from './state';

/** The button that X draws under a post. */
export interface CallToAction {
  label: 'Send a private message';
  /** Where it leads: the link as the author wrote it. */
  url: string;
  recipientId: string;
}

const link = /https?:\/\/(?:(?:www|mobile)\.)?(?:x|twitter)\.com\/messages\/compose\?[^\s<>"]+/gi;

/**
 * X's rule for the call to action: the last private message link of a post gives the button only when its
 * recipient is the post's author. At the end of the post the link is then not displayed; elsewhere it stays.
 * Source: X's web client of July 2025 (card `message_me`) and X's business help.
 */
export function readCard(post: Pick<SandboxPost, 'authorId' | 'text'>): {
  card?: CallToAction;
  text: string;
} {
  const url = post.text.match(link)?.at(-1);
  const recipientId = url && new URL(url).searchParams.get('recipient_id');
  if (!url || recipientId !== post.authorId) return { text: post.text };
  const text = post.text.trimEnd().endsWith(url)
    ? post.text.trimEnd().slice(0, -url.length).trimEnd()
    : post.text;
  return { card: { label: 'Send a private message', url, recipientId }, text };
}

import type { PageContext } from './page-context';

/** A reply that was put into a composer. Only a hash of it is kept, never its text. */
export interface NotedReply {
  readonly hash: string;
  /** Unix ms. */
  readonly at: number;
}

/** How far back replies count, how many are kept, and how many alike are one too many. Ours: X names no number. */
const day = 24 * 60 * 60 * 1000;
const most = 20;
const tooMany = 3;

/**
 * A reply without what differs from person to person (their name, handles, addresses of posts, case, spacing): what
 * is left is what X's rule against "duplicative or substantially similar" posts looks at.
 */
export function bareReply(text: string, { customer }: PageContext): string {
  const name = customer?.name?.trim();
  return (name ? text.replaceAll(name, ' ') : text)
    .normalize('NFKC')
    .replace(/https?:\/\/(?:x|twitter)\.com\/\w{1,15}\/status\/\d+\S*/giu, ' ')
    .replace(/@\w{1,15}/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}

/** How many of the last replies of a day read the same, counted back from the newest to the first that differs. */
export function countSame(noted: readonly NotedReply[], hash: string, now: number): number {
  const recent = noted.filter(({ at }) => now - at < day);
  const other = recent.findIndex((reply) => reply.hash !== hash);
  return other < 0 ? recent.length : other;
}

export const looksLikeSpam = (same: number): boolean => same >= tooMany;

/** The list with one more, newest first, bounded. */
export const noteReply = (noted: readonly NotedReply[], hash: string, now: number): NotedReply[] =>
  [{ hash, at: now }, ...noted.filter(({ at }) => now - at < day)].slice(0, most);

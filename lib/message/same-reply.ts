import type { PageContext } from './page-context';

/** A reply that was put into a composer. Only a hash of it is kept, never its text. */
export interface NotedReply {
  readonly hash: string;
  /** Unix ms. */
  readonly at: number;
}

/** How far back replies count, how many of them, and how many alike are one too many. Ours: X names no number. */
const day = 24 * 60 * 60 * 1000;
const most = 10;
const tooMany = 3;

/** Posts, whose authors differ, and private message links, whose prefilled text may. */
const ownAddress =
  /(?:https?:\/\/)?(?:(?:www|mobile)\.)?\b(?:x|twitter)\.com\/(?:\w{1,15}\/status\/\d|messages\/compose)[!-~]*/giu;

/**
 * A reply without what differs from person to person (their names, handles, the addresses above, case, spacing): what
 * is left is what X's rule against "duplicative or substantially similar" posts looks at.
 */
export function bareReply(text: string, { customer }: PageContext): string {
  const bare = text
    .normalize('NFKC')
    .replace(ownAddress, ' ')
    .replace(/@\w{1,15}/gu, ' ');
  const name = customer?.name?.normalize('NFKC').trim();
  return (name ? bare.replace(patternOf(name), ' ') : bare).replace(/\s+/gu, ' ').trim().toLowerCase();
}

/**
 * The name as a whole, and its first word, which is what fills `customer.first_name`. Neither counts inside a word, in
 * scripts that put spaces between words.
 */
function patternOf(name: string): RegExp {
  const [first = name] = name.split(/\s+/u);
  const [whole, firstWord] = [name, first].map((one) => one.replace(/[\^$\\.*+?()[\]{}|/]/gu, '\\$&'));
  const inWord = String.raw`[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\p{sc=Arabic}\p{sc=Hebrew}\p{N}]`;
  return new RegExp(`(?<!${inWord})(?:${whole}|${firstWord})(?!${inWord})`, 'giu');
}

/** How many of the last replies of a day read the same, whatever stands between them. */
export const countSame = (noted: readonly NotedReply[], hash: string, now: number): number =>
  noted.slice(0, most).filter((reply) => reply.hash === hash && now - reply.at < day).length;

export const looksLikeSpam = (same: number): boolean => same >= tooMany;

/** The list with one more, newest first, bounded. */
export const noteReply = (noted: readonly NotedReply[], hash: string, now: number): NotedReply[] =>
  [{ hash, at: now }, ...noted.filter(({ at }) => now - at < day)].slice(0, most);

import { createHash } from 'node:crypto';

/** A link in a text as the API shows it; `start` and `end` count Unicode characters. */
export interface UrlEntity {
  start: number;
  end: number;
  url: string;
  expanded_url: string;
  display_url: string;
}

// X also takes `acme.com` for a link; a few common endings stand for its long list.
const link =
  /https?:\/\/[^\s<>"]+|(?<![@\w.-])(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|app|de)\b(?:\/[^\s<>"]*)?/gi;

/** Replaces each link with a t.co link, as X stores every text; the same link always gives the same t.co link. */
export function shortenLinks(text: string): { text: string; urls: UrlEntity[] } {
  const urls: UrlEntity[] = [];
  let shown = '';
  let read = 0;
  for (const { 0: found, index } of text.matchAll(link)) {
    const typed = found.replace(/[.,;:!?)'\]]+$/, '');
    const expanded = /^https?:/i.test(typed) ? typed : `http://${typed}`;
    const url = `https://t.co/${createHash('sha256').update(expanded).digest('base64url').replace(/[-_]/g, 'x').slice(0, 10)}`;
    shown += text.slice(read, index);
    const start = [...shown].length;
    shown += url;
    const bare = expanded.replace(/^https?:\/\/(www\.)?/i, '');
    urls.push({
      start,
      end: start + url.length,
      url,
      expanded_url: expanded,
      display_url: bare.length > 27 ? `${bare.slice(0, 26)}…` : bare,
    });
    read = index + typed.length;
  }
  return { text: shown + text.slice(read), urls };
}

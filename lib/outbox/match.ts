import type { ListedEvent } from '../x-api/direct-message-events';
import { clockSlack } from './machine';
import type { OutboxRow } from './row';

/**
 * The event in X's list that is this row, or `undefined`. Exact on sender, on text after X's own changes to it, and on
 * the time in which the request may have arrived. `taken` are events that belong to other rows already, which is how
 * two identical messages in a row are told apart.
 */
export function findArrived(
  row: OutboxRow,
  events: readonly ListedEvent[],
  taken: ReadonlySet<string>,
): ListedEvent | undefined {
  const wanted = normalize(row.message.text);
  const from = (row.doubt?.from ?? row.createdAt) - clockSlack;
  const to = (row.doubt?.to ?? row.updatedAt) + clockSlack;
  const candidates = events.filter((event) => {
    if (event.event_type !== 'MessageCreate' || event.sender_id !== row.accountId || taken.has(event.id))
      return false;
    const at = Date.parse(event.created_at ?? '');
    return at >= from && at <= to && normalize(unwrap(event)) === wanted;
  });
  // Newest first in X's list; the oldest that nobody has claimed is ours, because rows of a conversation go in order.
  return candidates.at(-1);
}

/** X shortens every link to t.co and says in `entities` what it was. */
function unwrap({ text = '', entities }: ListedEvent): string {
  let unwrapped = text;
  for (const { url, expanded_url } of entities?.urls ?? []) {
    if (expanded_url !== undefined) unwrapped = unwrapped.replaceAll(url, () => expanded_url);
  }
  return unwrapped;
}

/** What X may change: HTML entities for & < >, trimmed ends, a scheme before a bare link, a slash after a host. */
function normalize(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/https?:\/\/(?=\S)/gi, '')
    .replace(/\/(?=\s|$)/g, '')
    .trim();
}

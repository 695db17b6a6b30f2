import type { ListedEvent } from '../x-api/direct-message-events';
import { clockSlack } from './machine';
import type { OutboxRow } from './row';

/** What other rows can call their own at X: events, and for a new group whole conversations. */
export interface Taken {
  readonly events: ReadonlySet<string>;
  readonly conversations: ReadonlySet<string>;
}

/**
 * The event in X's list that is this row, or `undefined`. Exact on sender, on text after X's own changes to it, on
 * whether a file goes with it, and on the time in which the request may have arrived. What is `taken` belongs to other
 * rows, which is how two identical messages in a row are told apart. A new group made a conversation of its own.
 */
export function findArrived(
  row: OutboxRow,
  events: readonly ListedEvent[],
  taken: Taken,
): ListedEvent | undefined {
  const { text, media } = row.rendered ?? row.message;
  const wanted = normalize(text);
  const from = (row.doubt?.from ?? row.createdAt) - clockSlack;
  const to = (row.doubt?.to ?? row.updatedAt) + clockSlack;
  const candidates = events.filter((event) => {
    if (
      event.event_type !== 'MessageCreate' ||
      event.sender_id !== row.accountId ||
      taken.events.has(event.id)
    )
      return false;
    if ('group' in row.recipient && !isNewGroup(event, taken)) return false;
    const hasFile = (event.attachments?.media_keys ?? []).length > 0;
    if (hasFile !== (media !== undefined)) return false;
    const at = Date.parse(event.created_at ?? '');
    return at >= from && at <= to && normalize(unwrap(event, hasFile)) === wanted;
  });
  // Newest first in X's list; the oldest that nobody has claimed is ours, because rows of a conversation go in order.
  return candidates.at(-1);
}

/** X names a conversation of two by both ids, a group by digits alone. */
const isNewGroup = ({ dm_conversation_id: id }: ListedEvent, taken: Taken): boolean =>
  id !== undefined && !id.includes('-') && !taken.conversations.has(id);

/** X shortens every link to t.co and says in `entities` what it was; of a file it may write the link behind the text. */
function unwrap({ text = '', entities }: ListedEvent, hasFile: boolean): string {
  let unwrapped = text;
  for (const { url, expanded_url } of entities?.urls ?? []) {
    if (expanded_url === undefined) continue;
    const isFile = hasFile && fileLink.test(expanded_url);
    unwrapped = unwrapped.replaceAll(url, () => (isFile ? '' : expanded_url));
  }
  return hasFile ? unwrapped.replace(/\s*https:\/\/t\.co\/\w+\s*$/u, '') : unwrapped;
}

const fileLink = /^https:\/\/((twitter|x)\.com\/messages\/media\/|pic\.(twitter|x)\.com\/)/u;

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

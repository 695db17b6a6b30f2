import * as v from 'valibot';
import { database } from '../platform/database';
import { OutboxRow } from './row';

/** Every key that begins with `prefix`: an array sorts behind numbers and text. */
export const startingWith = (...prefix: string[]) => IDBKeyRange.bound(prefix, [...prefix, []]);

/** Rows in doubt whose next look is due, and when the one after them is. */
export async function dueLooks(now: number): Promise<{ rows: OutboxRow[]; next?: number }> {
  const db = await database();
  const index = db.transaction('outbox').store.index('look');
  const rows = (await index.getAll(IDBKeyRange.upperBound(now), 20)).flatMap((stored) => read(stored) ?? []);
  const next = await index.openKeyCursor(IDBKeyRange.lowerBound(now, true));
  return { rows, next: next?.key };
}

export async function readRow(id: string): Promise<OutboxRow | undefined> {
  const db = await database();
  return read(await db.get('outbox', id));
}

/** Event ids at X that belong to other rows of this conversation. */
export async function takenEvents(row: OutboxRow): Promise<Set<string>> {
  const db = await database();
  const rows = await db.getAllFromIndex('outbox', 'conversation', [row.accountId, row.conversationId]);
  return new Set(rows.flatMap(({ id, sent }) => (id === row.id ? [] : (sent?.eventId ?? []))));
}

/** Conversations at X that other rows made, or wrote to: a new group in doubt is none of them. */
export async function takenConversations(row: OutboxRow): Promise<Set<string>> {
  const db = await database();
  const rows = await db.getAllFromIndex('outbox', 'conversation', startingWith(row.accountId));
  return new Set(
    rows.flatMap(({ id, conversationId, sent }) =>
      id === row.id ? [] : [conversationId, ...(sent?.conversationId ? [sent.conversationId] : [])],
    ),
  );
}

/** The newest rows first, and the ids of those that can't be read. */
export async function newestRows(limit: number): Promise<{ rows: OutboxRow[]; unreadable: string[] }> {
  const db = await database();
  const { store } = db.transaction('outbox');
  const rows: OutboxRow[] = [];
  const unreadable: string[] = [];
  for (
    let cursor = await store.index('seq').openCursor(null, 'prev');
    cursor;
    cursor = await cursor.continue()
  ) {
    const row = read(cursor.value);
    if (row) rows.push(row);
    else unreadable.push(String(cursor.primaryKey));
    if (rows.length + unreadable.length >= limit) break;
  }
  return { rows, unreadable };
}

/** `undefined`: it can't be read. */
export function read(stored: unknown): OutboxRow | undefined {
  const row = v.safeParse(OutboxRow, stored);
  return row.success ? row.output : undefined;
}

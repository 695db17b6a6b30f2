import type { IDBPTransaction } from 'idb';
import * as v from 'valibot';
import { type AsideSchema, database, type StoredRow } from '../platform/database';
import {
  type Endpoint,
  enter,
  giveBack,
  newEntry,
  nextFree,
  roll,
  type Said,
  take,
  writeOff,
} from '../x-api/ledger';
import { dropCounts, enterShift } from './counts';
import { holdsLine, isOver, type OutboxEvent, type Step, step } from './machine';
import { OutboxRow } from './row';

type Writing = IDBPTransaction<AsideSchema, ('outbox' | 'limits' | 'values')[], 'readwrite'>;

/** Every key that begins with `prefix`: an array sorts behind numbers and text. */
const startingWith = (...prefix: string[]) => IDBKeyRange.bound(prefix, [...prefix, []]);

/**
 * Strict: on the disk, not only in the system's buffers, before anyone is told or anything leaves. Relaxed outlives
 * worker and browser, but not a power cut: only for what is found out again by itself.
 */
type Durability = 'strict' | 'relaxed';

async function write<T>(
  work: (transaction: Writing) => Promise<T>,
  durability: Durability = 'strict',
): Promise<T> {
  const db = await database();
  const transaction = db.transaction(['outbox', 'limits', 'values'], 'readwrite', { durability });
  const [result] = await Promise.all([
    work(transaction).catch((error: unknown) => {
      try {
        transaction.abort();
      } catch {
        // It had ended already; what ended it is what is thrown.
      }
      throw error;
    }),
    transaction.done,
  ]);
  return result;
}

/** Adds a row at the end of its line. The same id again returns the row that is there. */
export function addRow(make: (seq: number) => OutboxRow, id: string): Promise<OutboxRow> {
  return write(async (transaction) => {
    const rows = transaction.objectStore('outbox');
    const there = await rows.get(id);
    if (there) return stripped(there);
    const last = await rows.index('seq').openKeyCursor(null, 'prev');
    const row = make((typeof last?.key === 'number' ? last.key : 0) + 1);
    await put(transaction, undefined, row);
    return row;
  });
}

/** What came of a place that was taken in a limit: X's answer, nothing left, or no answer. */
export interface Settled {
  readonly endpoint: Endpoint;
  readonly came: Said | 'notLeft' | 'noAnswer';
}

/**
 * One step of one row, if it may take it, and in the same transaction what came of its place in the limit.
 * `undefined`: the row is gone, or the event does not belong to its state.
 */
export function stepRow(
  id: string,
  event: OutboxEvent,
  now: number,
  settled?: Settled,
): Promise<Step | undefined> {
  // That X took it: a power cut leaves the row `sending`, so it is looked for, and found.
  const durability: Durability = event.type === 'accepted' ? 'relaxed' : 'strict';
  return write(async (transaction) => {
    const before = await readRow(transaction, id);
    if (!before) return undefined;
    const next = step(before, event, now);
    const spent = (next?.effects ?? []).reduce(
      (sum, effect) => sum + (effect.type === 'spend' ? effect.amount : 0),
      0,
    );
    // At once: each wait for the disk keeps the next message waiting.
    await Promise.all([
      settled && settle(transaction, before.accountId, settled, now),
      next && put(transaction, before, next.row),
      spent > 0 && spend(transaction, spent, now),
    ]);
    return next;
  }, durability);
}

/** What a claim found: a row that is now `sending`, or when to come back; nothing where nothing waits. */
export type Claim = { readonly row: OutboxRow } | { readonly at: number } | undefined;

/** Takes the next due row of an account and its place in the limit, both on disk before anything leaves. */
export function claimNext(accountId: string, attempt: string, now: number): Promise<Claim> {
  return write(async (transaction) => {
    const due = transaction.objectStore('outbox').index('due');
    const [first, entry] = await Promise.all([
      due.openCursor(startingWith(accountId)),
      ledgerIn(transaction, accountId, 'dm.send'),
    ]);
    for (let cursor: typeof first = first; cursor; cursor = await cursor.continue()) {
      const row = read(cursor.value);
      // A row that can't be read is left alone; the view names it.
      if (!row) continue;
      if (row.notBefore > now) return { at: row.notBefore };
      const free = nextFree(entry, now);
      if (free > now) return { at: free };
      const next = step(row, { type: 'claimed', attempt }, now);
      if (!next) continue;
      await Promise.all([
        transaction.objectStore('limits').put(take(entry, now)),
        put(transaction, row, next.row),
      ]);
      return { row: next.row };
    }
    return undefined;
  });
}

/** Takes a place in a limit for a call that has no row; answers when to come back where none is left. */
export function takePlace(accountId: string, endpoint: Endpoint, now: number): Promise<true | number> {
  return write(async (transaction) => {
    const entry = await ledgerIn(transaction, accountId, endpoint);
    const free = nextFree(entry, now);
    if (free > now) return free;
    await transaction.objectStore('limits').put(take(entry, now));
    return true;
  });
}

/** The same for a call that has no row. */
export function settlePlace(accountId: string, settled: Settled, now: number): Promise<void> {
  return write((transaction) => settle(transaction, accountId, settled, now));
}

async function settle(transaction: Writing, accountId: string, { endpoint, came }: Settled, now: number) {
  const entry = await ledgerIn(transaction, accountId, endpoint);
  const settled =
    came === 'notLeft' ? giveBack(entry) : came === 'noAnswer' ? writeOff(entry, 1) : enter(entry, came, now);
  await transaction.objectStore('limits').put(settled);
}

/** Holds an account's calls at this endpoint until `until` (X is in trouble), or lets go of such a hold. */
export function hold(accountId: string, endpoint: Endpoint, heldUntil: number | undefined): Promise<void> {
  return write(async (transaction) => {
    const entry = await ledgerIn(transaction, accountId, endpoint);
    await transaction.objectStore('limits').put({ ...entry, heldUntil });
  });
}

/**
 * For a sender that has just got the lock: whatever is `sending` was sent by one that died. Those rows are in doubt,
 * and the calls it had under way count as used.
 */
export function reapOrphans(now: number): Promise<number> {
  return write(async (transaction) => {
    const rows = await transaction.objectStore('outbox').index('state').getAll(startingWith('sending'));
    for (const stored of rows) {
      const row = read(stored);
      const next = row && step(row, { type: 'orphaned' }, now);
      if (next) await put(transaction, row, next.row);
    }
    for (const entry of await transaction.objectStore('limits').getAll()) {
      if (entry.out > 0) await transaction.objectStore('limits').put(writeOff(entry, entry.out));
    }
    return rows.length;
  });
}

/** Removes what is over since before `before`, of one account or of all. */
export function removeOver(before: number): Promise<number> {
  return write(async (transaction) => {
    let removed = 0;
    const index = transaction.objectStore('outbox').index('doneAt');
    for (let at = await index.openCursor(IDBKeyRange.upperBound(before)); at; at = await at.continue()) {
      await at.delete();
      removed += 1;
    }
    if (removed > 0) await dropCounts(transaction.objectStore('values'));
    return removed;
  });
}

/** Removes everything of an account: rows, limits. */
export function removeAccount(accountId: string): Promise<void> {
  return write(async (transaction) => {
    const index = transaction.objectStore('outbox').index('conversation');
    for (let at = await index.openCursor(startingWith(accountId)); at; at = await at.continue())
      await at.delete();
    await dropCounts(transaction.objectStore('values'));
    await transaction.objectStore('limits').delete(startingWith(accountId));
  });
}

/** Rows in doubt whose next look is due, and when the one after them is. */
export async function dueLooks(now: number): Promise<{ rows: OutboxRow[]; next?: number }> {
  const db = await database();
  const index = db.transaction('outbox').store.index('look');
  const rows = (await index.getAll(IDBKeyRange.upperBound(now), 20)).flatMap((stored) => read(stored) ?? []);
  const next = await index.openKeyCursor(IDBKeyRange.lowerBound(now, true));
  return { rows, next: next?.key };
}

/** Event ids at X that belong to other rows of this conversation. */
export async function takenEvents(row: OutboxRow): Promise<Set<string>> {
  const db = await database();
  const rows = await db.getAllFromIndex('outbox', 'conversation', [row.accountId, row.conversationId]);
  return new Set(rows.flatMap(({ id, sent }) => (id === row.id ? [] : (sent?.eventId ?? []))));
}

export async function readLedger(accountId: string, endpoint: Endpoint, now: number) {
  const db = await database();
  return roll((await db.get('limits', [accountId, endpoint])) ?? newEntry(accountId, endpoint), now);
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

const spentName = 'outbox.spent';
/** Estimates in US dollars, by local day and month. */
const Spent = v.object({
  day: v.string(),
  today: v.number(),
  sentToday: v.number(),
  month: v.string(),
  total: v.number(),
});

const dayOf = (now: number) => new Intl.DateTimeFormat('en-CA').format(now);

export async function readSpent(now: number): Promise<{ today: number; month: number; sentToday: number }> {
  const db = await database();
  const spent = rollSpent(await db.get('values', spentName), now);
  return { today: spent.today, month: spent.total, sentToday: spent.sentToday };
}

function rollSpent(stored: unknown, now: number): v.InferOutput<typeof Spent> {
  const day = dayOf(now);
  const month = day.slice(0, 7);
  const read = v.safeParse(Spent, stored);
  const spent = read.success ? read.output : { day, today: 0, sentToday: 0, month, total: 0 };
  return {
    ...spent,
    ...(spent.day === day ? {} : { day, today: 0, sentToday: 0 }),
    ...(spent.month === month ? {} : { month, total: 0 }),
  };
}

async function spend(transaction: Writing, amount: number, now: number): Promise<void> {
  const values = transaction.objectStore('values');
  const spent = rollSpent(await values.get(spentName), now);
  const { today, total, sentToday } = spent;
  await values.put(
    { ...spent, today: today + amount, total: total + amount, sentToday: sentToday + 1 },
    spentName,
  );
}

async function ledgerIn(transaction: Writing, accountId: string, endpoint: Endpoint) {
  return (
    (await transaction.objectStore('limits').get([accountId, endpoint])) ?? newEntry(accountId, endpoint)
  );
}

async function readRow(transaction: Writing, id: string): Promise<OutboxRow | undefined> {
  const stored = await transaction.objectStore('outbox').get(id);
  return stored && read(stored);
}

function read(stored: unknown): OutboxRow | undefined {
  const row = v.safeParse(OutboxRow, stored);
  return row.success ? row.output : undefined;
}

const stripped = (stored: StoredRow): OutboxRow => v.parse(OutboxRow, stored);

/**
 * Writes a row with its index fields, then sees to it that in its conversation exactly the first waiting row, and
 * only if nothing stands before it, is due. `before`: the row as it was; `undefined` for a new one.
 */
async function put(transaction: Writing, before: OutboxRow | undefined, row: OutboxRow): Promise<void> {
  const rows = transaction.objectStore('outbox');
  const { accountId, conversationId, seq } = row;
  const writing = rows.put({
    ...row,
    line: holdsLine(row) ? [accountId, conversationId, seq] : undefined,
    due: undefined,
    look: row.state === 'unknown' ? row.doubt?.nextLook : undefined,
    doneAt: isOver(row) ? row.updatedAt : undefined,
  });
  // Asked for after the row was written, and so answered with it in its place.
  const lining = rows.index('line').getAll(startingWith(accountId, conversationId), 2);
  const counting = enterShift(transaction.objectStore('values'), before, row);
  const [[first, second]] = await Promise.all([lining, writing, counting]);
  if (second?.due) await rows.put({ ...second, due: undefined });
  if (!first) return;
  const due: StoredRow['due'] =
    first.state === 'queued' ? [accountId, first.notBefore, first.seq] : undefined;
  if (String(first.due) !== String(due)) await rows.put({ ...first, due });
}

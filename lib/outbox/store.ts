import * as v from 'valibot';
import type { StoredRow } from '../platform/database';
import { type Endpoint, nextFree, take, writeOff } from '../x-api/ledger';
import { dropCounts, enterRemoved, enterShift } from './counts';
import { dueKeyOf, endpointOf } from './line';
import { holdsLine, isOver, type OutboxEvent, type Step, step } from './machine';
import { enterSettled, type Settled } from './places';
import { read, startingWith } from './reading';
import { OutboxRow } from './row';
import { spend } from './spent';
import { type Writing, write } from './writing';

/** Adds a row at the end of its line. The same id again returns the row that is there. */
export function addRow(make: (seq: number) => OutboxRow, id: string): Promise<OutboxRow> {
  return write(async (writing) => {
    const { rows } = writing;
    const [there, last] = await Promise.all([rows.get(id), rows.index('seq').openKeyCursor(null, 'prev')]);
    if (there) return stripped(there);
    const row = make((typeof last?.key === 'number' ? last.key : 0) + 1);
    await put(writing, undefined, row);
    return row;
  });
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
  return write(async (writing) => {
    const stored = await writing.rows.get(id);
    return stored && enterStep(writing, stored, event, now, settled);
  });
}

/** The same for a row that a sender holds: it stands first in its line, and is read together with the one behind it. */
export function settleRow(row: OutboxRow, event: OutboxEvent, now: number, settled?: Settled) {
  const { accountId, conversationId } = row;
  return write(async (writing) => {
    const { rows } = writing;
    const [first, second] = await rows.index('line').getAll(startingWith(accountId, conversationId), 2);
    if (first?.id === row.id) return enterStep(writing, first, event, now, settled, [second]);
    const stored = await rows.get(row.id);
    return stored && enterStep(writing, stored, event, now, settled);
  }, `${accountId} ${conversationId}`);
}

/** `behind`: what comes after it in its line, where that is known. */
async function enterStep(
  writing: Writing,
  stored: StoredRow,
  event: OutboxEvent,
  now: number,
  settled?: Settled,
  behind?: readonly [StoredRow | undefined],
): Promise<Step | undefined> {
  const before = read(stored);
  if (!before) return undefined;
  if (settled) enterSettled(writing, before.accountId, settled, now);
  const next = step(before, event, now);
  if (!next) return undefined;
  for (const effect of next.effects) if (effect.type === 'spend') spend(writing, effect.amount, now);
  if (!behind || holdsLine(next.row)) await put(writing, before, next.row);
  else {
    writing.put(indexed(next.row));
    const [follower] = behind;
    if (follower) writing.put({ ...follower, due: dueOf(follower) });
    enterShift(writing, before, next.row);
  }
  return next;
}

/** Rows that are now `sending`; fewer than were asked for: `at` says when the next may go, if one waits. */
export interface Claim {
  readonly rows: readonly OutboxRow[];
  /** Due but for their file: X has to have it first. */
  readonly withFile: readonly OutboxRow[];
  readonly at?: number;
}

export interface ClaimFor {
  readonly accountId: string;
  readonly endpoint: Endpoint;
  /** Whether X has this file, by its id. */
  readonly hasFile: (fileId: string) => boolean;
}

/** Takes the next due rows of an account, one for each attempt, and their places in the limit, before anything leaves. */
export function claimDue(
  { accountId, endpoint, hasFile }: ClaimFor,
  attempts: readonly string[],
  now: number,
): Promise<Claim> {
  return write(async (writing) => {
    const claimed: OutboxRow[] = [];
    const withFile: OutboxRow[] = [];
    const found = (at?: number): Claim => ({ rows: claimed, withFile, at });
    for await (const row of dueRows(writing, dueKeyOf(accountId, endpoint), attempts.length)) {
      if (row.notBefore > now) return found(row.notBefore);
      const { media } = row.message;
      if (media && !hasFile(media.id)) {
        withFile.push(row);
        continue;
      }
      const attempt = attempts[claimed.length] ?? '';
      const entry = await writing.ledger(accountId, endpoint);
      const free = nextFree(entry, now);
      if (free > now) return found(free);
      const next = step(row, { type: 'claimed', attempt }, now);
      if (!next) continue;
      writing.changeLedger(accountId, endpoint, (known) => take(known, now));
      // It stands first in its line and goes on to: nobody else's turn comes.
      writing.put(indexed(next.row));
      enterShift(writing, row, next.row);
      claimed.push(next.row);
      if (claimed.length === attempts.length) break;
    }
    return found();
  });
}

/** Those that can't be read are left alone; the view names them. */
async function* dueRows({ rows }: Writing, key: string, page: number): AsyncGenerator<OutboxRow> {
  const due = rows.index('due');
  let range = startingWith(key);
  for (;;) {
    const stored = await due.getAll(range, page);
    for (const one of stored) {
      const row = read(one);
      if (row) yield row;
    }
    const last = stored.at(-1)?.due;
    if (stored.length < page || !last) return;
    range = IDBKeyRange.bound(last, [key, []], true);
  }
}

/**
 * For a sender that has just got the lock: whatever is `sending` was sent by one that died. Those rows are in doubt,
 * and the calls it had under way count as used.
 */
export function reapOrphans(now: number): Promise<number> {
  return write(async (writing) => {
    const rows = await writing.rows.index('state').getAll(startingWith('sending'));
    for (const stored of rows) {
      const row = read(stored);
      const next = row && step(row, { type: 'orphaned' }, now);
      if (next) await put(writing, row, next.row);
    }
    await writing.flush();
    for (const entry of await writing.limits.getAll()) {
      // Uploads keep their own count, under a lock of their own.
      if (!entry.endpoint.startsWith('media.') && entry.out > 0)
        writing.changeLedger(entry.accountId, entry.endpoint, (known) => writeOff(known, known.out));
    }
    return rows.length;
  });
}

/** Removes what is over since before `before`, of one account or of all. */
export function removeOver(before: number): Promise<number> {
  return write(async (writing) => {
    let removed = 0;
    const index = writing.rows.index('doneAt');
    for (let at = await index.openCursor(IDBKeyRange.upperBound(before)); at; at = await at.continue()) {
      await at.delete();
      removed += 1;
    }
    if (removed > 0) enterRemoved(writing, removed);
    return removed;
  });
}

/** Removes everything of an account: rows, limits. */
export function removeAccount(accountId: string): Promise<void> {
  return write(async (writing) => {
    const index = writing.rows.index('conversation');
    for (let at = await index.openCursor(startingWith(accountId)); at; at = await at.continue())
      await at.delete();
    dropCounts(writing);
    await writing.flush();
    await writing.limits.delete(startingWith(accountId));
  });
}

/** When the first of a line is due; nothing while it does not wait. */
const dueOf = (row: StoredRow): StoredRow['due'] =>
  row.state === 'queued' ? [dueKeyOf(row.accountId, endpointOf(row)), row.notBefore, row.seq] : undefined;

/** As it is kept: due only once it was found to be first of its line. */
const indexed = (row: OutboxRow): StoredRow => ({
  ...row,
  line: holdsLine(row) ? [row.accountId, row.conversationId, row.seq] : undefined,
  due: undefined,
  look: row.state === 'unknown' ? row.doubt?.nextLook : undefined,
  doneAt: isOver(row) ? row.updatedAt : undefined,
});

const stripped = (stored: StoredRow): OutboxRow => v.parse(OutboxRow, stored);

/**
 * Writes a row with its index fields, then sees to it that in its conversation exactly the first waiting row, and
 * only if nothing stands before it, is due. `before`: the row as it was; `undefined` for a new one.
 */
async function put(writing: Writing, before: OutboxRow | undefined, row: OutboxRow): Promise<void> {
  const { rows } = writing;
  const { accountId, conversationId } = row;
  writing.put(indexed(row));
  enterShift(writing, before, row);
  const [first, second] = await rows.index('line').getAll(startingWith(accountId, conversationId), 2);
  if (second?.due) writing.put({ ...second, due: undefined });
  if (!first) return;
  const due = dueOf(first);
  if (String(first.due) !== String(due)) writing.put({ ...first, due });
}

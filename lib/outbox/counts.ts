import * as v from 'valibot';
import { database } from '../platform/database';
import { dueKeyOf, endpointOf } from './line';
import type { OutboxRow } from './row';
import type { Writing } from './writing';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

/**
 * How many rows there are, and how many wait, by `dueKeyOf`: account and way. Kept beside the rows and changed in their transactions: the
 * browser counts 15,000 rows by looking at each, which takes longer than opening a panel may.
 */
const Counts = v.object({
  total: Count,
  queued: v.record(v.string(), Count),
  sending: Count,
  unknown: Count,
});
export type Counts = v.InferOutput<typeof Counts>;

const countsName = 'outbox.counts';

function countQueued(queued: Record<string, number>, row: OutboxRow, by: 1 | -1): void {
  const key = dueKeyOf(row.accountId, endpointOf(row));
  queued[key] = (queued[key] ?? 0) + by;
}

/** One row from what it was to what it is; `undefined`: it was not, or is no more, there. */
export function shift(counts: Counts, before: OutboxRow | undefined, after: OutboxRow | undefined): Counts {
  const shifted = { ...counts, queued: { ...counts.queued } };
  const add = (row: OutboxRow | undefined, by: 1 | -1) => {
    if (!row) return;
    shifted.total += by;
    if (row.state === 'queued') countQueued(shifted.queued, row, by);
    if (row.state === 'sending' || row.state === 'unknown') shifted[row.state] += by;
  };
  add(before, -1);
  add(after, 1);
  return shifted;
}

/** Enters a row's change, inside its own transaction. Without kept counts nothing: they are made when asked for. */
export function enterShift(
  writing: Writing,
  before: OutboxRow | undefined,
  after: OutboxRow | undefined,
): void {
  if (before && after && before.state === after.state) return;
  writing.changeValue(countsName, (stored) => {
    const kept = v.safeParse(Counts, stored);
    return kept.success ? shift(kept.output, before, after) : stored;
  });
}

/** Rows that were over are gone: nobody waits for them, and nothing else needs to be counted anew. */
export const enterRemoved = (writing: Writing, removed: number): void =>
  writing.changeValue(countsName, (stored) => {
    const kept = v.safeParse(Counts, stored);
    return kept.success ? { ...kept.output, total: kept.output.total - removed } : stored;
  });

/** After rows went in another way than one by one: the next who asks counts. */
export const dropCounts = (writing: Writing): void => writing.changeValue(countsName, () => undefined);

/** The counts as kept; counted anew where none are, or none that make sense. */
export async function readCounts(): Promise<Counts> {
  const db = await database();
  const kept = v.safeParse(Counts, await db.get('values', countsName));
  if (kept.success) return kept.output;
  const transaction = db.transaction(['outbox', 'values'], 'readwrite');
  const states = transaction.objectStore('outbox').index('state');
  const inState = (...prefix: string[]) => states.count(IDBKeyRange.bound(prefix, [...prefix, []]));
  const queued: Record<string, number> = {};
  for (const row of await states.getAll(IDBKeyRange.bound(['queued'], ['queued', []])))
    countQueued(queued, row, 1);
  const [total, sending, unknown] = await Promise.all([
    transaction.objectStore('outbox').count(),
    inState('sending'),
    inState('unknown'),
  ]);
  const counts = { total, queued, sending, unknown };
  await transaction.objectStore('values').put(counts, countsName);
  await transaction.done;
  return counts;
}

/** Rows whose fate is not settled. */
export const countOpen = ({ queued, sending, unknown }: Counts): number =>
  Object.values(queued).reduce((sum, count) => sum + count, sending + unknown);

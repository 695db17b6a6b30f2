import { type IDBPObjectStore, type IDBPTransaction, unwrap } from 'idb';
import { type AsideSchema, database, type StoredRow } from '../platform/database';
import { type Endpoint, type LedgerEntry, newEntry } from '../x-api/ledger';
import { share } from './shared';

type Stores = ('outbox' | 'limits' | 'values')[];
type Transaction = IDBPTransaction<AsideSchema, Stores, 'readwrite'>;

/** A transaction that everything shares which is to be written at this moment. */
export interface Writing {
  readonly rows: IDBPObjectStore<AsideSchema, Stores, 'outbox', 'readwrite'>;
  readonly limits: IDBPObjectStore<AsideSchema, Stores, 'limits', 'readwrite'>;
  /** Writes a row. Nothing to wait for: what is asked after it is answered with it in its place. */
  put(row: StoredRow): void;
  /** Every row changes the same few values: read once in a transaction, changed one after the other, written once. */
  changeValue(name: string, change: (value: unknown) => unknown): void;
  ledger(accountId: string, endpoint: Endpoint): Promise<LedgerEntry>;
  changeLedger(accountId: string, endpoint: Endpoint, change: (entry: LedgerEntry) => LedgerEntry): void;
  /** Writes what was changed so far: before work that goes to the stores themselves. */
  flush(): Promise<void>;
}

interface Job {
  readonly work: (writing: Writing) => Promise<unknown>;
  readonly line: string | undefined;
  readonly resolve: (result: never) => void;
  readonly reject: (error: unknown) => void;
}

/** Enough to spare the disk, few enough that nobody waits long for a transaction to end. */
const together = 64;

const waiting: Job[] = [];
let busy = false;

/**
 * Does `work` in a transaction and resolves when it is on the disk (strict: not only in the system's buffers), so that
 * what it says may be told, and may leave. What is asked for while a transaction is under way goes with it or, once
 * that has been closed, together into the next: waiting for the disk is what a message costs most. Works run one after
 * the other and wait for nothing but the database; those with a `line`, which touch no row but that line's and of the
 * rest only make changes, need not wait for those of other lines. One that fails takes none of the others with it.
 */
export function write<T>(work: (writing: Writing) => Promise<T>, line?: string): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    waiting.push({ work, line, resolve, reject });
    if (!busy) void writeAll();
  });
}

async function writeAll(): Promise<void> {
  busy = true;
  for (let first = takeGroup(together); first.length > 0; first = takeGroup(together)) {
    const jobs = [...first];
    try {
      const results = await commit(first, () => {
        const group = takeGroup(together - jobs.length);
        jobs.push(...group);
        return group;
      });
      for (const [at, job] of jobs.entries()) job.resolve(results[at] as never);
    } catch {
      // All of it was undone. One by one, the one that fails is found.
      for (const job of jobs) await alone(job);
    }
  }
  busy = false;
}

/** The next that may run side by side: several of different lines, or one. */
function takeGroup(most: number): Job[] {
  const group: Job[] = [];
  const lines = new Set<string>();
  for (let next = waiting[0]; next && group.length < most; next = waiting[0]) {
    const { line } = next;
    if (group.length > 0 && (line === undefined || lines.has(line))) break;
    group.push(next);
    waiting.shift();
    if (line === undefined) break;
    lines.add(line);
  }
  return group;
}

async function alone(job: Job): Promise<void> {
  try {
    const [result] = await commit([job], () => []);
    job.resolve(result as never);
  } catch (error) {
    job.reject(error);
  }
}

/** `next` is asked for more as long as the transaction is open. The results are in the order of both. */
async function commit(first: readonly Job[], next: () => readonly Job[]): Promise<unknown[]> {
  const db = await database();
  const transaction = db.transaction(['outbox', 'limits', 'values'], 'readwrite', { durability: 'strict' });
  const ended = transaction.done.catch(() => {});
  try {
    const writing = openWriting(transaction);
    const results: unknown[] = [];
    for (let group = first; group.length > 0; group = next())
      results.push(...(await Promise.all(group.map(({ work }) => work(writing)))));
    await writing.flush();
    transaction.commit();
    await transaction.done;
    return results;
  } catch (error) {
    try {
      transaction.abort();
    } catch {
      // It had ended already.
    }
    await ended;
    // What ended it, rather than that a question was broken off by its end.
    throw transaction.error ?? error;
  }
}

function openWriting(transaction: Transaction): Writing {
  const rows = transaction.objectStore('outbox');
  const limits = transaction.objectStore('limits');
  const values = transaction.objectStore('values');
  // Without a promise for each write: whatever fails ends the transaction.
  const [rawRows, rawLimits, rawValues] = [unwrap(rows), unwrap(limits), unwrap(values)];
  const sharedValues = share<string, unknown>(
    (name) => values.get(name),
    (name, value) => void (value === undefined ? rawValues.delete(name) : rawValues.put(value, name)),
  );
  const ledgers = share<readonly [string, Endpoint], LedgerEntry>(
    async ([accountId, endpoint]) =>
      (await limits.get([accountId, endpoint])) ?? newEntry(accountId, endpoint),
    (_, entry) => void rawLimits.put(entry),
  );
  return {
    rows,
    limits,
    put: (row) => void rawRows.put(row),
    changeValue: sharedValues.change,
    ledger: (accountId, endpoint) => ledgers.read([accountId, endpoint]),
    changeLedger: (accountId, endpoint, change) => ledgers.change([accountId, endpoint], change),
    async flush() {
      await Promise.all([sharedValues.flush(), ledgers.flush()]);
    },
  };
}

import type { IDBPObjectStore, IDBPTransaction } from 'idb';
import { type AsideSchema, database } from '../platform/database';
import { type Endpoint, type LedgerEntry, newEntry } from '../x-api/ledger';

type Stores = ('outbox' | 'limits' | 'values')[];
type Transaction = IDBPTransaction<AsideSchema, Stores, 'readwrite'>;

/** A transaction that everything shares which is to be written at this moment. */
export interface Writing {
  readonly rows: IDBPObjectStore<AsideSchema, Stores, 'outbox', 'readwrite'>;
  readonly limits: IDBPObjectStore<AsideSchema, Stores, 'limits', 'readwrite'>;
  /** Every row changes the same few values: read once in a transaction, written once at its end. */
  value(name: string): Promise<unknown>;
  setValue(name: string, value: unknown): void;
  ledger(accountId: string, endpoint: Endpoint): Promise<LedgerEntry>;
  setLedger(entry: LedgerEntry): void;
  /** Writes what was set so far: before work that goes to the stores themselves. */
  flush(): Promise<void>;
}

interface Job {
  readonly work: (writing: Writing) => Promise<unknown>;
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
 * the other and wait for nothing but the database. One that fails takes none of the others with it.
 */
export function write<T>(work: (writing: Writing) => Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    waiting.push({ work, resolve, reject });
    if (!busy) void writeAll();
  });
}

async function writeAll(): Promise<void> {
  busy = true;
  for (let first = waiting.shift(); first; first = waiting.shift()) {
    const jobs = [first];
    try {
      const results = await commit(first, () => {
        const job = jobs.length < together ? waiting.shift() : undefined;
        if (job) jobs.push(job);
        return job;
      });
      for (const [at, job] of jobs.entries()) job.resolve(results[at] as never);
    } catch {
      // All of it was undone. One by one, the one that fails is found.
      for (const job of jobs) await alone(job);
    }
  }
  busy = false;
}

async function alone(job: Job): Promise<void> {
  try {
    const [result] = await commit(job, () => undefined);
    job.resolve(result as never);
  } catch (error) {
    job.reject(error);
  }
}

/** `more` is asked for another as long as the transaction is open. */
async function commit(first: Job, more: () => Job | undefined): Promise<unknown[]> {
  const db = await database();
  const transaction = db.transaction(['outbox', 'limits', 'values'], 'readwrite', { durability: 'strict' });
  const run = async () => {
    const writing = openWriting(transaction);
    const results: unknown[] = [];
    for (let job: Job | undefined = first; job; job = more()) results.push(await job.work(writing));
    await writing.flush();
    return results;
  };
  const [results] = await Promise.all([
    run().catch((error: unknown) => {
      try {
        transaction.abort();
      } catch {
        // It had ended already; what ended it is what is thrown.
      }
      throw error;
    }),
    transaction.done,
  ]);
  return results;
}

function openWriting(transaction: Transaction): Writing {
  const rows = transaction.objectStore('outbox');
  const limits = transaction.objectStore('limits');
  const values = transaction.objectStore('values');
  const held = new Map<string, unknown>();
  const ledgers = new Map<string, LedgerEntry>();
  const changed = new Map<string, () => Promise<unknown>>();
  return {
    rows,
    limits,
    async value(name) {
      if (!held.has(name)) held.set(name, await values.get(name));
      return held.get(name);
    },
    setValue(name, value) {
      held.set(name, value);
      changed.set(name, () => (value === undefined ? values.delete(name) : values.put(value, name)));
    },
    async ledger(accountId, endpoint) {
      const key = `${accountId} ${endpoint}`;
      const entry =
        ledgers.get(key) ?? (await limits.get([accountId, endpoint])) ?? newEntry(accountId, endpoint);
      ledgers.set(key, entry);
      return entry;
    },
    setLedger(entry) {
      const key = `${entry.accountId} ${entry.endpoint}`;
      ledgers.set(key, entry);
      changed.set(key, () => limits.put(entry));
    },
    async flush() {
      const writes = [...changed.values()];
      changed.clear();
      held.clear();
      ledgers.clear();
      await Promise.all(writes.map((begin) => begin()));
    },
  };
}

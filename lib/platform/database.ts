import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { SealedGrant } from '../auth/vault';
import type { Upload } from '../media/upload';
import type { Person } from '../message/message';
import { type Problem, ProblemError } from '../message/problem';
import type { OutboxRow } from '../outbox/row';
import type { Template } from '../templates/template';
import type { LedgerEntry } from '../x-api/ledger';
import type { KeptFile } from './files';

/**
 * The extension's own database: everything that outlives a worker. Content scripts can't reach it, which is why
 * nothing is kept in storage.local. What leaves at sign-out is named in docs/architecture.md.
 */
export interface AsideSchema extends DBSchema {
  /** Single values by name: settings, the waiting draft, outbox pauses. */
  values: { key: string; value: unknown };
  templates: { key: string; value: Template };
  /** Non-extractable keys; the bytes never exist in JavaScript. */
  keys: { key: string; value: CryptoKey };
  /** One signed-in account each, tokens sealed. */
  grants: { key: string; value: SealedGrant };
  outbox: {
    key: string;
    value: StoredRow;
    indexes: {
      seq: number;
      state: [string, string, number];
      conversation: [string, string];
      line: [string, string, number];
      due: [string, number, number];
      look: number;
      doneAt: number;
    };
  };
  /** People looked up, by `handle:` (lower case) or `id:`. */
  people: { key: string; value: { key: string; person: Person; at: number } };
  limits: { key: [string, string]; value: LedgerEntry };
  /** How often a template was used and when last (Unix ms): apart, so that using one does not rewrite it. */
  usage: { key: string; value: { id: string; uses: number; usedAt: number } };
  /** Files that go with messages and templates, by the id of their `Media`. */
  files: { key: string; value: KeptFile };
  /** Where each file stands on its way to X, by account and file. */
  uploads: { key: [string, string]; value: Upload };
  /** OAuth 1.0a keys of an account's own app, sealed. */
  appKeys: { key: string; value: { accountId: string; [more: string]: unknown } };
  /** What was answered to a template's questions, by conversation: asked once, not each time. */
  answers: { key: string; value: { key: string; answers: Record<string, string>; at: number } };
}

/**
 * A row as it is kept. The extra fields exist only to be indexed, and only where they mean something, so that the
 * next row to send is one look-up away whatever the length of the queue:
 * `line` (account, conversation, seq) while the row keeps its place in its conversation's line;
 * `due` (account, time, seq) on the first of a line, while it waits;
 * `look` (time) while a row in doubt is still to be looked for; `doneAt` once it is over.
 */
export type StoredRow = OutboxRow & {
  readonly line?: [string, string, number];
  readonly due?: [string, number, number];
  readonly look?: number;
  readonly doneAt?: number;
};

export type AsideDatabase = IDBPDatabase<AsideSchema>;

export const databaseName = 'aside';

/** Each step takes the database from its index to the next version: a chain without gaps. Tested with golden data. */
const migrations: readonly ((db: AsideDatabase) => void)[] = [
  (db) => {
    db.createObjectStore('values');
    db.createObjectStore('templates', { keyPath: 'id' });
    db.createObjectStore('keys');
    db.createObjectStore('grants', { keyPath: 'account.id' });
    db.createObjectStore('people', { keyPath: 'key' });
    db.createObjectStore('limits', { keyPath: ['accountId', 'endpoint'] });
    const outbox = db.createObjectStore('outbox', { keyPath: 'id' });
    outbox.createIndex('seq', 'seq', { unique: true });
    outbox.createIndex('state', ['state', 'accountId', 'seq']);
    outbox.createIndex('conversation', ['accountId', 'conversationId']);
    for (const name of ['line', 'due', 'look', 'doneAt'] as const) outbox.createIndex(name, name);
  },
  (db) => {
    db.createObjectStore('usage', { keyPath: 'id' });
    db.createObjectStore('files', { keyPath: 'id' });
    db.createObjectStore('uploads', { keyPath: ['accountId', 'fileId'] });
    db.createObjectStore('appKeys', { keyPath: 'accountId' });
    db.createObjectStore('answers', { keyPath: 'key' });
  },
];

export const databaseVersion = migrations.length;

export function migrate(db: AsideDatabase, from: number, to: number): void {
  for (const step of migrations.slice(from, to)) step(db);
}

let opened: Promise<AsideDatabase> | undefined;

/**
 * The one connection of this context. Throws a `ProblemError`: `storage_newer` when the data was written by a newer
 * Aside (it is left untouched), `storage_unreadable` when the browser won't open it.
 */
export function database(): Promise<AsideDatabase> {
  opened ??= open().catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

async function open(): Promise<AsideDatabase> {
  try {
    const db = await openDB<AsideSchema>(databaseName, databaseVersion, {
      upgrade: (database, from) => {
        migrate(database, from, databaseVersion);
      },
      // A newer Aside wants to upgrade, or the browser closed us: open anew next time.
      blocking: (_current, _wanted, event) => {
        (event.target as IDBDatabase | null)?.close();
        opened = undefined;
      },
      terminated: () => {
        opened = undefined;
      },
    });
    return db;
  } catch (error) {
    throw new ProblemError(storageProblem(error));
  }
}

/** For tests and for a database that was deleted under us. */
export async function closeDatabase(): Promise<void> {
  const db = await opened?.catch(() => undefined);
  opened = undefined;
  db?.close();
}

/** What a failed read or write means for the person. */
export function storageProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  const detail = error instanceof Error ? error.message : String(error);
  if (name === 'QuotaExceededError') return { code: 'storage_full', detail };
  if (name === 'VersionError') return { code: 'storage_newer', detail };
  return { code: 'storage_unreadable', detail };
}

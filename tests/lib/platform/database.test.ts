import { readFileSync } from 'node:fs';
import { deleteDB, openDB } from 'idb';
import * as v from 'valibot';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { listAccounts } from '../../../lib/auth/vault';
import { readCounts } from '../../../lib/outbox/counts';
import { newestRows } from '../../../lib/outbox/reading';
import {
  type AsideSchema,
  closeDatabase,
  database,
  databaseName,
  databaseVersion,
  migrate,
  storageProblem,
} from '../../../lib/platform/database';
import { settings } from '../../../lib/platform/values';
import { listTemplates } from '../../../lib/templates/store';

/** What an installation of each version has on its disk. A new version adds its own; the old ones stay as they are. */
const golden = v.record(v.string(), v.array(v.object({ key: v.optional(v.string()), value: v.unknown() })));
const goldenOf = (version: number) =>
  v.parse(golden, JSON.parse(readFileSync(`tests/golden/database-v${version}.json`, 'utf8')));

beforeEach(async () => {
  await closeDatabase();
  await deleteDB(databaseName);
});

/** Lays an older installation on the disk, by that version's own migrations. */
async function install(version: number): Promise<void> {
  const db = await openDB<AsideSchema>(databaseName, version, {
    upgrade: (opened) => migrate(opened, 0, version),
  });
  for (const [store, rows] of Object.entries(goldenOf(version))) {
    const transaction = db.transaction(store as 'values', 'readwrite');
    for (const { key, value } of rows) await transaction.store.put(value, key);
    await transaction.done;
  }
  db.close();
}

describe('the database', () => {
  it('has a golden example of every version', () => {
    for (let version = 1; version <= databaseVersion; version += 1)
      expect(goldenOf(version)).toHaveProperty('outbox');
  });

  it.each(Array.from({ length: databaseVersion }, (_, index) => index + 1))(
    'brings version %i to today’s without losing anything',
    async (version) => {
      await install(version);
      const { rows, unreadable } = await newestRows(50);
      expect({ states: rows.map(({ state }) => state), unreadable }).toEqual({
        states: ['queued', 'unknown', 'failed', 'sent'],
        unreadable: [],
      });
      expect(await readCounts()).toEqual({ total: 4, queued: { '4242': 1 }, sending: 0, unknown: 1 });
      expect(await settings.read()).toMatchObject({ linkText: 'Order number: ', undoSeconds: 5 });
      expect((await listTemplates()).length).toBe(goldenOf(version).templates?.length);
      expect((await listTemplates()).map(({ name }) => name)).toContain('Where is my order');
    },
  );

  it('leaves data of a newer version untouched, and says so', async () => {
    const newer = await openDB(databaseName, databaseVersion + 1, {
      upgrade: (db) => void db.createObjectStore('from-the-future').put('kept', 'key'),
    });
    newer.close();
    await expect(database()).rejects.toMatchObject({ problem: { code: 'storage_newer' } });
    await expect(listAccounts()).rejects.toMatchObject({ problem: { code: 'storage_newer' } });
    const again = await openDB(databaseName);
    expect(await again.get('from-the-future', 'key')).toBe('kept');
    again.close();
  });

  it('tries again after the browser would not open it once', async () => {
    const open = vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
      throw new DOMException('disk', 'UnknownError');
    });
    await expect(database()).rejects.toMatchObject({ problem: { code: 'storage_unreadable' } });
    open.mockRestore();
    await expect(database()).resolves.toBeDefined();
  });

  it('tells a full disk from a broken one', () => {
    expect(storageProblem(new DOMException('', 'QuotaExceededError')).code).toBe('storage_full');
    expect(storageProblem(new Error('x')).code).toBe('storage_unreadable');
  });
});

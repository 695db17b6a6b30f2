import { deleteDB } from 'idb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { addRow, claimDue, stepRow } from '../../../lib/outbox/store';
import { closeDatabase, databaseName } from '../../../lib/platform/database';
import { at, forSending, rowOf } from './rows';

beforeEach(async () => {
  await closeDatabase();
  await deleteDB(databaseName);
});
afterEach(() => vi.restoreAllMocks());

it('forces every change of a row to the disk', async () => {
  const row = rowOf();
  await addRow(() => row, row.id);
  const writing = vi.spyOn(IDBDatabase.prototype, 'transaction');
  const durabilities = () =>
    writing.mock.calls.flatMap(([, mode, options]) => (mode === 'readwrite' ? options?.durability : []));
  await claimDue(forSending(row.accountId), ['first'], at);
  await stepRow(row.id, { type: 'postponed', attempt: 'first', until: at }, at);
  await stepRow(
    row.id,
    { type: 'edited', message: { text: 'Hello' }, rendered: { text: 'Hello' }, undo: 0 },
    at,
  );
  await claimDue(forSending(row.accountId), ['second'], at);
  await stepRow(row.id, { type: 'accepted', attempt: 'second', eventId: '1' }, at);
  expect(durabilities()).toEqual(['strict', 'strict', 'strict', 'strict', 'strict']);
});

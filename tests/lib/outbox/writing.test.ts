import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readRow } from '../../../lib/outbox/reading';
import { addRow, claimDue, settleRow } from '../../../lib/outbox/store';
import { write } from '../../../lib/outbox/writing';
import { closeDatabase, database, databaseName } from '../../../lib/platform/database';
import { at, forSending, rowOf } from './rows';

beforeEach(async () => {
  await closeDatabase();
  await deleteDB(databaseName);
});
afterEach(() => vi.restoreAllMocks());

const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const add = (n: number, conversationId = `${1000 + n}-4242`) =>
  addRow((seq) => rowOf({ id: idOf(n), seq, conversationId }), idOf(n));
const claim = (count: number) =>
  claimDue(
    forSending('4242'),
    Array.from({ length: count }, (_, nth) => `attempt ${nth}`),
    at,
  );
const accept = (row: Awaited<ReturnType<typeof claim>>['rows'][number]) =>
  settleRow(row, { type: 'accepted', attempt: row.lease?.attempt ?? '', eventId: `${row.seq}` }, at, {
    endpoint: 'dm.send',
    came: { refused: false },
  });
const stateOf = async (n: number) => (await readRow(idOf(n)))?.state;

describe('what is written at one moment', () => {
  it('is one transaction, in which every change of what all share counts', async () => {
    for (const n of [1, 2, 3]) await add(n);
    const { rows } = await claim(3);
    await database();
    const writing = vi.spyOn(IDBDatabase.prototype, 'transaction');
    // The first begins a transaction; whoever comes while it is open goes with it.
    await Promise.all(rows.map(accept));
    expect(writing.mock.calls.filter(([, mode]) => mode === 'readwrite')).toHaveLength(1);
    expect([await stateOf(1), await stateOf(2), await stateOf(3)]).toEqual(['sent', 'sent', 'sent']);
    const db = await database();
    expect(await db.get('limits', ['4242', 'dm.send'])).toMatchObject({ out: 0, short: { left: 12 } });
    expect(await db.get('values', 'outbox.spent')).toMatchObject({ sentToday: 3 });
  });

  it('frees the next of a line for who claims in the same moment', async () => {
    await add(1, '1001-4242');
    await add(2, '1001-4242');
    const [first] = (await claim(2)).rows;
    if (!first) throw new Error('Nothing to claim.');
    const [, next] = await Promise.all([accept(first), claim(2)]);
    expect(next.rows.map(({ id }) => id)).toEqual([idOf(2)]);
  });

  it('is done without the one work that fails, each of the others once', async () => {
    for (const n of [1, 2]) await add(n);
    const { rows } = await claim(2);
    const [one, other] = rows;
    if (!one || !other) throw new Error('Nothing to claim.');
    const failing = write(async (writing) => {
      await writing.rows.get(idOf(1));
      throw new Error('broken');
    }, 'a line');
    const done = await Promise.allSettled([accept(one), failing, accept(other)]);
    expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect([await stateOf(1), await stateOf(2)]).toEqual(['sent', 'sent']);
    expect(await (await database()).get('values', 'outbox.spent')).toMatchObject({ sentToday: 2 });
  });

  it('says what went wrong, not what that broke off', async () => {
    await add(1);
    const clash = write(async (writing) => {
      // Two rows in one place of the queue.
      writing.put(rowOf({ id: idOf(2) }));
      return writing.rows.index('line').getAll();
    });
    await expect(clash).rejects.toMatchObject({ name: 'ConstraintError' });
    expect(await stateOf(2)).toBeUndefined();
  });

  it('is refused while there is no database, and goes on when there is one again', async () => {
    await database();
    const gone = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
      throw new DOMException('closing', 'InvalidStateError');
    });
    await expect(add(1)).rejects.toThrow('closing');
    gone.mockRestore();
    await add(1);
    expect(await stateOf(1)).toBe('queued');
  });

  it('is undone whole where the disk takes none of it', async () => {
    await add(1);
    const [row] = (await claim(1)).rows;
    if (!row) throw new Error('Nothing to claim.');
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(accept(row)).rejects.toThrow('full');
    vi.restoreAllMocks();
    expect(await stateOf(1)).toBe('sending');
  });
});

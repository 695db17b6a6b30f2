import { deleteDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { readCounts, shift } from '../../../lib/outbox/counts';
import { addRow, claimDue, removeAccount, removeOver, stepRow } from '../../../lib/outbox/store';
import { closeDatabase, database, databaseName } from '../../../lib/platform/database';
import { at, forSending, rowOf } from './rows';

beforeEach(async () => {
  await closeDatabase();
  await deleteDB(databaseName);
});

const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const add = (n: number, accountId = '4242') =>
  addRow(
    (seq) => rowOf({ id: idOf(n), seq, accountId, conversationId: `${1000 + n}-${accountId}` }),
    idOf(n),
  );

describe('the counts of the outbox', () => {
  it('begin at nothing', async () => {
    expect(await readCounts()).toEqual({ total: 0, queued: {}, sending: 0, unknown: 0 });
  });

  it('are made from what lies there, by account, where none were kept or none that make sense', async () => {
    await add(1);
    await add(2);
    await add(3, '5151');
    await claimDue(forSending('4242'), ['attempt'], at);
    const counted = { total: 3, queued: { '4242': 1, '5151': 1 }, sending: 1, unknown: 0 };
    expect(await readCounts()).toEqual(counted);
    const db = await database();
    await db.put('values', { total: -1 }, 'outbox.counts');
    expect(await readCounts()).toEqual(counted);
  });

  it('follow each row from then on without looking at the others', async () => {
    await readCounts();
    await add(1);
    await add(2);
    await add(2);
    expect(await readCounts()).toEqual({ total: 2, queued: { '4242': 2 }, sending: 0, unknown: 0 });
    await claimDue(forSending('4242'), ['attempt'], at);
    expect(await readCounts()).toEqual({ total: 2, queued: { '4242': 1 }, sending: 1, unknown: 0 });
    await stepRow(idOf(1), { type: 'orphaned' }, at);
    expect(await readCounts()).toEqual({ total: 2, queued: { '4242': 1 }, sending: 0, unknown: 1 });
    await stepRow(idOf(1), { type: 'markedSent' }, at);
    expect(await readCounts()).toEqual({ total: 2, queued: { '4242': 1 }, sending: 0, unknown: 0 });
  });

  it('keep what waits by v1.1 apart: it has limits of its own', async () => {
    const legacy = rowOf({ id: idOf(2), conversationId: '1002-4242', transport: 'v1.1' });
    await add(1);
    await addRow((seq) => ({ ...legacy, seq }), legacy.id);
    const counted = { total: 2, queued: { '4242': 1, '4242 v1.send': 1 } };
    expect(await readCounts()).toMatchObject(counted);
    await stepRow(idOf(2), { type: 'cancelled' }, at);
    expect(await readCounts()).toMatchObject({ queued: { '4242': 1, '4242 v1.send': 0 } });
  });

  it('do not change with a step that was refused', async () => {
    await readCounts();
    await add(1);
    await stepRow(idOf(1), { type: 'markedSent' }, at);
    expect(await readCounts()).toMatchObject({ total: 1, queued: { '4242': 1 } });
  });

  it('are right after a clearing and after a sign-out', async () => {
    await readCounts();
    await add(1);
    await add(2);
    await add(3, '5151');
    await stepRow(idOf(1), { type: 'cancelled' }, at);
    await removeOver(at);
    expect(await readCounts()).toMatchObject({ total: 2, queued: { '4242': 1, '5151': 1 } });
    await removeAccount('4242');
    expect(await readCounts()).toMatchObject({ total: 1, queued: { '5151': 1 } });
  });

  it('take a row that goes away out again', () => {
    const counts = { total: 2, queued: { '4242': 1 }, sending: 1, unknown: 0 };
    expect(shift(counts, rowOf(), undefined)).toMatchObject({ total: 1, queued: { '4242': 0 }, sending: 1 });
  });
});

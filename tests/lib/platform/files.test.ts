import { deleteDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { OutboxRow } from '../../../lib/outbox/row';
import { addRow, stepRow } from '../../../lib/outbox/store';
import { closeDatabase, database, databaseName } from '../../../lib/platform/database';
import { keepFile, noteUse, readFile, sweepFiles } from '../../../lib/platform/files';

beforeEach(async () => {
  await closeDatabase();
  await deleteDB(databaseName);
});

const fileOf = (text: string) => ({
  kind: 'image' as const,
  type: 'image/png',
  name: `${text}.png`,
  bytes: new Blob([text]),
});

async function keep(text: string, now = 1_000): Promise<string> {
  const kept = await keepFile(fileOf(text), now);
  if (!kept.ok) throw new Error(kept.problem.code);
  return kept.value.id;
}

const rowOf = (id: string, fileId: string): OutboxRow => ({
  id,
  seq: 1,
  accountId: '1',
  conversationId: '1-2',
  recipient: { id: '2' },
  message: { text: 'Hi', media: { id: fileId, kind: 'image', name: 'a.png', size: 1 } },
  state: 'queued',
  createdAt: 0,
  updatedAt: 0,
  notBefore: 0,
  attempts: 0,
  price: 0,
});

describe('files that go with messages', () => {
  it('are kept as they are, without their name', async () => {
    const id = await keep('hello');
    const file = await readFile(id);
    expect(await file?.bytes.text()).toBe('hello');
    expect(file).toEqual({ id, kind: 'image', type: 'image/png', bytes: file?.bytes });
  });

  it('are the same file when their bytes are the same, whatever the name', async () => {
    const id = await keep('hello');
    expect(await keepFile({ ...fileOf('hello'), name: 'other.png' })).toMatchObject({
      ok: true,
      value: { id, name: 'other.png', size: 5 },
    });
    expect(await keep('hullo')).not.toBe(id);
  });

  it('go when nobody needs them and nobody had them before them', async () => {
    const [old, seen, waiting, inTemplate, sent] = await Promise.all(
      ['old', 'seen', 'waiting', 'in template', 'sent'].map((text) => keep(text)),
    );
    if (!old || !seen || !waiting || !inTemplate || !sent) throw new Error('not kept');
    await noteUse(seen, 9_000);
    await addRow((seq) => ({ ...rowOf('a', waiting), seq }), 'a');
    await addRow((seq) => ({ ...rowOf('b', sent), seq, conversationId: '1-3' }), 'b');
    await stepRow('b', { type: 'claimed', attempt: 'x' }, 1);
    await stepRow('b', { type: 'accepted', attempt: 'x', eventId: '9' }, 1);
    const db = await database();
    const media = { id: inTemplate, kind: 'image' as const, name: 'a.png', size: 1 };
    await db.put('templates', { id: 't', name: 'T', text: '', media });
    expect(await sweepFiles(5_000)).toBe(2);
    const there = await Promise.all([old, seen, waiting, inTemplate, sent].map((id) => readFile(id)));
    expect(there.map((file) => file !== undefined)).toEqual([false, true, true, true, false]);
  });

  it('make room for a new one when the disk is full, and say so where there is none to make', async () => {
    const hour = 60 * 60_000;
    const spare = await keep('spare', 0);
    const fresh = await keep('fresh', 2 * hour);
    const full = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(full);
    expect(await keepFile(fileOf('new'), 2 * hour)).toMatchObject({ ok: true });
    expect(await readFile(spare)).toBeUndefined();
    expect(await readFile(fresh)).toBeDefined();
    put.mockImplementation(full);
    expect(await keepFile(fileOf('newer'), 2 * hour)).toMatchObject({
      ok: false,
      problem: { code: 'storage_full' },
    });
    put.mockRestore();
  });
});

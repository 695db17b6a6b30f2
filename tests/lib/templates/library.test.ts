import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { closeDatabase, database, databaseName, storageProblem } from '../../../lib/platform/database';
import { putTemplates, readLibrary, removeTemplates } from '../../../lib/templates/library';
import { makeSearch } from '../../../lib/templates/search';
import { listTemplates } from '../../../lib/templates/store';

beforeEach(async () => {
  await closeDatabase();
  await deleteDB(databaseName);
});

const make = (id: string, shortcut?: string) => ({ id, name: id, text: 'Hi', ...(shortcut && { shortcut }) });

describe('the library', () => {
  it('gives itself away a part at a time, all of it and nothing twice', async () => {
    const ids = Array.from({ length: 450 }, (_, index) => `t-${String(index).padStart(3, '0')}`);
    for (let at = 0; at < ids.length; at += 200) {
      await putTemplates(ids.slice(at, at + 200).map((id) => make(id)));
    }
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const { templates, next } = await readLibrary(after, 200);
      seen.push(...templates.map(({ id }) => id));
      after = next;
    } while (after !== undefined);
    expect(seen).toEqual(ids);
  });

  it('saves all or none: a shortcut belongs to one template', async () => {
    await putTemplates([make('a', 'order')]);
    expect(await putTemplates([make('b'), make('c', 'ORDER')])).toMatchObject({
      problem: { code: 'shortcut_taken', detail: 'ORDER' },
    });
    expect((await readLibrary(undefined, 9)).templates.map(({ id }) => id)).toEqual(['a']);
    expect(await putTemplates([make('a', 'order')])).toMatchObject({ ok: true });
    // Two that exchange theirs in one save.
    await putTemplates([make('b', 'refund')]);
    expect(await putTemplates([make('a', 'refund'), make('b', 'order')])).toMatchObject({ ok: true });
  });

  it('answers what it removed, so that it can come back', async () => {
    await putTemplates([make('a', 'order'), make('b')]);
    const removed = await removeTemplates(['a', 'not there']);
    expect(removed).toEqual([make('a', 'order')]);
    await putTemplates(removed);
    expect((await readLibrary(undefined, 9)).templates).toEqual([make('a', 'order'), make('b')]);
  });

  it('leaves what it can’t read where it is', async () => {
    const db = await database();
    await db.put('templates', { id: 'odd', name: '', text: '' });
    await putTemplates([make('a')]);
    expect((await readLibrary(undefined, 9)).templates).toEqual([make('a')]);
    expect(await db.count('templates')).toBe(2);
  });
});

describe('a full disk', () => {
  afterEach(() => vi.restoreAllMocks());

  /** Ends the transaction as the browser does when there is no room for what was written in it. */
  const fillUpAt = (name: 'put' | 'delete', count: number) => {
    const real = IDBObjectStore.prototype[name] as (this: IDBObjectStore, what: never) => IDBRequest;
    let called = 0;
    vi.spyOn(IDBObjectStore.prototype, name).mockImplementation(function (
      this: IDBObjectStore,
      what: unknown,
    ) {
      const request = real.call(this, what as never);
      called += 1;
      if (called === count) {
        const { transaction } = this as unknown as {
          transaction: { _abort(name: string): void };
        };
        request.addEventListener('success', () => transaction._abort('QuotaExceededError'));
      }
      return request;
    });
  };
  const all = async () => (await readLibrary(undefined, 200)).templates;

  it.each([1, 2, 3])('takes none of what is saved together, and leaves what was there: %i', async (count) => {
    await putTemplates([make('a', 'order'), make('b')]);
    fillUpAt('put', count);
    const saving = putTemplates([{ ...make('a'), text: 'New' }, make('c'), make('d')]);
    const problem = await saving.then(() => undefined, storageProblem);
    expect(problem).toMatchObject({ code: 'storage_full' });
    vi.restoreAllMocks();
    expect(await all()).toEqual([make('a', 'order'), make('b')]);
    // Once there is room it goes.
    expect(await putTemplates([make('c')])).toMatchObject({ ok: true });
  });

  it('deletes all of what was to be deleted, or nothing', async () => {
    await putTemplates([make('a'), make('b'), make('c')]);
    fillUpAt('delete', 2);
    const problem = await removeTemplates(['a', 'b']).then(() => undefined, storageProblem);
    expect(problem).toMatchObject({ code: 'storage_full' });
    vi.restoreAllMocks();
    expect(await all()).toEqual([make('a'), make('b'), make('c')]);
  });
});

describe('a library of 5,000 templates', () => {
  it('is taken in, listed whole and searched', { timeout: 120_000 }, async () => {
    const many = Array.from({ length: 5_000 }, (_, at) => ({
      ...make(`t-${String(at).padStart(4, '0')}`, `s${at}`),
      name: `Parcel ${at}`,
      text: `Your parcel ${at} is on its way, {{ customer.name }}.`,
    }));
    for (let at = 0; at < many.length; at += 200)
      expect(await putTemplates(many.slice(at, at + 200))).toMatchObject({ value: { kept: 200 } });
    const list = await listTemplates();
    expect(new Set(list.map(({ id }) => id)).size).toBe(5_000);
    const search = makeSearch(list, 0);
    expect(search.find('', 50)).toMatchObject({ count: 5_000 });
    expect(search.find('s4321', 50).best[0]).toMatchObject({ id: 't-4321', name: 'Parcel 4321' });
    expect(await putTemplates([make('new', 'S4999')])).toMatchObject({ problem: { code: 'shortcut_taken' } });
  });
});

import { deleteDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, database, databaseName } from '../../../lib/platform/database';
import { putTemplates, readLibrary, removeTemplates } from '../../../lib/templates/library';

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

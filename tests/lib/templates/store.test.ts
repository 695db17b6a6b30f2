import { beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, database } from '@/lib/platform/database';
import { forgetAnswers, recallAnswers, rememberAnswers } from '@/lib/templates/answers';
import { favourTemplate, listShortcuts, listTemplates } from '@/lib/templates/store';
import type { Template } from '@/lib/templates/template';
import { noteUse } from '@/lib/templates/usage';

const day = 24 * 60 * 60 * 1000;
const order: Template = { id: 'order', name: 'Order', text: 'Hi {{ customer.name }}', tags: ['shop'] };
const twice: Template = {
  id: 'twice',
  name: 'Hello',
  text: 'Hello',
  language: 'en',
  variants: [{ language: 'de', text: 'Hallo' }, { text: 'Hey' }],
  buttons: [{ label: 'a', url: 'https://a.example' }],
};

beforeEach(async () => {
  await closeDatabase();
  indexedDB.deleteDatabase('aside');
  const db = await database();
  for (const template of [order, twice]) await db.put('templates', template);
});

describe('the list of templates', () => {
  it('has what the picker shows, and no key for what is not there', async () => {
    expect(await listTemplates()).toEqual([
      {
        id: 'twice',
        name: 'Hello',
        preview: 'Hello',
        more: ' Hallo Hey a',
        buttons: 1,
        languages: ['en', 'de', ''],
      },
      { id: 'order', name: 'Order', preview: 'Hi ‹Customer name›', tags: ['shop'] },
    ]);
  });

  it('tells of a text what a search finds it by, whole where there are few', async () => {
    const text = `${'Hi '.repeat(100)}your parcel is at customs`;
    const db = await database();
    await db.put('templates', { id: 'long', name: 'Long', text });
    const [summary] = (await listTemplates()).filter(({ id }) => id === 'long');
    expect(`${summary?.preview}${summary?.more}`).toBe(text);
    for (let n = 0; n < 5_000; n += 1) await db.put('templates', { ...order, id: `one-${n}` });
    const many = await listTemplates();
    expect(many.find(({ id }) => id === 'long')).toMatchObject({ preview: text.slice(0, 200) });
    expect(many.filter(({ more }) => more)).toEqual([]);
  });

  it('counts uses, and none of a template that is gone', async () => {
    await noteUse('order', 5);
    await noteUse('order', 9);
    await noteUse('gone', 9);
    const [, used] = await listTemplates();
    expect(used).toMatchObject({ id: 'order', uses: 2, usedAt: 9 });
    expect(await (await database()).count('usage')).toBe(1);
  });

  it('marks a favourite and takes it back', async () => {
    await favourTemplate('order', true);
    expect(await listTemplates()).toContainEqual(expect.objectContaining({ id: 'order', favourite: true }));
    await favourTemplate('order', false);
    expect(await listTemplates()).not.toContainEqual(expect.objectContaining({ favourite: true }));
  });
});

describe('the shortcuts', () => {
  it('say what is typed for which template, and which other wordings it has', async () => {
    const db = await database();
    await db.put('templates', { ...order, shortcut: 'order' });
    await db.put('templates', { ...twice, shortcut: 'twice' });
    await db.put('templates', { ...order, id: 'nameless' });
    expect(await listShortcuts()).toEqual([
      { shortcut: 'order', id: 'order', name: 'Order' },
      { shortcut: 'twice', id: 'twice', name: 'Hello', languages: ['en', 'de', ''] },
    ]);
  });

  it('leave out a template that can’t be read', async () => {
    const broken = { ...twice, id: 'broken', shortcut: 'broken', variants: 5 };
    await (await database()).put('templates', broken as unknown as Template);
    expect(await listShortcuts()).toEqual([]);
  });
});

describe('answers within a conversation', () => {
  const casey = { ownId: '4242', customer: { handle: 'casey_c' } };
  const field = { name: 'order_number', label: 'Order number' };
  const recalled = async (context: object, now: number, more = {}) => {
    const asked = await recallAnswers({ state: 'ask', fields: [{ ...field, ...more }] }, context, now);
    return asked.state === 'ask' ? asked.fields[0]?.value : undefined;
  };

  it('are proposed again for the same customer of the same account, and for nobody else', async () => {
    await rememberAnswers(casey, { order_number: 'A-17' }, 0);
    expect(await recalled({ ownId: '4242', customer: { handle: 'Casey_C' } }, 1)).toBe('A-17');
    expect(await recalled({ ownId: '4242', customer: { handle: 'jo' } }, 1)).toBeUndefined();
    expect(await recalled({ ownId: '5', customer: { handle: 'casey_c' } }, 1)).toBeUndefined();
    expect(await recalled({ ownId: '4242' }, 1)).toBeUndefined();
  });

  it('are those of the open conversation in chat', async () => {
    await rememberAnswers({ ownId: '1', conversation: { id: '1-2' } }, { order_number: 'B' }, 0);
    expect(await recalled({ ownId: '1', conversation: { id: '1-2' } }, 1)).toBe('B');
    expect(await recalled({ ownId: '1', conversation: { id: '1-3' } }, 1)).toBeUndefined();
  });

  it('grow, and the newest counts', async () => {
    await rememberAnswers(casey, { order_number: 'A', item: 'shoe' }, 0);
    await rememberAnswers(casey, { order_number: 'B' }, 1);
    expect(await recalled(casey, 2)).toBe('B');
    expect(await recalled(casey, 2, { name: 'item' })).toBe('shoe');
  });

  it('are not proposed where they are no longer a choice', async () => {
    await rememberAnswers(casey, { order_number: 'A' }, 0);
    expect(await recalled(casey, 1, { kind: 'choice', choices: ['B'] })).toBeUndefined();
  });

  it('end after seven days, and do not pile up', async () => {
    await rememberAnswers(casey, { order_number: 'A' }, 0);
    expect(await recalled(casey, 7 * day + 1)).toBeUndefined();
    for (let at = 0; at < 510; at += 1) {
      await rememberAnswers(
        { ownId: '1', conversation: { id: `1-${at + 2}` } },
        { a: 'b' },
        7 * day + 2 + at,
      );
    }
    const kept = await (await database()).getAllKeys('answers');
    expect(kept).toHaveLength(500);
    expect(kept).not.toContain('4242:casey_c');
  });

  it('are forgotten with their account, or all at once', async () => {
    await rememberAnswers(casey, { order_number: 'A' }, 0);
    await rememberAnswers({ ...casey, ownId: '42' }, { order_number: 'A' }, 0);
    await forgetAnswers('42');
    expect(await (await database()).getAllKeys('answers')).toEqual(['4242:casey_c']);
    await forgetAnswers();
    expect(await (await database()).count('answers')).toBe(0);
  });
});

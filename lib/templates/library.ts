import * as v from 'valibot';
import { fail, ok, type Result } from '../message/problem';
import { announce } from '../platform/changes';
import { database } from '../platform/database';
import { Template } from './template';

/** Templates in the order of their ids, behind `after`; one that can't be read is left out and left as it is. */
export async function readLibrary(
  after: string | undefined,
  limit: number,
): Promise<{ templates: Template[]; next?: string }> {
  const db = await database();
  const range = after === undefined ? null : IDBKeyRange.lowerBound(after, true);
  const keys = await db.getAllKeys('templates', range, limit);
  const stored = await db.getAll('templates', range, limit);
  const templates = stored.filter((one) => v.is(Template, one));
  return { templates, ...(keys.length === limit && { next: keys.at(-1) }) };
}

/**
 * Saves all of them or none. Problem `shortcut_taken` (detail: which) where another template has the shortcut, in
 * capitals or small letters.
 */
export async function putTemplates(templates: readonly Template[]): Promise<Result<{ kept: number }>> {
  const db = await database();
  const transaction = db.transaction('templates', 'readwrite', { durability: 'strict' });
  const saving = new Map(templates.map((template) => [template.id, template]));
  const owners = new Map<string, string>();
  for (const there of await transaction.store.getAll()) {
    if (there.shortcut && !saving.has(there.id)) owners.set(there.shortcut.toLowerCase(), there.id);
  }
  for (const { id, shortcut } of saving.values()) {
    if (shortcut === undefined) continue;
    if (owners.has(shortcut.toLowerCase())) {
      transaction.abort();
      await transaction.done.catch(() => {});
      return fail('shortcut_taken', { detail: shortcut });
    }
    owners.set(shortcut.toLowerCase(), id);
  }
  await settle(
    transaction,
    [...saving.values()].map((template) => transaction.store.put(template)),
  );
  announce('templates');
  return ok({ kept: saving.size });
}

/** Removes them and answers what they were. */
export async function removeTemplates(ids: readonly string[]): Promise<Template[]> {
  const db = await database();
  const transaction = db.transaction('templates', 'readwrite');
  const found = await Promise.all(ids.map((id) => transaction.store.get(id)));
  await settle(
    transaction,
    ids.map((id) => transaction.store.delete(id)),
  );
  announce('templates');
  return found.flatMap((one) => (v.is(Template, one) ? [one] : []));
}

/** Adds those that are not there yet: what a person made of one, or deleted and wrote anew, stays theirs. */
export async function addTemplates(templates: readonly Template[]): Promise<{ added: number }> {
  const db = await database();
  const transaction = db.transaction('templates', 'readwrite');
  const there = await transaction.store.getAll();
  const ids = new Set(there.map(({ id }) => id));
  const shortcuts = new Set(there.map(({ shortcut }) => shortcut?.toLowerCase()));
  const fresh = templates.filter(({ id }) => !ids.has(id));
  for (const { shortcut, ...template } of fresh) {
    const isFree = shortcut !== undefined && !shortcuts.has(shortcut.toLowerCase());
    await transaction.store.put(isFree ? { ...template, shortcut } : template);
  }
  await transaction.done;
  if (fresh.length > 0) announce('templates');
  return { added: fresh.length };
}

/** A disk that is full fails a write, or the transaction at its end: that is said, rather than what was broken off by it. */
async function settle(
  transaction: { readonly done: Promise<void>; readonly error: DOMException | null },
  writes: readonly Promise<unknown>[],
): Promise<void> {
  try {
    await Promise.all([...writes, transaction.done]);
  } catch (error) {
    throw transaction.error ?? error;
  }
}

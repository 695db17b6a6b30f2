import * as v from 'valibot';
import { database } from '../platform/database';
import { previewTemplate } from './render';
import { Template, type TemplateSummary } from './template';

const seededName = 'templates.seeded';

/** Writes the starters once in the life of an installation: a person who deletes them has deleted them. */
export async function seedTemplates(starters: readonly Template[]): Promise<void> {
  const db = await database();
  const transaction = db.transaction(['templates', 'values'], 'readwrite');
  const values = transaction.objectStore('values');
  if (!(await values.get(seededName))) {
    for (const starter of starters) await transaction.objectStore('templates').put(starter);
    await values.put(true, seededName);
  }
  await transaction.done;
}

/** All templates by name; one that can't be read is left out. */
export async function listTemplates(): Promise<TemplateSummary[]> {
  const db = await database();
  return (await db.getAll('templates'))
    .flatMap((stored) => (v.is(Template, stored) ? [stored] : []))
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(({ id, name, shortcut, text }) => ({ id, name, shortcut, preview: previewTemplate(text) }));
}

export async function readTemplate(id: string): Promise<Template | undefined> {
  const db = await database();
  const stored = await db.get('templates', id);
  return v.is(Template, stored) ? stored : undefined;
}

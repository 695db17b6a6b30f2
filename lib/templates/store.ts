import * as v from 'valibot';
import { announce } from '../platform/changes';
import { database } from '../platform/database';
import { previewTemplate } from './render';
import { type Shortcut, Template, type TemplateSummary } from './template';
import { wordingsOf } from './wording';

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

const byName = new Intl.Collator();

/** All templates by name, with how often they were used; one that can't be read is left out. */
export async function listTemplates(): Promise<TemplateSummary[]> {
  const db = await database();
  const [stored, used] = await Promise.all([db.getAll('templates'), db.getAll('usage')]);
  const usage = new Map(used.map(({ id, uses, usedAt }) => [id, { uses, usedAt }]));
  return stored
    .flatMap((one) => (v.is(Template, one) ? [one] : []))
    .sort((a, b) => byName.compare(a.name, b.name))
    .map((template) => ({
      ...summaryOf(template),
      ...moreOf(template, Math.floor(searched / stored.length)),
      ...usage.get(template.id),
    }));
}

/** Characters of a text that a list shows. */
const shown = 200;
/** Characters of all texts together that a search looks through: more would be felt at each keystroke. */
const searched = 1_000_000;

/** What else a search finds it by, where all together leave `most` characters for each. */
function moreOf(template: Template, most: number): Pick<TemplateSummary, 'more'> {
  if (most <= shown) return {};
  const { text, variants = [], buttons = [], quickReplies = [] } = template;
  const rest = previewTemplate(text, most).slice(shown);
  const others = variants.map((wording) => previewTemplate(wording.text, most));
  const labels = [...buttons, ...quickReplies].map(({ label }) => label);
  const more = [rest, ...others, ...labels]
    .join(' ')
    .slice(0, most - shown)
    .trimEnd();
  return more ? { more } : {};
}

/** Light: thousands of these go to a page at once, so what is not there has no key either. */
export function summaryOf(template: Template): TemplateSummary {
  const { id, name, shortcut, tags, favourite, text, buttons } = template;
  return {
    id,
    name,
    preview: previewTemplate(text, shown),
    ...(shortcut && { shortcut }),
    ...(tags?.length && { tags }),
    ...(favourite && { favourite }),
    ...(buttons?.length && { buttons: buttons.length }),
    ...languagesOf(template),
  };
}

const languagesOf = (template: Template): Pick<TemplateSummary, 'languages'> =>
  template.variants?.length ? { languages: wordingsOf(template).map(({ language }) => language ?? '') } : {};

/** What can be typed for a template. Light: it is asked for while somebody types. */
export async function listShortcuts(): Promise<Shortcut[]> {
  const db = await database();
  return (await db.getAll('templates')).flatMap((stored) => {
    const { id, name, shortcut } = stored;
    return shortcut && v.is(Template, stored) ? [{ shortcut, id, name, ...languagesOf(stored) }] : [];
  });
}

/** Marks a template as a favourite, or not. */
export async function favourTemplate(id: string, favourite: boolean): Promise<void> {
  const db = await database();
  const transaction = db.transaction('templates', 'readwrite');
  const stored = await transaction.store.get(id);
  if (stored) await transaction.store.put({ ...stored, favourite });
  await transaction.done;
  announce('templates');
}

export async function readTemplate(id: string): Promise<Template | undefined> {
  const db = await database();
  const stored = await db.get('templates', id);
  return v.is(Template, stored) ? stored : undefined;
}

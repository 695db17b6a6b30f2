import { fail, ok, type Result } from '../message/problem';
import type { Template } from './template';
import { admit, type Import, isRecord, type Present } from './transfer';

const format = 'aside templates';
const version = 1;

/** `{ format, version, templates }`, two spaces deep: readable, and fit for a diff. Files are named, not carried. */
export function writeJson(templates: readonly Template[]): string {
  const named = templates.map(({ media, ...template }) =>
    media ? { ...template, media: { name: media.name } } : template,
  );
  return `${JSON.stringify({ format, version, templates: named }, undefined, 2)}\n`;
}

/**
 * Reads our own export, or a bare list of templates. Problems: `import_unreadable` where it is not JSON or holds no
 * list, `import_newer` where a newer Aside wrote it.
 */
export function readJson(text: string, present: Present, newId: () => string): Result<Import> {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return fail('import_unreadable', { detail: error instanceof Error ? error.message : undefined });
  }
  if (isRecord(data) && typeof data.version === 'number' && data.version > version)
    return fail('import_newer');
  const list = Array.isArray(data) ? data : isRecord(data) ? data.templates : undefined;
  if (!Array.isArray(list)) return fail('import_unreadable');
  const candidates = list.map((value: unknown, index) => ({
    row: index + 1,
    value: isRecord(value) && typeof value.id !== 'string' ? { ...value, id: newId() } : value,
  }));
  return ok(admit(candidates, present));
}

import * as v from 'valibot';
import type { Media } from '../message/message';
import { type OwnField, Template } from './template';

/** What an import could not carry over as it was; each has a sentence, `transfer.<what>`. */
export const transferNotes = [
  /** The row or entry is no template; it was left out. `reason`: why. */
  'left_out',
  /** The import ended before this template was written. */
  'not_kept',
  /** Files don't travel in JSON or CSV, and this template was not here with its own. */
  'media_left',
  /** Another template has this shortcut; the template came without one. */
  'shortcut_taken',
  /** A column or field that Aside doesn't know; what stood there was not taken. */
  'field_unknown',
  /** A quotation mark is missing or too many; rows after it may be wrong. */
  'quotes_broken',
  /** The row has fewer cells than the heading, or more: those were not taken. */
  'cells_missing',
  'cells_over',
  /** The row is another wording of the template `name`, and what it says of the whole was not taken. `detail`: columns. */
  'cells_left',
  /** A line of the `questions` column is no question; the one of that name stays as it was. `detail`: the line. */
  'question_unread',
] as const;

/** Why something was left out; each has a sentence, `transfer.reason.<reason>`. */
export const leftOutReasons = [
  'no_template',
  'name_missing',
  'text_missing',
  'shortcut_unfit',
  'too_long',
  'too_many',
  'unfit',
] as const;

export interface TransferNote {
  readonly what: (typeof transferNotes)[number];
  /** Row of the CSV file (the heading is row 1) or place in the JSON list, from 1. */
  readonly row?: number;
  readonly name?: string;
  readonly detail?: string;
  readonly reason?: (typeof leftOutReasons)[number];
  /** With `too_long` (characters) and `too_many`: the limit. */
  readonly most?: number;
}

export interface Import {
  readonly templates: readonly Template[];
  readonly notes: readonly TransferNote[];
}

/** What is in the library already: an import never takes another template's shortcut. */
export interface Present {
  /** Template id by shortcut. */
  readonly shortcuts: ReadonlyMap<string, string>;
  /** The file of a template, by the template's id. */
  readonly media: ReadonlyMap<string, Media>;
  /** What a template asks and how, by the template's id: an older CSV, or one of another maker, says nothing of it. */
  readonly questions: ReadonlyMap<string, OwnField[]>;
}

/**
 * Judges what a file holds, one candidate a row. A template with the id of one that is there replaces it: exporting,
 * editing and importing again gives no doubles. It keeps its file, of which an import can't say anything.
 */
export function admit(
  candidates: readonly { readonly row: number; readonly value: unknown }[],
  present: Present,
): Import {
  const templates: Template[] = [];
  const notes: TransferNote[] = [];
  const taken = new Map(present.shortcuts);
  for (const { row, value } of candidates) {
    const { media, ...rest } = isRecord(value) ? value : {};
    const read = v.safeParse(v.strictObject(Template.entries), rest);
    const name = typeof rest.name === 'string' ? rest.name.slice(0, 80) : undefined;
    const unknown = read.success ? [] : read.issues.filter(({ expected }) => expected === 'never');
    const admitted = read.success ? read.output : readLoosely(rest);
    for (const issue of unknown)
      notes.push({ what: 'field_unknown', row, name, detail: v.getDotPath(issue) ?? '' });
    if (admitted === undefined) {
      const issue = read.success ? undefined : read.issues.find(({ expected }) => expected !== 'never');
      notes.push({ what: 'left_out', row, name, ...reasonOf(isRecord(value) ? issue : undefined) });
      continue;
    }
    const kept = present.media.get(admitted.id);
    const template: Template = kept ? { ...admitted, media: kept } : admitted;
    if (media !== undefined && kept === undefined) notes.push({ what: 'media_left', row, name });
    const { shortcut, ...bare } = template;
    const owner = shortcut === undefined ? undefined : taken.get(shortcut.toLowerCase());
    if (shortcut !== undefined && owner !== undefined && owner !== template.id) {
      notes.push({ what: 'shortcut_taken', row, name, detail: shortcut });
      templates.push(bare);
      continue;
    }
    if (shortcut !== undefined) taken.set(shortcut.toLowerCase(), template.id);
    templates.push(template);
  }
  return { templates, notes };
}

/** `detail`: the field, as it is called in JSON. */
function reasonOf(issue: v.BaseIssue<unknown> | undefined): Pick<TransferNote, 'reason' | 'detail' | 'most'> {
  if (issue === undefined) return { reason: 'no_template' };
  const keys = (issue.path ?? []).map(({ key }) => String(key)).filter((key) => !/^\d+$/u.test(key));
  const [detail = ''] = keys[0] === 'variants' && keys.length > 1 ? keys.slice(1) : keys;
  const isMissing = issue.received === 'undefined' || issue.type === 'min_length';
  if (keys.length === 1 && isMissing && detail === 'name') return { reason: 'name_missing' };
  if (isMissing && detail === 'text') return { reason: 'text_missing' };
  if (detail === 'shortcut') return { reason: 'shortcut_unfit' };
  if (issue.type !== 'max_length') return { reason: 'unfit', detail };
  const most = Number(issue.requirement);
  return { reason: Array.isArray(issue.input) ? 'too_many' : 'too_long', detail, most };
}

/** Without the fields that we don't know. */
function readLoosely(value: unknown): Template | undefined {
  const read = v.safeParse(Template, value);
  return read.success ? read.output : undefined;
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

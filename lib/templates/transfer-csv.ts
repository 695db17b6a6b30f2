import Papa from 'papaparse';
import { fail, ok, type Result } from '../message/problem';
import type { Template } from './template';
import { admit, type Import, type Present, type TransferNote } from './transfer';
import { guard, readLines, readQuestions, unguard, writeLines, writeQuestions } from './transfer-cells';

/**
 * Columns of our CSV, in order. One row is one wording: further rows with the same `id` are other languages of the
 * same template. `tags` are parted by `;`; `buttons`, `quick_replies` and `questions` stand one a line, their parts by
 * ` | `.
 */
const columns = [
  'id',
  'name',
  'shortcut',
  'tags',
  'favourite',
  'language',
  'text',
  'buttons',
  'quick_replies',
  'fallback_button',
  'fallback_quick_replies',
  'link_text',
  'welcome_message_id',
  'custom_profile_id',
  'questions',
] as const;
type Row = Record<(typeof columns)[number], string>;
type Wording = Pick<Template, 'text' | 'language' | 'buttons' | 'quickReplies' | 'fallback'>;

/** With a byte order mark, so that spreadsheets read it as UTF-8. Files stay behind. */
export function writeCsv(templates: readonly Template[]): string {
  const rows = templates.flatMap((template) => {
    const { variants = [] } = template;
    const first = { ...wordingRow(template), ...headRow(template) };
    return [first, ...variants.map((variant) => ({ ...emptyRow(template.id), ...wordingRow(variant) }))];
  });
  const guarded = rows.map((row) => columns.map((column) => guard(row[column])));
  return `\uFEFF${Papa.unparse({ fields: [...columns], data: guarded })}\r\n`;
}

/** Problems: `import_unreadable` where there is no `name` or `text` column. */
export function readCsv(text: string, present: Present, newId: () => string): Result<Import> {
  const parsed = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/u, ''), {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (name) => name.trim().toLowerCase().replaceAll(' ', '_'),
  });
  const fields = parsed.meta.fields ?? [];
  if (!fields.includes('name') || !fields.includes('text')) {
    return fail('import_unreadable', { detail: `columns: ${fields.join(', ').slice(0, 200)}` });
  }
  const notes: TransferNote[] = [
    ...fields
      .filter((field) => !columns.some((column) => column === field))
      .map((field): TransferNote => ({ what: 'field_unknown', row: 1, detail: field })),
    ...parsed.errors.map(
      ({ row = 0, message }): TransferNote => ({ what: 'row_broken', row: row + 2, detail: message }),
    ),
  ];
  const candidates = new Map<string, { row: number; value: Template }>();
  parsed.data.forEach((record, index) => {
    const row = Object.fromEntries(columns.map((column) => [column, unguard(record[column] ?? '')])) as Row;
    const id = row.id.trim() || newId();
    const known = candidates.get(id);
    if (known) {
      known.value = withVariant(known.value, readWording(row));
      return;
    }
    const there = present.questions.get(id);
    // A file without the column says nothing of questions.
    const { fields = [], unread } =
      record.questions === undefined ? { fields: there, unread: [] } : readQuestions(row.questions, there);
    const value = { id, ...readHead(row), ...readWording(row), ...(fields.length > 0 && { fields }) };
    candidates.set(id, { row: index + 2, value });
    for (const line of unread)
      notes.push({ what: 'question_unread', row: index + 2, name: row.name, detail: line });
  });
  const admitted = admit([...candidates.values()], present);
  return ok({ templates: admitted.templates, notes: [...notes, ...admitted.notes] });
}

const withVariant = (template: Template, variant: Wording): Template => ({
  ...template,
  variants: [...(template.variants ?? []), variant],
});

const emptyRow = (id: string) => ({ ...headRow({ id, name: '', text: '' }), ...wordingRow({ text: '' }) });

function headRow({ id, name, shortcut, tags, favourite, link, customProfileId, fields }: Template) {
  return {
    id,
    name,
    shortcut: shortcut ?? '',
    tags: tags?.join('; ') ?? '',
    favourite: favourite ? 'yes' : '',
    link_text: link?.text ?? '',
    welcome_message_id: link?.welcomeMessageId ?? '',
    custom_profile_id: customProfileId ?? '',
    questions: writeQuestions(fields),
  };
}

function wordingRow({ text, language, buttons, quickReplies, fallback }: Wording) {
  return {
    text,
    language: language ?? '',
    buttons: writeLines(buttons?.map(({ label, url }) => [label, url])),
    quick_replies: writeLines(
      quickReplies?.map(({ label, description, metadata }) => [label, description, metadata]),
    ),
    fallback_button: fallback?.button ?? '',
    fallback_quick_replies: fallback?.quickReplies ?? '',
  };
}

function readHead(row: Row) {
  const tags = row.tags
    .split(';')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
  const text = given(row.link_text);
  const welcomeMessageId = given(row.welcome_message_id.trim());
  return {
    name: row.name,
    ...only({ shortcut: given(row.shortcut.trim().replace(/^;/u, '')) }),
    ...only({ tags: tags.length > 0 ? tags : undefined }),
    ...only({ favourite: /^(yes|true|1|x)$/iu.test(row.favourite.trim()) || undefined }),
    ...only({ link: text || welcomeMessageId ? only({ text, welcomeMessageId }) : undefined }),
    ...only({ customProfileId: given(row.custom_profile_id.trim()) }),
  };
}

function readWording(row: Row): Wording {
  const buttons = readLines(row.buttons).map(([label = '', url = '']) => ({ label, url }));
  const quickReplies = readLines(row.quick_replies).map(([label = '', description = '', metadata = '']) => ({
    label,
    ...only({ description: given(description), metadata: given(metadata) }),
  }));
  const fallback = only({
    button: given(row.fallback_button),
    quickReplies: given(row.fallback_quick_replies),
  });
  return {
    text: row.text,
    ...only({ language: given(row.language.trim()) }),
    ...(buttons.length > 0 && { buttons }),
    ...(quickReplies.length > 0 && { quickReplies }),
    ...(Object.keys(fallback).length > 0 && { fallback }),
  };
}

const given = (text: string): string | undefined => (text === '' ? undefined : text);
const only = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

import type { Template } from './template';
import { readLines, writeLines, writeQuestions } from './transfer-cells';

/**
 * Columns of our CSV, in order. One row is one wording: further rows with the same `id` are other languages of the
 * same template. `tags` are parted by `;`; `buttons`, `quick_replies` and `questions` stand one a line, their parts by
 * ` | `.
 */
export const columns = [
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
/** Of the whole template, in its first row alone. */
export const headColumns = [
  'name',
  'shortcut',
  'tags',
  'favourite',
  'link_text',
  'welcome_message_id',
  'custom_profile_id',
  'questions',
] as const satisfies readonly (typeof columns)[number][];
export type Row = Record<(typeof columns)[number], string>;
type Wording = Pick<Template, 'text' | 'language' | 'buttons' | 'quickReplies' | 'fallback'>;

export const emptyRow = (id: string) => ({
  ...headRow({ id, name: '', text: '' }),
  ...wordingRow({ text: '' }),
});

export function headRow({ id, name, shortcut, tags, favourite, link, customProfileId, fields }: Template) {
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

export function wordingRow({ text, language, buttons, quickReplies, fallback }: Wording) {
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

export function readHead(row: Row) {
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

export function readWording(row: Row): Wording {
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

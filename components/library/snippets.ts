import { i18n } from '#i18n';
import type { Template } from '../../lib/templates/template';

type OwnField = NonNullable<Template['fields']>[number];

/** Something that can be put into a template's text. */
export interface Snippet {
  /** What a person reads. */
  readonly label: string;
  readonly text: string;
  /** What is selected afterwards, to be typed over; absent: the caret stands behind. */
  readonly select?: string;
  /** The question that comes with it, where it is not one that is answered by typing. */
  readonly asks?: OwnField;
}

export const snippetGroups = ['filled', 'asked', 'cases'] as const;
type SnippetGroup = (typeof snippetGroups)[number];

/** What the editor offers: filled in by itself, asked for, and only in some cases. In each, the usual first. */
export function snippetsOf(group: SnippetGroup): Snippet[] {
  const question = i18n.t('library.snippet.question_name');
  const choice = i18n.t('library.snippet.choice_name');
  const answer = i18n.t('library.snippet.answer_name');
  const yes = i18n.t('library.snippet.yes');
  const choices = [yes, i18n.t('library.snippet.no')];
  const known = i18n.t('library.snippet.condition_then');
  const inCase = i18n.t('library.snippet.answer_then');
  const otherwise = i18n.t('library.snippet.condition_else');
  switch (group) {
    case 'filled':
      return [
        {
          label: i18n.t('library.snippet.customer_name'),
          text: `{{ customer.name | default: '${i18n.t('library.snippet.there')}' }}`,
        },
        { label: i18n.t('library.snippet.first_name'), text: '{{ customer.first_name }}' },
        { label: i18n.t('library.snippet.link'), text: '{{ private_message_link }}' },
        { label: i18n.t('library.snippet.agent'), text: '{{ agent.name }}' },
        { label: i18n.t('library.snippet.handle'), text: '{{ customer.handle }}' },
        { label: i18n.t('library.snippet.post_url'), text: '{{ post.url }}' },
        { label: i18n.t('library.snippet.post_text'), text: '{{ post.text }}' },
        { label: i18n.t('library.snippet.own'), text: '{{ account.handle }}' },
        { label: i18n.t('library.snippet.date'), text: '{{ date }}' },
        { label: i18n.t('library.snippet.cursor'), text: '{{ cursor }}' },
      ];
    case 'asked':
      return [
        { label: i18n.t('library.snippet.question'), text: `{{ ${question} }}`, select: question },
        {
          label: i18n.t('library.snippet.choice'),
          text: `{{ ${choice} }}`,
          asks: {
            name: choice,
            kind: 'choice',
            choices: [i18n.t('library.snippet.choice_one'), i18n.t('library.snippet.choice_two')],
          },
        },
      ];
    case 'cases':
      return [
        {
          label: i18n.t('library.snippet.answer'),
          text: `{% if ${answer} == '${yes}' %}${inCase}{% else %}${otherwise}{% endif %}`,
          select: inCase,
          asks: { name: answer, kind: 'choice', choices },
        },
        {
          label: i18n.t('library.snippet.condition'),
          text: `{% if customer.name %}${known}{% else %}${otherwise}{% endif %}`,
          select: known,
        },
      ];
  }
}

/** The placeholder or tag that is being typed: from its `{{` or `{%` to the caret. */
const beginning = /\{[{%]-?\s*([\p{L}\p{N}_.]*)$/u;

/** What fits a placeholder that was begun before the caret, and where that began; undefined where none was. */
export function offer(text: string, caret: number): { from: number; found: Snippet[] } | undefined {
  const begun = beginning.exec(text.slice(0, caret));
  if (!begun) return undefined;
  const typed = (begun[1] ?? '').toLowerCase();
  const found = snippetGroups.flatMap(snippetsOf).filter(
    ({ text: put, select }) =>
      put.startsWith(begun[0].slice(0, 2)) &&
      put.slice(3).startsWith(typed) &&
      // A question is named by who types it.
      !(put.startsWith('{{') && select),
  );
  return found.length > 0 ? { from: begun.index, found } : undefined;
}

/** The text with a snippet in place of `from` to `to`, and what is then selected. A `}}` that stands there already goes. */
export function place(
  text: string,
  from: number,
  to: number,
  { text: put, select }: Snippet,
): { text: string; start: number; end: number } {
  const behind = text
    .slice(to)
    .replace(/^\s*[}%]\}/u, (closing) => (/^\{[{%]/u.test(text.slice(from, to)) ? '' : closing));
  const at = select === undefined ? put.length : put.indexOf(select);
  return {
    text: text.slice(0, from) + put + behind,
    start: from + at,
    end: from + at + (select?.length ?? 0),
  };
}

/** Where a snippet may stand: behind the placeholder or tag that `position` lies in, if it lies in one. */
export function outside(text: string, position: number): number {
  const opened = Math.max(text.lastIndexOf('{{', position - 1), text.lastIndexOf('{%', position - 1));
  if (opened < 0 || /[}%]\}/u.test(text.slice(opened, position))) return position;
  const closing = /[}%]\}/u.exec(text.slice(opened));
  return closing ? opened + closing.index + 2 : position;
}

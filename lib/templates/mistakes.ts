import { i18n } from '#i18n';
import { suppliedFor } from './names';
import { longestName, namePattern } from './template';

/** At most so much of the template is quoted. */
const quoted = 40;
const cut = (text: string) => (text.length > quoted ? `${text.slice(0, quoted)}…` : text);
const inBraces = (tag: string) => `{% ${tag} %}`;

type Explain = (...found: string[]) => string;

/** What liquidjs 10 says of a mistake, and the same for who writes templates and not programs. */
const sentences: readonly [RegExp, Explain][] = [
  [
    /^output "(.*)" not closed/su,
    (near = '') => i18n.t('template.mistake_open', { near: cut(near), end: '}}' }),
  ],
  [
    /^tag "(.*)" not closed/su,
    (near = '') => i18n.t('template.mistake_open', { near: cut(near), end: '%}' }),
  ],
  [
    /^tag (\{%-?\s*(\w+).*) not closed/su,
    (near = '', tag = '') =>
      i18n.t('template.mistake_no_end', { near: cut(near), end: inBraces(`end${tag}`) }),
  ],
  [
    /^tag "(end\w+|else|elsif|when)" not found/u,
    (tag = '') => i18n.t('template.mistake_alone', { tag: inBraces(tag) }),
  ],
  [
    /^tag "(.*)" not found/u,
    (tag = '') =>
      i18n.t('template.mistake_tag', { tag: inBraces(tag), begin: '{% if … %}', end: inBraces('endif') }),
  ],
  [
    /^undefined filter: (\S+)/u,
    (filter = '') => i18n.t('template.mistake_filter', { filter: filter.replace(/,$/u, '') }),
  ],
  [/^expected ":" after filter name/u, () => i18n.t('template.mistake_colon', { example: "| default: 'x'" })],
  [/^expected filter name/u, () => i18n.t('template.mistake_filter_name')],
  [
    /^expected "\|" before filter/u,
    () => i18n.t('template.mistake_pipe', { example: "{{ name | default: 'x' }}" }),
  ],
  [/^invalid value expression: ""/u, () => i18n.t('template.mistake_blank')],
  [/^unexpected "if /u, () => i18n.t('template.mistake_elsif')],
];

/** The sentence for what liquidjs threw; its own where we have none. With the line where there are several. */
export function explainMistake(message: string, source: string): string {
  for (const [pattern, explain] of sentences) {
    const found = pattern.exec(message);
    if (!found) continue;
    const what = explain(...found.slice(1));
    const line = /, line:(\d+)/u.exec(message)?.[1];
    return line && source.includes('\n') ? i18n.t('template.mistake_line', { line, what }) : what;
  }
  return message;
}

const word = /[\p{L}_](?:[\p{L}\p{M}\p{N}_.]|-(?!\}\}))*/u.source;
const spaced = new RegExp(`\\{\\{-?\\s*(${word}(?:[ \\t]+${word})+)\\s*(?:\\||-?\\}\\})`, 'u');
const tags = /\{%.*?%\}/gsu;
const words = /'[^']*'|"[^"]*"/gu;
const likened = /^\{%-?\s*(?:if|elsif|unless)\s.*[^\s=!<>]\s+(?:=|is)\s+[^=]/su;

/** What Liquid takes without a word, and nobody means: a name of several words, a comparison that is none. */
export function findMistake(source: string): string | undefined {
  const name = spaced.exec(source)?.[1];
  if (name) {
    const joined = suppliedFor(name) ?? name.replace(/\s+/gu, '_');
    return i18n.t('template.mistake_space', { name, joined });
  }
  const isLikened = (source.match(tags) ?? []).some((tag) => likened.test(tag.replace(words, "''")));
  if (isLikened) return i18n.t('template.mistake_compare', { example: "{% if name == 'x' %}" });
  return undefined;
}

/** Why nobody can be asked for a name that Liquid takes. */
export function findUnfitName(name: string): string | undefined {
  if (name.trim() === '') return i18n.t('template.mistake_blank');
  if (!namePattern.test(name)) {
    return i18n.t('template.mistake_space', { name: cut(name), joined: cut(name.replace(/[^\w]+/gu, '_')) });
  }
  if (name.length <= longestName) return undefined;
  return i18n.t('template.mistake_name_long', { name: cut(name), limit: longestName });
}

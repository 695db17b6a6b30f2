import { knownLocale } from './date';
import type { Template } from './template';

/** A template's own wording and its variants, in the order in which `variant` counts them. */
export const wordingsOf = (template: Template) => [template, ...(template.variants ?? [])];

/**
 * Which wording fits a post in the language `lang` (X's own word for it, such as `de`, `in` or `und`): the same
 * language and region, else the same language, else the template's own. `asked` wins where it exists.
 */
export function chooseWording(template: Template, lang: string | undefined, asked?: number): number {
  const wordings = wordingsOf(template);
  if (asked !== undefined && asked < wordings.length) return asked;
  if (lang === undefined) return 0;
  const wanted = knownLocale(lang).toLowerCase();
  const languages = wordings.map(({ language }) => language && knownLocale(language).toLowerCase());
  const exact = languages.indexOf(wanted);
  if (exact >= 0) return exact;
  const near = languages.findIndex((language) => language?.split('-')[0] === wanted.split('-')[0]);
  return Math.max(near, 0);
}

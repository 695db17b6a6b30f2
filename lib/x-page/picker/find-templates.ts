import type { TemplateSummary } from '../../templates/template';

/** Without case and accents, so that "reembolso" finds "Reembolsó". */
const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * Makes a search over `templates`: those whose name starts with what is typed, then name, shortcut and text that hold
 * it, each in the given order. An empty query finds all. Folds once, so that a keystroke only compares.
 */
export function makeSearch(templates: readonly TemplateSummary[]): (query: string) => TemplateSummary[] {
  const folded = templates.map((template) => ({
    template,
    fields: [template.name, template.shortcut ?? '', template.preview].map(fold),
  }));
  return (query) => {
    const wanted = fold(query.trim().replace(/^;/, ''));
    const ranks: TemplateSummary[][] = [[], [], [], []];
    for (const { template, fields } of folded) {
      const field = fields.findIndex((text) => text.includes(wanted));
      if (field >= 0) ranks[fields[0]?.startsWith(wanted) ? 0 : field + 1]?.push(template);
    }
    return ranks.flat();
  };
}

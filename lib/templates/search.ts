import UFuzzy from '@leeoniya/ufuzzy';
import type { TemplateSummary } from './template';

/** Without case and accents, so that "reembolso" finds "Reembolsó". */
const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

interface Entry {
  readonly template: TemplateSummary;
  readonly name: string;
  readonly shortcut: string;
  readonly tags: readonly string[];
  /** Name, shortcut and tags, in one text. */
  readonly head: string;
  /** The same with the template's own text. */
  readonly all: string;
}

export interface Search {
  /**
   * How many there are and the best of them, `most` at most; favourites, then what is used most and latest, while
   * nothing is typed.
   */
  readonly find: (
    query: string,
    most: number,
  ) => { readonly count: number; readonly best: TemplateSummary[] };
  /** All tags, those of the most templates first. */
  readonly tags: readonly string[];
}

/** As it is typed behind the `#`: in one word. */
export const tagWord = (tag: string): string => fold(tag).replace(/\s+/gu, '-');
/** Every favourite has it. */
export const favouriteTag = '★';

/** One letter wrong, left out, too many or swapped in each word. */
const typos = new UFuzzy({
  intraMode: 1,
  unicode: true,
  interSplit: "[^\\p{L}\\d']+",
  intraSplit: '\\p{Ll}\\p{Lu}',
});
/** Words as they are written come first: only when they find few is it worth the time to look for others. */
const few = 10;

/** A use counts half as much after two weeks. */
const halfLife = 14 * 24 * 60 * 60 * 1000;
const weightOf = ({ uses = 0, usedAt = 0 }: TemplateSummary, now: number) =>
  uses * 2 ** ((usedAt - now) / halfLife);

/**
 * Makes a search over `templates`, in which every word of the query must be found: in name, shortcut, tags or text, in any
 * order. `#tag` keeps to that tag. Sorts and folds once, so that a keystroke only compares.
 */
export function makeSearch(templates: readonly TemplateSummary[], now: number): Search {
  const weighed = templates.map((template, at) => ({ template, at, weight: weightOf(template, now) }));
  weighed.sort(
    (a, b) =>
      Number(b.template.favourite ?? false) - Number(a.template.favourite ?? false) ||
      b.weight - a.weight ||
      a.at - b.at,
  );
  const entries = weighed.map(({ template }) => entryOf(template));
  const heads = entries.map(({ head }) => head);
  /** What is typed on finds some of what was found before. */
  let last = { query: '', found: entries.map((_, at) => at) };

  return {
    tags: countTags(templates),
    find(query, most) {
      const folded = fold(query).trimStart();
      const { words, tags } = parse(folded);
      const phrase = words.join(' ');
      // One heap for each rank, rather than a sort: what is in them is in order already.
      const ranked: number[][] = Array.from({ length: worst + 1 }, () => []);
      const among = folded.startsWith(last.query) ? last.found : entries.keys();
      const fitting: number[] = [];
      for (const at of among) {
        const entry = entries[at];
        if (!isIn(entry, words, tags)) continue;
        fitting.push(at);
        ranked[rankOf(entry, phrase)]?.push(at);
      }
      last = { query: folded, found: fitting };
      const found = ranked.flat();
      if (found.length < few && words.some((word) => word.length > 2)) {
        const alike = findAlike(words).filter((at) => !found.includes(at) && isIn(entries[at], [], tags));
        found.push(...alike);
      }
      return { count: found.length, best: found.slice(0, most).flatMap((at) => entries[at]?.template ?? []) };
    },
  };

  // Not in the text: a slip is made in what one looks for, and thousands of texts take their time.
  function findAlike(words: readonly string[]): number[] {
    let among: number[] | undefined;
    for (const word of words) among = typos.filter(heads, word, among) ?? [];
    return among ?? [];
  }
}

function isIn(entry: Entry | undefined, words: readonly string[], tags: readonly string[]): entry is Entry {
  return (
    entry !== undefined &&
    words.every((word) => entry.all.includes(word)) &&
    tags.every((tag) => entry.tags.some((one) => one.startsWith(tag)))
  );
}

function entryOf(template: TemplateSummary): Entry {
  const name = fold(template.name);
  const shortcut = fold(template.shortcut ?? '');
  const tags = (template.tags ?? []).map(tagWord);
  if (template.favourite) tags.push(favouriteTag);
  const head = [name, shortcut, ...tags].join(' \n');
  return {
    template,
    name,
    shortcut,
    tags,
    head,
    all: `${head} \n${fold(template.preview + (template.more ?? ''))}`,
  };
}

/** `query` is folded. */
function parse(query: string): { readonly words: string[]; readonly tags: string[] } {
  const words = query.split(/\s+/u).filter(Boolean);
  return {
    words: words.flatMap((word) => (word.startsWith('#') ? [] : word.replace(/^;/, '') || [])),
    tags: words.flatMap((word) => (word.startsWith('#') ? word.slice(1) : [])),
  };
}

const worst = 6;

/** How good a place it was found in: 0 is the best. */
function rankOf(entry: Entry, phrase: string): number {
  if (phrase === '') return 0;
  if (!entry.head.includes(phrase)) return worst;
  if (entry.shortcut === phrase) return 0;
  if (entry.name.startsWith(phrase)) return 1;
  if (entry.shortcut.startsWith(phrase)) return 2;
  if (entry.name.includes(` ${phrase}`)) return 3;
  if (entry.name.includes(phrase)) return 4;
  return entry.tags.some((tag) => tag.startsWith(phrase)) ? 5 : worst;
}

function countTags(templates: readonly TemplateSummary[]): string[] {
  const counts = new Map<string, number>();
  for (const { tags = [] } of templates) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([tag]) => tag);
}

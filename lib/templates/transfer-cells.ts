import * as v from 'valibot';
import { OwnField } from './template';

/** Cells that a spreadsheet would run as a formula get an apostrophe before them; reading takes it away again. */
const formula = /^'*[=+\-@\t\r]/u;
export const guard = (cell: string) => (formula.test(cell) ? `'${cell}` : cell);
export const unguard = (cell: string) => (cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell);

/** ` | ` inside a part is written as `\|`, a line's end as `\n`, a backslash as two. */
const escapeBar = (part: string) => part.replace(/[\\|]/gu, '\\$&').replaceAll('\n', '\\n');
const unescapeBar = (part: string) =>
  part.replace(/\\(.)/gsu, (_, next: string) => (next === 'n' ? '\n' : next));

/** One thing a line, its parts by ` | `; parts that are blank at its end are left away. */
export const writeLines = (all: readonly (readonly (string | undefined)[])[] = []): string =>
  all
    .map((parts) =>
      parts
        .map((part) => escapeBar(part ?? ''))
        .join(' | ')
        .replace(/( \| )+$/u, ''),
    )
    .join('\n');

const linesOf = (cell: string) => cell.split(/\r?\n/u).filter((line) => line.trim() !== '');
/** A part may be blank, so that what follows keeps its place. */
const partsOf = (line: string): string[] =>
  [...line.matchAll(/((?:\\.|[^|\\])*)\\?(?:\||$)/gsu)].map(([, part = '']) => unescapeBar(part.trim()));

export const readLines = (cell: string): string[][] => linesOf(cell).map(partsOf);

/** A question a line: `name | kind | what is asked | choice | choice …`; the kind is `text` where it is left blank. */
export const writeQuestions = (fields: readonly OwnField[] = []): string =>
  writeLines(fields.map(({ name, kind, label, choices = [] }) => [name, kind, label, ...choices]));

/** `unread`: the lines that are no question. Where one names a question that is `there`, that stays as it was. */
export function readQuestions(
  cell: string,
  there: readonly OwnField[] = [],
): { readonly fields: OwnField[]; readonly unread: string[] } {
  const fields: OwnField[] = [];
  const unread: string[] = [];
  for (const line of linesOf(cell)) {
    const [name = '', kind = '', label = '', ...rest] = partsOf(line);
    const choices = rest.filter((choice) => choice !== '');
    const read = v.safeParse(OwnField, {
      name,
      kind: kind.toLowerCase() || 'text',
      ...(label && { label }),
      ...(choices.length > 0 && { choices }),
    });
    if (!read.success) unread.push(line);
    fields.push(...(read.success ? [read.output] : there.filter((field) => field.name === name)));
  }
  return { fields, unread };
}

import Papa from 'papaparse';
import { fail, ok, type Result } from '../message/problem';
import type { Template } from './template';
import { admit, type Import, type Present, type TransferNote } from './transfer';
import { guard, readQuestions, unguard } from './transfer-cells';
import {
  columns,
  emptyRow,
  headColumns,
  headRow,
  type Row,
  readHead,
  readWording,
  wordingRow,
} from './transfer-rows';
import { wordingsOf } from './wording';

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
    return fail('import_unreadable', { detail: fields.join(', ').slice(0, 200) });
  }
  const notes: TransferNote[] = [
    ...fields
      .filter((field) => !columns.some((column) => column === field))
      .map((field): TransferNote => ({ what: 'field_unknown', row: 1, detail: field })),
    // Which sign parts the cells was found out: both columns are there.
    ...parsed.errors
      .filter(({ type }) => type !== 'Delimiter')
      // Quotation marks are counted with the heading, cells without it.
      .map(
        ({ row = 0, code, type }): TransferNote => ({
          what: brokenBy(code),
          row: row + (type === 'Quotes' ? 1 : 2),
        }),
      ),
  ];
  const rows = parsed.data.map((record, index): Line => {
    const cells = Object.fromEntries(columns.map((column) => [column, unguard(record[column] ?? '')])) as Row;
    // A file without the column says nothing of questions.
    return { row: index + 2, cells, saysQuestions: record.questions !== undefined };
  });
  const candidates = gather(rows, present, newId, notes);
  const admitted = admit(candidates, present);
  return ok({ templates: admitted.templates, notes: [...notes, ...admitted.notes] });
}

const brokenBy = (code: Papa.ParseError['code']): TransferNote['what'] =>
  code === 'TooFewFields' ? 'cells_missing' : code === 'TooManyFields' ? 'cells_over' : 'quotes_broken';

interface Line {
  readonly row: number;
  readonly cells: Row;
  readonly saysQuestions: boolean;
}
type Candidate = Line & { value: Template };

/**
 * Rows of one `id` are one template, but for one that was copied and made another: it has a name or more of its own, or
 * a language that is there. That is a template of its own. Rows without a name may stand before the one that has it.
 */
function gather(
  rows: readonly Line[],
  present: Present,
  newId: () => string,
  notes: TransferNote[],
): Candidate[] {
  const byId = new Map<string, Candidate[]>();
  const named = rows.filter(({ cells }) => cells.name.trim() !== '');
  const nameless = rows.filter(({ cells }) => cells.name.trim() === '');
  for (const line of [...named, ...nameless]) {
    const { row, cells } = line;
    const id = cells.id.trim() || newId();
    const same = byId.get(id) ?? [];
    const wording = readWording(cells);
    const open = same.filter(
      ({ value }) => !wordingsOf(value).some(({ language }) => language === wording.language),
    );
    const isNamed = cells.name.trim() !== '';
    const first = isNamed
      ? open.find((one) => ownCells(cells, one.cells).length === 0)
      : (open[0] ?? same.at(-1));
    if (first) {
      first.value = { ...first.value, variants: [...(first.value.variants ?? []), wording] };
      const own = ownCells(cells, first.cells);
      if (own.length > 0)
        notes.push({ what: 'cells_left', row, name: first.value.name, detail: own.join(', ') });
      continue;
    }
    const there = present.questions.get(id);
    const { fields = [], unread } = line.saysQuestions
      ? readQuestions(cells.questions, there)
      : { fields: there, unread: [] };
    for (const detail of unread) notes.push({ what: 'question_unread', row, name: cells.name, detail });
    const value = {
      id: same.length > 0 ? newId() : id,
      ...readHead(cells),
      ...wording,
      ...(fields.length > 0 && { fields }),
    };
    byId.set(id, [...same, { ...line, value }]);
  }
  return [...byId.values()].flat();
}

/** What a row says of the whole template that the template's first row does not say. */
const ownCells = (row: Row, first: Row) =>
  headColumns.filter((column) => row[column].trim() !== '' && row[column].trim() !== first[column].trim());

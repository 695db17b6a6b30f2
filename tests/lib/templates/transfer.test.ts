import { parseMessagesFile } from '@wxt-dev/i18n/build';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Media } from '../../../lib/message/message';
import type { Template } from '../../../lib/templates/template';
import { leftOutReasons, type Present, transferNotes } from '../../../lib/templates/transfer';
import { readCsv, writeCsv } from '../../../lib/templates/transfer-csv';
import { readJson, writeJson } from '../../../lib/templates/transfer-json';

const nobody: Present = { shortcuts: new Map(), media: new Map(), questions: new Map() };
let made = 0;
const newId = () => {
  made += 1;
  return `new-${made}`;
};

const trimmed = (maxLength: number) =>
  fc
    .string({ minLength: 1, maxLength, unit: 'grapheme' })
    .map((text) => text.trim().slice(0, maxLength).trim())
    .filter((text) => text !== '' && !text.includes('\r'));
const wording = fc.record(
  {
    text: fc.string({ maxLength: 80, unit: 'grapheme' }).filter((text) => !text.includes('\r')),
    language: fc.constantFrom('de', 'pt-BR'),
    buttons: fc.array(fc.record({ label: trimmed(30), url: fc.webUrl() }), { minLength: 1, maxLength: 3 }),
    quickReplies: fc.array(
      fc.record(
        { label: trimmed(30), description: trimmed(30), metadata: trimmed(30) },
        { requiredKeys: ['label'] },
      ),
      { minLength: 1, maxLength: 20 },
    ),
    fallback: fc.constantFrom({ button: '{label}: {url}' }, { quickReplies: '=1+1, then a number:' }),
  },
  { requiredKeys: ['text'] },
);
const questions = fc.uniqueArray(
  fc.record(
    {
      name: fc.constantFrom('order_number', 'größe', 'customer.name', '_x', 'Day'),
      kind: fc.constantFrom('text', 'choice', 'date'),
      label: trimmed(80),
      choices: fc.array(trimmed(30), { minLength: 1, maxLength: 50 }),
    },
    { requiredKeys: ['name', 'kind'] },
  ),
  { minLength: 1, maxLength: 5, selector: ({ name }) => name },
);
const library: fc.Arbitrary<Template[]> = fc
  .array(
    fc
      .tuple(
        wording,
        fc.record(
          {
            name: trimmed(60),
            tags: fc.uniqueArray(
              trimmed(20).filter((tag) => !tag.includes(';')),
              { minLength: 1, maxLength: 5 },
            ),
            favourite: fc.constant(true),
            customProfileId: fc.constant('100001'),
            fields: questions,
            link: fc.constantFrom({ text: '-Order: ' }, { welcomeMessageId: '844385345234' }),
            variants: fc.array(wording, { minLength: 1, maxLength: 3 }),
          },
          { requiredKeys: ['name'] },
        ),
      )
      .map(([words, head]) => ({ ...words, ...head })),
    { maxLength: 6 },
  )
  .map((all) => all.map((one, index) => ({ id: `t-${index}`, shortcut: `s${index}`, ...one })));

describe('an export that is taken in again', () => {
  it('is the same templates, as JSON', () => {
    fc.assert(
      fc.property(library, (templates) => {
        expect(readJson(writeJson(templates), nobody, newId)).toEqual({
          ok: true,
          value: { templates, notes: [] },
        });
      }),
    );
  });

  it('is the same templates, as CSV', () => {
    fc.assert(
      fc.property(library, (templates) => {
        expect(readCsv(writeCsv(templates), nobody, newId)).toEqual({
          ok: true,
          value: { templates, notes: [] },
        });
      }),
    );
  });

  it('leaves a template that is there its file, and names the file of one that is new', () => {
    const media: Media = { id: crypto.randomUUID(), kind: 'image', name: 'lid.png', size: 3 };
    const template = { id: 'lid', name: 'Lid', text: 'See' };
    const json = writeJson([{ ...template, media }]);
    expect(json).toContain('lid.png');
    expect(json).not.toContain(media.id);
    const here = { ...nobody, media: new Map([['lid', media]]) };
    const kept = { ok: true, value: { templates: [{ ...template, media }], notes: [] } };
    expect(readJson(json, here, newId)).toEqual(kept);
    expect(readCsv(writeCsv([{ ...template, media }]), here, newId)).toEqual(kept);
    expect(readJson(json, nobody, newId)).toEqual({
      ok: true,
      value: { templates: [template], notes: [{ what: 'media_left', row: 1, name: 'Lid' }] },
    });
  });

  it('has its questions in a form that is read and written in a spreadsheet', () => {
    const template: Template = {
      id: 'lid',
      name: 'Lid',
      text: '{{ size }} {{ day }} {{ order }}',
      fields: [
        { name: 'size', kind: 'choice', label: 'Which | size?', choices: ['S', 'M'] },
        { name: 'day', kind: 'date' },
        { name: 'order', kind: 'text', choices: ['kept'] },
      ],
    };
    const cell = 'size | choice | Which \\| size? | S | M\nday | date\norder | text |  | kept';
    expect(writeCsv([template])).toContain(`"${cell}"`);
    const written = 'size|Choice||S|M\n\nday\norder | text | Order number';
    const read = readCsv(`id,name,text,questions\nlid,Lid,Hi,"${written}"\n`, nobody, newId);
    expect(read).toMatchObject({
      value: {
        templates: [
          {
            fields: [
              { name: 'size', kind: 'choice', choices: ['S', 'M'] },
              { name: 'day', kind: 'text' },
              { name: 'order', kind: 'text', label: 'Order number' },
            ],
          },
        ],
        notes: [],
      },
    });
  });

  it('leaves a template that is there its questions where the file has no column for them', () => {
    const fields: Template['fields'] = [{ name: 'size', kind: 'choice', choices: ['S', 'M'] }];
    const here: Present = { ...nobody, questions: new Map([['lid', fields]]) };
    const older = 'id,name,text\nlid,Lid,Size {{ size }}\n,New,{{ size }}\n';
    const read = readCsv(older, here, newId);
    if (!read.ok) throw new Error(read.problem.code);
    expect(read.value.templates.map((one) => one.fields)).toEqual([fields, undefined]);
    const emptied = readCsv('id,name,text,questions\nlid,Lid,Size {{ size }},\n', here, newId);
    if (!emptied.ok) throw new Error(emptied.problem.code);
    expect(emptied.value.templates[0]).not.toHaveProperty('fields');
  });

  it('names each question that it can’t read, and leaves it as it was', () => {
    const fields: Template['fields'] = [{ name: 'size', kind: 'choice', choices: ['S', 'M'] }];
    const here: Present = { ...nobody, questions: new Map([['lid', fields]]) };
    const cell = 'size | chioce | Size | L\norder number | text\nday | date';
    const read = readCsv(`id,name,text,questions\nlid,Lid,Hi,"${cell}"\n`, here, newId);
    if (!read.ok) throw new Error(read.problem.code);
    expect(read.value.templates[0]?.fields).toEqual([...fields, { name: 'day', kind: 'date' }]);
    expect(read.value.notes).toEqual([
      { what: 'question_unread', row: 2, name: 'Lid', detail: 'size | chioce | Size | L' },
      { what: 'question_unread', row: 2, name: 'Lid', detail: 'order number | text' },
    ]);
  });

  it('runs nothing in a spreadsheet', () => {
    const cells = ['=HYPERLINK("https://evil.example")', '+1', '-1', '@SUM(A1)'];
    const csv = writeCsv(cells.map((text, index) => ({ id: `${index}`, name: text, text })));
    for (const cell of cells) {
      expect(csv).toContain(`'${cell.slice(0, 6)}`);
      for (const before of ['\n', ',', '"']) expect(csv).not.toContain(before + cell.slice(0, 4));
    }
  });
});

describe('an import', () => {
  it('says of each template that it could not carry whole what is missing', () => {
    const file = JSON.stringify([
      { name: 'Fine', text: 'Hi' },
      { name: '', text: 'No name' },
      {
        name: 'Photo',
        text: 'See',
        media: { id: crypto.randomUUID(), kind: 'image', name: 'a.png', size: 3 },
      },
      { name: 'Taken', text: 'Hi', shortcut: 'Order' },
      { name: 'Odd', text: 'Hi', colour: 'red' },
      'not a template',
    ]);
    const read = readJson(file, { ...nobody, shortcuts: new Map([['order', 'another']]) }, newId);
    if (!read.ok) throw new Error(read.problem.code);
    expect(read.value.templates.map(({ name, shortcut }) => [name, shortcut])).toEqual([
      ['Fine', undefined],
      ['Photo', undefined],
      ['Taken', undefined],
      ['Odd', undefined],
    ]);
    expect(read.value.notes.map(({ what, row }) => [what, row])).toEqual([
      ['left_out', 2],
      ['media_left', 3],
      ['shortcut_taken', 4],
      ['field_unknown', 5],
      ['left_out', 6],
    ]);
  });

  it('takes a spreadsheet with two columns, and names those it does not know', () => {
    const read = readCsv('Name;Text;Team\nHello;"Hi, {{ customer.name }}";North\n', nobody, newId);
    expect(read).toMatchObject({
      ok: true,
      value: {
        templates: [{ name: 'Hello', text: 'Hi, {{ customer.name }}' }],
        notes: [{ what: 'field_unknown', detail: 'team' }],
      },
    });
  });

  it.each([
    [{ text: 'Hi' }, { reason: 'name_missing' }],
    [
      { name: 'A', text: 'x'.repeat(10_001) },
      { name: 'A', reason: 'too_long', detail: 'text', most: 10_000 },
    ],
    [{ name: 'A' }, { name: 'A', reason: 'text_missing' }],
    [
      { name: 'A', text: '', shortcut: 'an order' },
      { name: 'A', reason: 'shortcut_unfit' },
    ],
    [
      { name: 'A', text: '', variants: [{ text: '', buttons: Array(4).fill({ label: 'a', url: 'b' }) }] },
      { name: 'A', reason: 'too_many', detail: 'buttons', most: 3 },
    ],
    [
      { name: 'A', text: '', quickReplies: 'yes' },
      { name: 'A', reason: 'unfit', detail: 'quickReplies' },
    ],
    [7, { reason: 'no_template' }],
  ])('says why it left one out: %#', (template, why) => {
    const read = readJson(JSON.stringify([template]), nobody, newId);
    expect(read).toMatchObject({ value: { templates: [], notes: [{ what: 'left_out', row: 1, ...why }] } });
  });

  it('says of a damaged row what is wrong with it', () => {
    const csv = 'name,text\nshort\nlong,Hi,more\nopen,"Hi\n';
    const read = readCsv(csv, nobody, newId);
    if (!read.ok) throw new Error(read.problem.code);
    const notes = read.value.notes.map(({ what, row }) => `${what} ${row}`);
    expect(notes.sort()).toEqual(['cells_missing 2', 'cells_over 3', 'quotes_broken 4']);
  });

  it('makes a template of its own of a row that was copied and renamed', () => {
    const csv = [
      'id,name,shortcut,tags,language,text',
      'lid,,,,de,Hallo',
      'lid,Lid,lid,shop,en,Hello',
      'lid,Lid for shoes,shoes,shoe,en,Hello shoes',
      'lid,Lid,lid,shop,fr,Bonjour',
      'lid,Lid,lid,shop,fr,Salut',
      'lid,,,,de,Hallo Schuhe',
      'lid,,gone,,es,Hola',
    ].join('\n');
    const read = readCsv(csv, nobody, newId);
    if (!read.ok) throw new Error(read.problem.code);
    const { templates, notes } = read.value;
    const texts = templates.map(({ text, variants = [] }) => [text, ...variants.map((one) => one.text)]);
    expect(texts).toEqual([
      ['Hello', 'Bonjour', 'Hallo', 'Hola'],
      ['Hello shoes', 'Hallo Schuhe'],
      ['Salut'],
    ]);
    expect(templates.map(({ name, shortcut, tags }) => [name, shortcut, tags])).toEqual([
      ['Lid', 'lid', ['shop']],
      ['Lid for shoes', 'shoes', ['shoe']],
      ['Lid', undefined, ['shop']],
    ]);
    expect(new Set(templates.map(({ id }) => id)).size).toBe(3);
    expect(templates[0]?.id).toBe('lid');
    expect(notes).toEqual([
      { what: 'cells_left', row: 8, name: 'Lid', detail: 'shortcut' },
      { what: 'shortcut_taken', row: 6, name: 'Lid', detail: 'lid' },
    ]);
  });

  it.each([
    ['nothing', '', 'import_unreadable'],
    ['half a JSON', '[{"name":', 'import_unreadable'],
    ['another JSON', '{"a":1}', 'import_unreadable'],
    ['a newer export', '{"format":"aside templates","version":2,"templates":[]}', 'import_newer'],
  ])('of %s is refused with a sentence', (_, text, code) => {
    expect(readJson(text, nobody, newId)).toMatchObject({ ok: false, problem: { code } });
  });

  it('of any text whatever does not throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        readCsv(`name,text,buttons\n${text}`, nobody, newId);
        readJson(text, nobody, newId);
      }),
    );
  });

  it('has a sentence for each thing it may have to say', async () => {
    const sentences = (await parseMessagesFile('locales/en.yml')).filter(({ key }) => key[0] === 'transfer');
    expect(sentences.map(({ key }) => key[1])).toEqual(expect.arrayContaining([...transferNotes]));
    const reasons = sentences.filter(({ key }) => key[1] === 'reason').map(({ key }) => key[2]);
    expect(reasons).toEqual([...leftOutReasons]);
  });
});

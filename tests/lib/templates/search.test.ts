import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeSearch } from '@/lib/templates/search';
import type { TemplateSummary } from '@/lib/templates/template';

const day = 24 * 60 * 60 * 1000;
const now = 100 * day;
const templates: TemplateSummary[] = [
  {
    id: '1',
    name: 'Where is my order',
    shortcut: 'order',
    preview: 'Hi ‹Customer name›, I can look that up',
  },
  {
    id: '2',
    name: 'Reembolsó',
    shortcut: 'refund',
    preview: 'The refund for your order is on its way',
    tags: ['Money'],
  },
  { id: '3', name: 'Order refund', preview: 'Three to five days', tags: ['Money', 'Shop'] },
  { id: '4', name: 'Opening hours', preview: 'We are here from 9 to 5' },
];
const found = (query: string, among = templates) =>
  makeSearch(among, now)
    .find(query, 50)
    .best.map(({ id }) => id);

describe('searching templates', () => {
  it('shows all of them while nothing is typed', () => {
    expect(found('')).toEqual(['1', '2', '3', '4']);
    expect(found('  ')).toEqual(['1', '2', '3', '4']);
  });

  it('puts the shortcut first, then names that start with it, then names that hold it, then the text', () => {
    expect(found('order')).toEqual(['1', '3', '2']);
    expect(found('ord')).toEqual(['3', '1', '2']);
  });

  it('minds neither case nor accents, nor the semicolon of a shortcut', () => {
    expect(found('REEMBOLSO')).toEqual(['2']);
    expect(found(';refund')).toEqual(['2', '3']);
  });

  it('finds words in any order and anywhere', () => {
    expect(found('days order')).toEqual(['3']);
  });

  it('finds what comes after the preview, and a word that the preview cuts', () => {
    const long: TemplateSummary = {
      id: '5',
      name: 'Parcel',
      preview: 'It is at cus',
      more: 'toms Está en la aduana',
    };
    expect(found('customs', [...templates, long])).toEqual(['5']);
    expect(found('esta aduana', [...templates, long])).toEqual(['5']);
  });

  it.each(['oredr', 'ordr', 'ordder', 'ordrr'])('forgives the slip in %s', (slip) => {
    expect(found(slip)).toEqual(expect.arrayContaining(['1', '3']));
  });

  it('finds nothing rather than something else', () => {
    expect(found('zebra')).toEqual([]);
    expect(found('xy')).toEqual([]);
  });

  it('keeps to a tag, written in part and beside words', () => {
    expect(found('#money')).toEqual(['2', '3']);
    expect(found('#mo #shop')).toEqual(['3']);
    expect(found('order #money')).toEqual(['3', '2']);
    expect(found('#')).toEqual(expect.arrayContaining(['2', '3']));
  });

  it('has favourites first, then what is used often and lately', () => {
    const used = (id: string, uses: number, days: number) => ({
      ...templates[Number(id) - 1],
      uses,
      usedAt: now - days * day,
    });
    const among = [
      templates[0],
      used('2', 40, 70),
      used('3', 5, 1),
      { ...templates[3], favourite: true },
    ] as TemplateSummary[];
    expect(found('', among)).toEqual(['4', '3', '2', '1']);
  });

  it('answers the best of many, and how many there are', () => {
    expect(makeSearch(templates, now).find('', 2)).toEqual({ count: 4, best: templates.slice(0, 2) });
  });

  it('knows the tags, those of the most templates first', () => {
    expect(makeSearch(templates, now).tags).toEqual(['Money', 'Shop']);
  });

  it('finds the same letter by letter as at once', () => {
    const letters = fc.constantFrom(...'oOréed #;Σσ2s-'.split(''));
    const typed = fc.array(fc.oneof(letters, fc.constant('back')), { maxLength: 12 });
    fc.assert(
      fc.property(typed, (keys) => {
        const search = makeSearch(templates, now);
        let query = '';
        for (const key of keys) {
          query = key === 'back' ? query.slice(0, -1) : query + key;
          expect(search.find(query, 50)).toEqual(makeSearch(templates, now).find(query, 50));
        }
      }),
    );
  });

  it('takes whatever is typed as text', () => {
    for (const odd of ['.*', '(', '[a', '\\', '"order"', "it's", '-order', '😀'])
      expect(() => found(odd)).not.toThrow();
  });
});

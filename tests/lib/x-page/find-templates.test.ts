import { expect, it } from 'vitest';
import { makeSearch } from '@/lib/x-page/picker/find-templates';

const templates = [
  {
    id: '1',
    name: 'Where is my order',
    shortcut: 'order',
    preview: 'Hi ‹Customer name›, I can look that up',
  },
  { id: '2', name: 'Reembolsó', shortcut: 'refund', preview: 'The refund for your order is on its way' },
  { id: '3', name: 'Order refund', preview: 'Three to five days' },
  { id: '4', name: 'Opening hours', preview: 'We are here from 9 to 5' },
];
const search = makeSearch(templates);
const ids = (query: string) => search(query).map(({ id }) => id);

it('shows all of them, in their order, while nothing is typed', () => {
  expect(ids('')).toEqual(['1', '2', '3', '4']);
});
it('puts names that start with what was typed first, then names that hold it, then the text', () => {
  expect(ids('order')).toEqual(['3', '1', '2']);
});
it('minds neither case nor accents', () => {
  expect(ids('REEMBOLSO')).toEqual(['2']);
});
it('finds a shortcut typed with its semicolon', () => {
  expect(ids(';refund')).toEqual(['3', '2']);
});
it('finds nothing rather than something else', () => {
  expect(ids('zebra')).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import { findTrigger } from '@/lib/x-page/inline-trigger';

const order = { shortcut: 'Order', id: 'o', name: 'Where is my order' };
const shortcuts = new Map([
  ['order', order],
  ['größe-2', { ...order, id: 'g' }],
]);
/** `|` is the caret. */
const find = (typed: string, prefix = ';') => {
  const at = typed.indexOf('|');
  return findTrigger(typed.replace('|', ''), { start: at, end: at }, prefix, shortcuts);
};

describe('the inline trigger', () => {
  it.each([';order|', 'Hi ;order|', 'Hi\n;ORDER|', '(;order|)', 'Hi ;order| there'])(
    'is found in %j',
    (typed) => {
      const start = typed.indexOf(';');
      expect(find(typed)).toEqual({ start, end: start + 6, shortcut: order });
    },
  );

  it('knows every letter, digits, dashes and another prefix', () => {
    expect(find('a ;größe-2|')?.shortcut.id).toBe('g');
    expect(find('a /order|', '/')).toMatchObject({ start: 2, end: 8 });
  });

  it.each([
    'word;order|',
    '5;order|',
    'ü;order|',
    ';order|ing',
    ';orde|r',
    ';orders|',
    ';order |',
    'order|',
    ';|',
    '|',
    ';;order|',
  ])('is not there in %j', (typed) => {
    expect(find(typed)).toBeUndefined();
  });

  it('is nothing while text is selected, while it is off, or without a caret', () => {
    expect(findTrigger(';order', { start: 0, end: 6 }, ';', shortcuts)).toBeUndefined();
    expect(find(';order|', '')).toBeUndefined();
    expect(findTrigger(';order', undefined, ';', shortcuts)).toBeUndefined();
  });
});

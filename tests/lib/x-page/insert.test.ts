import { describe, expect, it } from 'vitest';
import { findInsertion } from '@/lib/x-page/insert';

const at = (offset: number) => ({ start: offset, end: offset });

describe('reading back, with the caret known', () => {
  it('finds the text where the caret was', () => {
    expect(findInsertion('Hello world', 'Hello, dear world', ', dear', at(5))).toBe(5);
  });
  it('expects a selection to be replaced', () => {
    expect(findInsertion('Hello world', 'Hello you', 'you', { start: 6, end: 11 })).toBe(6);
  });
  it('is not content with the text in another place', () => {
    expect(findInsertion('Hello world', 'dearHello world', 'dear', at(5))).toBeUndefined();
  });
  it('sees that it went in twice', () => {
    expect(findInsertion('', 'HiHi', 'Hi', at(0))).toBeUndefined();
  });
  it('sees that the page changed it', () => {
    expect(findInsertion('', 'Hi Casey [checked]', 'Hi Casey', at(0))).toBeUndefined();
  });
  it('sees that a blank line was lost', () => {
    expect(findInsertion('', 'Hi\nCasey', 'Hi\n\nCasey', at(0))).toBeUndefined();
  });
  it('takes another line end and another way to write the same letter for the same', () => {
    expect(findInsertion('é', 'éa\nb', 'a\r\nb', at(1))).toBe(1);
  });
});

describe('reading back, where only the editor knew the caret', () => {
  it('finds the text anywhere in the old text', () => {
    expect(findInsertion('Hello world', 'Hello, dear world', ', dear', undefined)).toBe(5);
  });
  it('finds the second of two alike', () => {
    expect(findInsertion('Hi Casey', 'Hi CaseyHi', 'Hi', undefined)).toBe(8);
  });
  it('sees that something of the old text is gone as well as moved', () => {
    expect(findInsertion('Hello world', 'world, dear', ', dear', undefined)).toBeUndefined();
  });
  it('sees that nothing came', () => {
    expect(findInsertion('Hello', 'Hello', 'dear', undefined)).toBeUndefined();
  });
});

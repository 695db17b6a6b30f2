// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { placeCaret, readCaret, readDraft } from '@/lib/x-page/editor';
import { draft } from './fragments';
import { areThere, readSkeleton, whereTheyAre } from './skeletons';

const show = (html: string) => {
  document.body.innerHTML = html;
  return document.querySelector('[data-testid]') ?? document.body;
};

it('reads a draft line by line, blank lines too', () => {
  expect(readDraft(show(draft('d', 0, ['one', '', 'three'])))).toBe('one\n\nthree');
  expect(readDraft(show(draft('d')))).toBe('');
});

it('knows nothing of an editor that is none of ours', () => {
  expect(readDraft(show('<div data-testid="x" contenteditable="true"><p>Hello</p></div>'))).toBeUndefined();
});

it('puts the caret where it reads it, on every line', () => {
  const editor = show(draft('d', 0, ['one', '', 'three']));
  for (let offset = 0; offset <= 'one\n\nthree'.length; offset++) {
    placeCaret(editor, { start: offset, end: offset });
    expect(readCaret(editor)).toEqual({ start: offset, end: offset });
  }
  placeCaret(editor, { start: 1, end: 7 });
  expect(readCaret(editor)).toEqual({ start: 1, end: 7 });
});

it('does not take a selection elsewhere in the page for its own', () => {
  const editor = show(`${draft('d', 0, ['one'])}<p id="other">text</p>`);
  getSelection()?.selectAllChildren(document.querySelector('#other') ?? document.body);
  expect(readCaret(editor)).toBeUndefined();
});

it('reads and places the caret in a plain textarea', () => {
  const editor = show('<textarea data-testid="tweetTextarea_0">one two</textarea>');
  placeCaret(editor, { start: 3, end: 5 });
  expect(readCaret(editor)).toEqual({ start: 3, end: 5 });
  expect(readDraft(editor)).toBe('one two');
});

it.skipIf(!areThere)(`reads what Draft.js draws for a begun draft${whereTheyAre}`, () => {
  document.body.innerHTML = readSkeleton('begun draft');
  const editor = document.querySelector('[data-testid="tweetTextarea_0"]');
  expect(editor && readDraft(editor)).toBe(
    'Hi @customer1 👋\n\nhttps://twitter.com/messages/compose?recipient_id=2222',
  );
});

// @vitest-environment jsdom
import { beforeEach, expect, it } from 'vitest';
import { findComposer, findFrontComposer } from '@/lib/x-page/composers';
import { composer, draft, post, quoted } from './fragments';

const toolbars = () => [...document.querySelectorAll('[data-testid="toolBar"]')];
const find = (index: number, lastUsed?: Element) => {
  const toolbar = toolbars()[index];
  return toolbar && findComposer(toolbar, lastUsed);
};
const home = `<div data-testid="primaryColumn">${composer('home')}</div>`;

beforeEach(() => {
  document.body.innerHTML = '';
});

it('gives the dialog over the home page its own editor, though both carry one test id', () => {
  document.body.innerHTML = `${home}<div id="layers"><div aria-modal="true">${composer('dialog')}</div></div>`;
  expect(find(0)?.kind.kind).toBe('home');
  expect(find(0)?.editor?.id).toBe('home');
  expect(find(1)?.kind.kind).toBe('dialog');
  expect(find(1)?.editor?.id).toBe('dialog');
  expect(findFrontComposer()?.kind.kind).toBe('dialog');
});

it('gives the dialog no editor rather than the one behind it', () => {
  document.body.innerHTML = `${home}<div aria-modal="true"><div data-testid="toolBar"></div></div>`;
  expect(find(1)?.editor).toBeUndefined();
});

it('gives the column no editor rather than one that stands beside it', () => {
  document.body.innerHTML = `<div data-testid="primaryColumn"><div data-testid="toolBar"></div></div>${draft('drawer')}`;
  expect(find(0)?.editor).toBeUndefined();
});

it('knows the reply under a post as a thread, inside the column as it is', () => {
  const reply = `<div data-testid="inline_reply_offscreen">${composer('reply')}</div>`;
  document.body.innerHTML = `<div data-testid="primaryColumn"><div data-testid="cellInnerDiv">${post({ focal: true })}${reply}</div></div>`;
  expect(find(0)?.kind.kind).toBe('thread');
  expect(find(0)?.editor?.id).toBe('reply');
});

it('writes into the part of a thread that was used last', () => {
  document.body.innerHTML = `<div aria-modal="true">${draft('part0', 0)}${draft('part1', 1)}${draft('part2', 2)}<div data-testid="toolBar"></div></div>`;
  expect(find(0, document.querySelector('#part1') ?? undefined)?.editor?.id).toBe('part1');
  expect(find(0)?.editor?.id).toBe('part2');
});

it('tells composers side by side apart where there is no column of ours', () => {
  document.body.innerHTML = `<section>${composer('left')}</section><section>${composer('right')}</section>`;
  expect(find(0)?.editor?.id).toBe('left');
  expect(find(1)?.editor?.id).toBe('right');
});

it('takes the plain textarea of the mobile site for an editor', () => {
  document.body.innerHTML =
    '<div data-testid="primaryColumn"><textarea id="plain" data-testid="tweetTextarea_0"></textarea><div data-testid="toolBar"></div></div>';
  expect(find(0)?.editor?.id).toBe('plain');
});

it('answers the quoted post in a quote, and nobody in a new post', () => {
  document.body.innerHTML = `${home}<div aria-modal="true">${composer('quote')}${quoted()}</div>`;
  const quote = find(1);
  expect(quote?.kind.findAnswered(quote.scope)?.handle).toBe('other2');
  const plain = find(0);
  expect(plain?.kind.findAnswered(plain.scope)).toBeUndefined();
});

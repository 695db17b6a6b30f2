// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { mountTools } from '@/lib/x-page/tools';

let page = new AbortController();
const bar = `<div data-testid="toolBar"><nav><div data-testid="ScrollSnap-List"><div><button>Media</button></div></div></nav><div><button>Post</button></div></div>`;
const toolbar = () => document.querySelector('[data-testid="toolBar"]') ?? document.body;
const list = () => document.querySelector('[data-testid="ScrollSnap-List"]');
const ours = () => document.querySelectorAll('[data-aside]');

/** Our root is closed: whoever has not made it can't reach it. */
const attached = vi.spyOn(Element.prototype, 'attachShadow');
const buttonsOf = (host: Element): HTMLButtonElement[] => {
  const root = attached.mock.results[attached.mock.contexts.lastIndexOf(host)]?.value as ShadowRoot;
  return [...root.querySelectorAll('button')];
};

beforeEach(() => {
  page = new AbortController();
  document.body.innerHTML = bar;
});
afterEach(() => page.abort());

it('stands after X’s own tools, under the names that people are told', () => {
  const host = mountTools(toolbar(), page.signal);
  expect(list()?.lastElementChild).toBe(host);
  const buttons = buttonsOf(host);
  expect(buttons.map((button) => button.getAttribute('aria-label'))).toEqual([
    'Private message link',
    'Templates',
  ]);
  expect(buttons.map((button) => button.title)).toEqual(['Private message link', 'Templates']);
  // X's composer takes the focus at a click on anything that does not say so.
  expect(buttons.map((button) => button.getAttribute('role'))).toEqual(['button', 'button']);
});

it('keeps what is in it from the page', () => {
  expect(mountTools(toolbar(), page.signal).shadowRoot).toBeNull();
});

it('stands among the tools also where X has lost the list we know, and never beside the Post button', () => {
  list()?.removeAttribute('data-testid');
  const host = mountTools(toolbar(), page.signal);
  expect(toolbar().querySelector('nav')?.lastElementChild).toBe(host);
});

it('clears away what a version of ours before left behind, and itself in the end', () => {
  mountTools(toolbar(), new AbortController().signal);
  mountTools(toolbar(), page.signal);
  expect(ours()).toHaveLength(1);
  page.abort();
  expect(ours()).toHaveLength(0);
});

it('keeps the editor’s focus at a press, and lets React see every mouseup', () => {
  const host = mountTools(toolbar(), page.signal);
  const seen: string[] = [];
  for (const type of ['mousedown', 'mouseup', 'click', 'keydown'])
    document.body.addEventListener(type, () => seen.push(type));
  const button = buttonsOf(host)[0];
  const fire = (type: string) =>
    button?.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, cancelable: true }));
  expect(fire('mousedown')).toBe(false);
  fire('mouseup');
  fire('click');
  fire('keydown');
  expect(seen).toEqual(['mouseup']);
});

it('leaves the link out in chat, and offers the panel instead', () => {
  document.body.innerHTML =
    '<div data-testid="dm-composer-container"><div><button data-testid="dm-composer-attachment-button"></button></div><textarea data-testid="dm-composer-textarea"></textarea></div>';
  const host = mountTools(
    document.querySelector('[data-testid="dm-composer-container"]') ?? document.body,
    page.signal,
  );
  expect(host.parentElement?.querySelector('[data-testid="dm-composer-attachment-button"]')).not.toBeNull();
  expect(buttonsOf(host).map(({ title }) => title)).toEqual(['Templates', 'Send with buttons']);
});

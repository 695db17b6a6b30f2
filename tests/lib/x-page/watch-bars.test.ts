// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchBars } from '@/lib/x-page/watch-bars';

const bar = '<div data-testid="toolBar"></div>';
const count = () => document.querySelectorAll('[data-testid="toolBar"] b').length;
const frame = () => new Promise(requestAnimationFrame);
let page = new AbortController();
let alive = true;
const mount = vi.fn((toolbar: Element, signal: AbortSignal) => {
  const node = document.createElement('b');
  toolbar.append(node);
  signal.addEventListener('abort', () => node.remove());
  return node;
});
const watch = () => watchBars(mount, page.signal, () => alive);
const toolbar = () => document.querySelector('[data-testid="toolBar"]');

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', (call: FrameRequestCallback) => setTimeout(call, 0));
  vi.stubGlobal('cancelAnimationFrame', clearTimeout);
  page = new AbortController();
  alive = true;
  mount.mockClear();
  document.body.innerHTML = '';
});
afterEach(() => page.abort());

it('mounts in toolbars that are there, that come alone and that come within something', async () => {
  document.body.innerHTML = bar;
  watch();
  document.body.insertAdjacentHTML('beforeend', bar);
  document.body.insertAdjacentHTML('beforeend', `<main><div>${bar}</div></main>`);
  await frame();
  expect(count()).toBe(3);
});

it('mounts once, however often the toolbar is moved or drawn over', async () => {
  document.body.innerHTML = bar;
  watch();
  document.body.append(...document.body.childNodes);
  toolbar()?.insertAdjacentHTML('beforeend', '<i></i>');
  await frame();
  expect(mount).toHaveBeenCalledTimes(1);
  expect(count()).toBe(1);
});

it('mounts again, once, when the page drops our node', async () => {
  document.body.innerHTML = bar;
  watch();
  toolbar()?.replaceChildren();
  await frame();
  await frame();
  expect(count()).toBe(1);
});

it('mounts again in a toolbar that went away and came back', async () => {
  document.body.innerHTML = bar;
  watch();
  const kept = toolbar();
  kept?.remove();
  await frame();
  await frame();
  if (kept) document.body.append(kept);
  await frame();
  expect(count()).toBe(1);
});

it('finds the bars of X’s own shadow roots, also of one that comes late, and only once', async () => {
  vi.useFakeTimers();
  const chat = '<div data-testid="dm-composer-container"></div>';
  document.body.innerHTML = '<div data-testid="xchatEmbedRoute"></div>';
  watch();
  expect(mount).not.toHaveBeenCalled();
  const root = document.querySelector('[data-testid]')?.attachShadow({ mode: 'open' });
  if (root) root.innerHTML = chat;
  vi.advanceTimersByTime(1_000);
  expect(mount).toHaveBeenCalledTimes(1);
  vi.useRealTimers();
  if (root) root.innerHTML = `<p>${chat}</p>`;
  await frame();
  expect(mount).toHaveBeenCalledTimes(2);
});

it('does not work without end for a page full of bars', () => {
  document.body.innerHTML = bar.repeat(1_000);
  watch();
  expect(mount.mock.calls.length).toBeLessThan(100);
});

it('gives in to a page that drops our node every time', async () => {
  document.body.innerHTML = bar;
  watch();
  const hostile = new MutationObserver(() => document.querySelector('b')?.remove());
  hostile.observe(document, { childList: true, subtree: true });
  document.querySelector('b')?.remove();
  for (let round = 0; round < 100; round++) await frame();
  hostile.disconnect();
  expect(mount.mock.calls.length).toBeLessThan(30);
});

it('does nothing more once the extension is gone, and leaves no trace when told to end', async () => {
  document.body.innerHTML = bar;
  watch();
  alive = false;
  document.body.insertAdjacentHTML('beforeend', bar);
  await frame();
  expect(count()).toBe(1);
  page.abort();
  expect(count()).toBe(0);
});

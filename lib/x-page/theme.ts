import { barOf } from './bars';
import * as x from './selectors';

const solid = /^rgba?\((\d+), (\d+), (\d+)(?:, 1)?\)$/;

/** Dresses `surface` as X is dressed now: its background, light or dark, the accent of its own tools, its font. */
export function dress(surface: HTMLElement, bar: Element): void {
  const page = [document.body, document.documentElement]
    .map((e) => getComputedStyle(e).backgroundColor)
    .find((colour) => solid.test(colour));
  const icon = bar.querySelector(`${barOf(bar).list} svg`);
  surface.style.setProperty('--page', page ?? 'Canvas');
  surface.style.setProperty('--accent', icon ? getComputedStyle(icon).color : '#1d9bf0');
  const text = document.querySelector(x.editor) ?? bar;
  surface.style.setProperty('--font', getComputedStyle(text).fontFamily);
  surface.style.colorScheme = page && brightness(page) < 128 ? 'dark' : 'light';
}

function brightness(colour: string): number {
  const [, red, green, blue] = solid.exec(colour) ?? [];
  return 0.3 * Number(red) + 0.6 * Number(green) + 0.1 * Number(blue);
}

/** Calls `change` when X turns light or dark, which it does in place. */
export function onThemeChange(change: () => void, signal: AbortSignal): void {
  const observer = new MutationObserver(change);
  for (const element of [document.documentElement, document.body]) {
    observer.observe(element, { attributeFilter: ['style', 'class', 'data-theme'] });
  }
  signal.addEventListener('abort', () => observer.disconnect());
}

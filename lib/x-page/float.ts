import { i18n } from '#i18n';

const gap = 6;
const margin = 8;

/** Below `anchor` or, where it has no room of `height` px and there is more of it, above; never outside the window. */
function floatBeside(popover: HTMLElement, anchor: Element, height: number): void {
  const { top, bottom, left, right } = anchor.getBoundingClientRect();
  const { clientWidth: wide, clientHeight: high } = document.documentElement;
  const [above, below] = [top - gap - margin, high - bottom - gap - margin];
  const isBelow = below >= (height || popover.scrollHeight) || below >= above;
  const start = getComputedStyle(anchor).direction === 'rtl' ? right - popover.offsetWidth : left;
  Object.assign(popover.style, {
    left: `${Math.max(margin, Math.min(start, wide - margin - popover.offsetWidth))}px`,
    top: isBelow ? `${bottom + gap}px` : 'auto',
    bottom: isBelow ? 'auto' : `${high - top + gap}px`,
    maxHeight: `${isBelow ? below : above}px`,
  });
}

/**
 * Puts an open popover beside `anchor` and keeps it there while the page scrolls or changes its size, until `signal`
 * aborts. In the top layer nothing of the page clips it, while in the document it stays inside X's dialog and its
 * focus trap. `height`: the room in px that is enough for it below; its own height unless given.
 */
export function keepBeside(popover: HTMLElement, anchor: Element, signal: AbortSignal, height = 0): void {
  // Our sentences may be written the other way than X's, whose side the popover stands on.
  popover.dir = i18n.t('ui.direction');
  popover.lang = i18n.t('ui.language');
  const follow = () => floatBeside(popover, anchor, height);
  follow();
  window.addEventListener('scroll', follow, { capture: true, passive: true, signal });
  window.addEventListener('resize', follow, { signal });
}

import * as x from './selectors';

/** What `mount` leaves in a toolbar; aborting its signal takes it away. */
export type Mount = (toolbar: Element, signal: AbortSignal) => Element;

interface Mounted {
  readonly node: Element;
  readonly removal: AbortController;
  readonly times: number;
}

/** X may drop our node when it draws a toolbar again. A page that drops it every time has its way in the end. */
const mountsPerToolbar = 20;

/**
 * Keeps one mount in each toolbar of the page, from its appearing to its going, until `signal` aborts. `isAlive` is
 * asked at each change, so that nothing of ours outlives an extension that was removed.
 */
export function watchToolbars(mount: Mount, signal: AbortSignal, isAlive: () => boolean): void {
  const known = new Map<Element, Mounted>();

  const mountIn = (toolbar: Element) => {
    const times = (known.get(toolbar)?.times ?? 0) + 1;
    if (times > mountsPerToolbar) return;
    const removal = new AbortController();
    known.set(toolbar, { node: mount(toolbar, removal.signal), removal, times });
  };
  const look = (root: Element | Document) => {
    if (root instanceof Element && root.matches(x.toolbar) && !known.has(root)) mountIn(root);
    // Most of what X adds is small, and text in an editor smaller still: one query costs less than to ask where it is.
    for (const toolbar of root.querySelectorAll(x.toolbar)) if (!known.has(toolbar)) mountIn(toolbar);
  };
  const tidy = () => {
    for (const [toolbar, { node, removal }] of known) {
      if (!toolbar.isConnected) {
        removal.abort();
        known.delete(toolbar);
      } else if (!toolbar.contains(node)) {
        removal.abort();
        mountIn(toolbar);
      }
    }
  };

  let tidying = 0;
  const observer = new MutationObserver((changes) => {
    if (!isAlive()) return;
    for (const { addedNodes, removedNodes } of changes) {
      for (const node of addedNodes) if (node instanceof Element) look(node);
      // In the next frame: React takes out and puts in again, and nobody can draw us into a loop with a page's script.
      if (removedNodes.length)
        tidying ||= requestAnimationFrame(() => {
          tidying = 0;
          tidy();
        });
    }
  });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    cancelAnimationFrame(tidying);
    for (const { removal } of known.values()) removal.abort();
  });
  observer.observe(document, { childList: true, subtree: true });
  look(document);
}

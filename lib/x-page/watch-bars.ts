import { anyBar } from './bars';
import * as x from './selectors';

/** What `mount` leaves in a bar; aborting its signal takes it away. */
export type Mount = (bar: Element, signal: AbortSignal) => Element;

interface Mounted {
  readonly node: Element;
  readonly removal: AbortController;
  readonly times: number;
}

/** X may drop our node when it draws a bar again. A page that drops it every time has its way in the end. */
const mountsPerBar = 20;
/** A page can't make us work without end: bars beyond this many get nothing until others have gone. */
const mostBars = 50;
/** X draws its chat into a shadow root of its own, and no mutation tells when: ms between two looks, and how many. */
const rootWait = 250;
const rootLooks = 240;

/**
 * Keeps one mount in each bar of the page and of X's own shadow roots, from its appearing to its going, until `signal`
 * aborts. `isAlive` is asked at each change, so that nothing of ours outlives an extension that was removed.
 */
export function watchBars(mount: Mount, signal: AbortSignal, isAlive: () => boolean): void {
  const known = new Map<Element, Mounted>();
  const hosts = new WeakSet<Element>();

  const mountIn = (bar: Element) => {
    const times = (known.get(bar)?.times ?? 0) + 1;
    if (times > mountsPerBar || known.size > mostBars) return;
    const removal = new AbortController();
    known.set(bar, { node: mount(bar, removal.signal), removal, times });
  };
  const enter = (host: Element, looks = 0) => {
    if (signal.aborted || !host.isConnected || looks > rootLooks) hosts.delete(host);
    else if (host.shadowRoot) watch(host.shadowRoot);
    else setTimeout(enter, rootWait, host, looks + 1);
  };
  const consider = (element: Element) => {
    if (element.matches(x.chatHost)) {
      if (!hosts.has(element)) {
        hosts.add(element);
        enter(element);
      }
    } else if (!known.has(element)) mountIn(element);
  };
  const wanted = `${anyBar}, ${x.chatHost}`;
  const look = (root: ParentNode) => {
    if (root instanceof Element && root.matches(wanted)) consider(root);
    // Most of what X adds is small, and text in an editor smaller still: one query costs less than to ask where it is.
    for (const element of root.querySelectorAll(wanted)) consider(element);
  };
  const watch = (root: Document | ShadowRoot) => {
    observer.observe(root, { childList: true, subtree: true });
    look(root);
  };
  const tidy = () => {
    for (const [bar, { node, removal }] of known) {
      if (!bar.isConnected) {
        removal.abort();
        known.delete(bar);
      } else if (!bar.contains(node)) {
        removal.abort();
        mountIn(bar);
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
  watch(document);
}

import { useSyncExternalStore } from 'react';

/** The parts of the settings page, in the order in which they stand. Each is an address: `options.html#links`. */
export const parts = [
  'sign-in',
  'keys',
  'templates',
  'links',
  'welcome',
  'sending',
  'shortcuts',
  'cards',
  'may',
] as const;
export type Part = (typeof parts)[number];

/** The part that the address names; the first where it names none. */
function readPart(): Part {
  const named = location.hash.slice(1);
  return parts.find((part) => part === named) ?? 'sign-in';
}

function listen(changed: () => void): () => void {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
}

/** The part that is open. It lives in the address, so that Back, bookmarks and links from the panel work. */
export const usePart = (): Part => useSyncExternalStore(listen, readPart);

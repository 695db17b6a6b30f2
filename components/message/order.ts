import { useEffect, useRef } from 'react';
import { i18n } from '#i18n';

interface Setup<T> {
  readonly items: readonly T[];
  readonly change: (items: T[]) => void;
  /** What a person calls one of them. */
  readonly nameOf: (item: T, at: number) => string;
  /** Reads a result to who can't see it. */
  readonly say: (words: string) => void;
}

/**
 * A list that a person puts in order, and where the focus goes meanwhile: along with what is moved, to the next one
 * when one is removed. Elements in it are found by `data-at` (of an item) and `data-part` (within it).
 */
export function useOrder<T, E extends HTMLElement>({ items, change, nameOf, say }: Setup<T>) {
  const list = useRef<E>(null);
  const wanted = useRef<string>(undefined);
  useEffect(() => {
    if (wanted.current === undefined) return;
    list.current?.querySelector<HTMLElement>(wanted.current)?.focus();
    wanted.current = undefined;
  });
  const focus = (at: number, part: string) => {
    wanted.current = `[data-at="${at}"] [data-part="${part}"]`;
  };
  const nameAt = (at: number) => {
    const item = items[at];
    return item === undefined ? '' : nameOf(item, at);
  };

  return {
    list,
    focus,
    nameAt,
    add(...added: T[]) {
      focus(items.length + added.length - 1, 'first');
      change([...items, ...added]);
    },
    set(at: number, item: T) {
      change(items.with(at, item));
    },
    move(at: number, by: -1 | 1) {
      const item = items[at];
      const to = at + by;
      if (item === undefined || to < 0 || to >= items.length) return;
      focus(to, by < 0 ? 'up' : 'down');
      say(i18n.t('parts.moved', { name: nameAt(at), at: to + 1, of: items.length }));
      change(items.toSpliced(at, 1).toSpliced(to, 0, item));
    },
    remove(at: number) {
      if (items.length > 1) focus(Math.min(at, items.length - 2), 'remove');
      else wanted.current = '[data-part="add"]';
      say(i18n.t('parts.removed', { name: nameAt(at) }));
      change(items.toSpliced(at, 1));
    },
  };
}

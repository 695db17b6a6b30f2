import type { Shortcut } from '../templates/template';
import type { Span } from './editor';

/** A shortcut that stands before the caret, and where. */
export interface Trigger extends Span {
  readonly shortcut: Shortcut;
}

/**
 * Finds the shortcut that was typed right before the caret. Never inside a word: before the prefix stands nothing, a
 * space or an opening mark, and behind the caret no letter.
 */
export function findTrigger(
  text: string,
  caret: Span | undefined,
  prefix: string,
  shortcuts: ReadonlyMap<string, Shortcut>,
): Trigger | undefined {
  if (!caret || caret.start !== caret.end || prefix === '') return undefined;
  const end = caret.start;
  const before = text.slice(0, end);
  const start = before.lastIndexOf(prefix);
  if (start < 0 || /^[\p{L}\p{N}_]/u.test(text.slice(end, end + 2))) return undefined;
  if (/[^\s([{"'“‘«¿¡]/u.test(before.slice(start - 1, start)) && start > 0) return undefined;
  const shortcut = shortcuts.get(before.slice(start + prefix.length).toLowerCase());
  return shortcut && { start, end, shortcut };
}

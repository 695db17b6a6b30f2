import { i18n } from '#i18n';
import { findDeepLink } from '../deep-link/deep-link';
import type { Rendered } from '../templates/template';
import type { Span } from './editor';

type Ready = Omit<Extract<Rendered, { state: 'ready' }>, 'state' | 'variant'>;

/** A rendered text as it goes into one draft. */
export interface Fitted {
  readonly text: string;
  /** Where in `text` the caret is left; absent: after it. */
  readonly caret?: number;
  /** The draft with it. */
  readonly whole: string;
  /** What the agent has to know of it, in place of "added". */
  readonly note?: string;
}

/** What sets a text off from what stands before it. */
export const spaceAfter = (before: string): string => (/\S$/.test(before) ? ' ' : '');

/**
 * Makes a rendered text fit for its place in `draft`: `at`, or the end. A second private message link is left out;
 * undefined where nothing else was in it. `spaced`: set off from what stands before it.
 */
export function fit(
  { text, caret, losses }: Ready,
  draft: string,
  at: Span = { start: draft.length, end: draft.length },
  spaced = false,
): Fitted | undefined {
  const [before, after] = [draft.slice(0, at.start), draft.slice(at.end)];
  const doubled = findDeepLink(before + after) && findDeepLink(text);
  const bare = doubled ? text.replace(doubled, '').trimEnd() : text;
  if (!bare.trim()) return undefined;
  const space = spaced ? spaceAfter(before) : '';
  // Else X offers people of that name, and the next Enter takes one.
  const whole = space + bare + (/@\w{1,15}$/.test(bare) ? ' ' : '');
  return {
    text: whole,
    caret: caret === undefined ? undefined : Math.min(space.length + caret, whole.length),
    whole: before + whole + after,
    note: losses?.includes('media_by_hand')
      ? i18n.t('page.added_without_media')
      : doubled
        ? i18n.t('page.link_left_out')
        : undefined,
  };
}

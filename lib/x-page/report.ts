import { i18n } from '#i18n';
import type { Insertion } from './insert';
import type { Say } from './status';

/**
 * Tells what came of an insertion. What did not go in as it is, is offered for copying; nothing is tried again.
 * `composing`: an input method is at work and nothing was done, as a paste would break its word.
 */
export function report(say: Say, insertion: Insertion | 'composing', text: string, done = ''): void {
  if (insertion === 'inserted') say(done);
  else if (insertion === 'composing') say(i18n.t('page.composing'));
  else say(i18n.t(insertion === 'refused' ? 'page.refused' : 'page.altered'), text.trim());
}

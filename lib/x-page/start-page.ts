import { answerPageContext } from '../platform/answer-in-page';
import { watchEditors } from './editor-use';
import { readFrontContext, rememberAnswered } from './page-context';
import { mountTools } from './tools';
import { watchToolbars } from './watch-toolbars';

/** Starts everything that works in a page of x.com. `isAlive` turns false once the extension is updated or removed. */
export function startPage(signal: AbortSignal, isAlive: () => boolean): void {
  watchEditors(signal);
  rememberAnswered(signal);
  answerPageContext(readFrontContext, signal);
  watchToolbars(mountTools, signal, isAlive);
  // A page at rest shows no changes to be asked at: whoever comes to press our buttons finds them gone instead.
  for (const type of ['visibilitychange', 'focusin', 'pointerdown']) {
    document.addEventListener(type, isAlive, { capture: true, passive: true, signal });
  }
}

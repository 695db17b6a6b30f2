import type { IntoChat } from '../message/into-chat';
import { answerInPage, type OutsidePress } from '../platform/answer-in-page';
import { isComposing, watchEditors } from './editor-use';
import { watchForTrigger } from './inline-watch';
import { readLastAnswered, rememberAnswered } from './last-answered';
import { loadPressPart } from './press-part';
import { followPosts, replyToPointed } from './reply-button';
import { frontStand } from './stands';
import { mountTools } from './tools';
import { watchBars } from './watch-bars';

/** Starts everything that works in a page of x.com. `isAlive` turns false once the extension is updated or removed. */
export function startPage(signal: AbortSignal, isAlive: () => boolean): void {
  watchEditors(signal);
  rememberAnswered(signal);
  watchBars(mountTools, signal, isAlive);
  followPosts(signal);
  watchForTrigger(signal);
  const context = async () => (await loadPressPart())?.readFrontContext(readLastAnswered());
  const press = (button: OutsidePress, link?: string) =>
    button === 'reply' ? void replyToPointed(link) : void frontStand()?.(button);
  const put = async (wanted: IntoChat) => (await loadPressPart())?.putIntoChat(wanted, isComposing);
  answerInPage({ context, press, put }, signal);
  // A private message link that was put together by hand is explained as well.
  const onPaste = ({ clipboardData }: ClipboardEvent) => {
    if (clipboardData?.getData('text/plain').includes('messages/compose')) void frontStand()?.('check');
  };
  document.addEventListener('paste', onPaste, { capture: true, passive: true, signal });
  // A page at rest shows no changes to be asked at: whoever comes to press our buttons finds them gone instead.
  for (const type of ['visibilitychange', 'focusin', 'pointerdown']) {
    document.addEventListener(type, isAlive, { capture: true, passive: true, signal });
  }
}

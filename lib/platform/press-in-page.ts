import type { OutsidePress } from './answer-in-page';
import { browser } from './browser';

/** Presses one of our buttons in the page of this tab, for a person who asked for it outside. No answer is awaited. */
export function pressInPage(tabId: number, button: OutsidePress, link?: string): void {
  const message = { name: 'page.press', button, ...(link !== undefined && { link }) };
  // Nothing of ours runs in a tab that was never X's.
  browser.tabs.sendMessage(tabId, message, { frameId: 0 }).catch(() => {});
}

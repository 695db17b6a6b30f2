import { browser } from './browser';

/** Runs what a press on our buttons does, beside the content script of this tab's own page (never in a frame). */
export async function loadPress(tabId: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId, frameIds: [0] }, files: ['/x-page-press.js'] });
}

import { browser } from 'wxt/browser';
import type { PageContext } from '../message/page-context';

/**
 * Answers the panel's question `page.context` with what `read` sees in the page, until `signal` aborts. Only our own
 * pages are answered: own id, and either no tab (background, panel) or a tab that shows a page of ours (the panel as
 * a window). The asker parses the answer: it comes out of a hostile page.
 */
export function answerPageContext(read: () => PageContext, signal: AbortSignal): void {
  const listener = (
    message: unknown,
    sender: chrome.runtime.MessageSender,
    respond: (answer: unknown) => void,
  ) => {
    if (isQuestion(message) && isOwn(sender)) respond(read());
  };
  browser.runtime.onMessage.addListener(listener);
  // Once the extension is gone, so is its API.
  signal.addEventListener('abort', () => browser.runtime?.onMessage?.removeListener(listener));
}

function isOwn({ id, tab, url }: chrome.runtime.MessageSender): boolean {
  return id === browser.runtime.id && (tab === undefined || !!url?.startsWith(browser.runtime.getURL('/')));
}

function isQuestion(message: unknown): boolean {
  return (
    typeof message === 'object' && message !== null && 'name' in message && message.name === 'page.context'
  );
}

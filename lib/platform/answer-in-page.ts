import { browser } from 'wxt/browser';
import type { PageContext } from '../message/page-context';

/** What a person may press outside the page (a menu of the browser, a shortcut) and we do in it. */
export type OutsidePress = 'link' | 'templates' | 'reply';

interface Answers {
  /** What the page shows, for the panel. The asker parses it: it comes out of a hostile page. */
  readonly context: () => Promise<PageContext | undefined>;
  /** `link`: what a menu was opened on, where that was a link. */
  readonly press: (button: OutsidePress, link?: string) => void;
}

/**
 * Answers our own pages and the background, until `signal` aborts: own id, and either no tab (background, panel) or a
 * tab that shows a page of ours (the panel as a window).
 */
export function answerInPage({ context, press }: Answers, signal: AbortSignal): void {
  const listener = (
    message: unknown,
    sender: chrome.runtime.MessageSender,
    respond: (answer: unknown) => void,
  ) => {
    if (!isOwn(sender) || typeof message !== 'object' || message === null || !('name' in message))
      return undefined;
    if (message.name === 'page.press' && 'button' in message && isPress(message.button)) {
      press(message.button, 'link' in message ? String(message.link) : undefined);
      return undefined;
    }
    if (message.name !== 'page.context') return undefined;
    void context().then(respond, () => respond(undefined));
    // The answer comes later.
    return true;
  };
  browser.runtime.onMessage.addListener(listener);
  // Once the extension is gone, so is its API.
  signal.addEventListener('abort', () => browser.runtime?.onMessage?.removeListener(listener));
}

const isPress = (button: unknown): button is OutsidePress =>
  button === 'link' || button === 'templates' || button === 'reply';

function isOwn({ id, tab, url }: chrome.runtime.MessageSender): boolean {
  return id === browser.runtime.id && (tab === undefined || !!url?.startsWith(browser.runtime.getURL('/')));
}

import { browser } from 'wxt/browser';
import type { IntoChat, PutIntoChat } from '../message/into-chat';
import type { PageContext } from '../message/page-context';

/** What a person may press outside the page (a menu of the browser, a shortcut) and we do in it. */
export type OutsidePress = 'link' | 'templates' | 'reply';

interface Answers {
  /** What the page shows, for the panel. The asker parses it: it comes out of a hostile page. */
  readonly context: () => Promise<PageContext | undefined>;
  /** `link`: what a menu was opened on, empty where that was no link; undefined for a key. */
  readonly press: (button: OutsidePress, link?: string) => void;
  /** Puts a text of the panel's into the open chat; undefined where what does it can't be loaded. */
  readonly put: (wanted: IntoChat) => Promise<PutIntoChat | undefined>;
}

/**
 * Answers our own pages and the background, until `signal` aborts: own id, and either no tab (background, panel) or a
 * tab that shows a page of ours (the panel as a window). A text to put in is taken from the panel alone.
 */
export function answerInPage({ context, press, put }: Answers, signal: AbortSignal): void {
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
    // The answers to these come later.
    if (message.name === 'page.context') {
      void context().then(respond, () => respond(undefined));
      return true;
    }
    if (message.name === 'page.put' && isPanel(sender) && 'wanted' in message && isText(message.wanted)) {
      void put(message.wanted).then(respond, () => respond(undefined));
      return true;
    }
    return undefined;
  };
  browser.runtime.onMessage.addListener(listener);
  // Once the extension is gone, so is its API.
  signal.addEventListener('abort', () => browser.runtime?.onMessage?.removeListener(listener));
}

const isPress = (button: unknown): button is OutsidePress =>
  button === 'link' || button === 'templates' || button === 'reply';

const isPanel = ({ url }: chrome.runtime.MessageSender) =>
  url?.split(/[?#]/)[0] === browser.runtime.getURL('/sidepanel.html');

// Our own panel made the rest of it.
const isText = (wanted: unknown): wanted is IntoChat =>
  typeof wanted === 'object' && wanted !== null && 'text' in wanted && typeof wanted.text === 'string';

function isOwn({ id, tab, url }: chrome.runtime.MessageSender): boolean {
  return id === browser.runtime.id && (tab === undefined || !!url?.startsWith(browser.runtime.getURL('/')));
}

import { browser } from 'wxt/browser';

/**
 * Runs one more of our scripts in the content script's own world. It must be listed under `web_accessible_resources`
 * for the page's host. Resolves also when it could not be loaded: what it was to bring is then not there.
 */
export async function loadScript(path: '/x-page-press.js'): Promise<void> {
  try {
    await import(/* @vite-ignore */ browser.runtime.getURL(path));
  } catch {
    // An extension that is gone has no address any more.
  }
}

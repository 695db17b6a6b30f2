import { i18n } from '#i18n';
import { browser } from './browser';
import { pageHosts } from './page-hosts';
import { pressInPage } from './press-in-page';

const id = 'reply-privately';
const hosts = pageHosts.map((host) => `https://${host}/*`);

/** "Reply privately" in the browser's own menu, on pages of X and on links to posts. */
export function offerInMenu(): void {
  browser.runtime.onInstalled.addListener(async () => {
    // An update finds the entry of the version before.
    await browser.contextMenus.removeAll();
    const title = i18n.t('page.reply');
    browser.contextMenus.create({
      id,
      title,
      contexts: ['page', 'selection', 'link'],
      documentUrlPatterns: hosts,
    });
  });
  browser.contextMenus.onClicked.addListener(({ menuItemId, linkUrl }, tab) => {
    if (menuItemId === id && tab?.id !== undefined) pressInPage(tab.id, 'reply', linkUrl ?? '');
  });
}

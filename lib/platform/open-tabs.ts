import { browser } from './browser';
import { pageHosts } from './page-hosts';

/**
 * After an installation or an update: tabs of X that stand open get this version, as if they had been loaded now. What
 * the version before left in them goes as this one starts. Firefox does so by itself.
 */
export function renewOpenTabs(): void {
  if (import.meta.env.FIREFOX) return;
  browser.runtime.onInstalled.addListener(async () => {
    const tabs = await browser.tabs.query({ url: pageHosts.map((host) => `https://${host}/*`) });
    for (const { id } of tabs) {
      if (id === undefined) continue;
      const target = { tabId: id, frameIds: [0] };
      // A tab that is just loading, or asleep, gets it from the manifest.
      await browser.scripting
        .executeScript({ target, files: ['/content-scripts/x-page.js'] })
        .catch(() => {});
    }
  });
}

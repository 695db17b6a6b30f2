import { browser } from './browser';

/**
 * Opens our panel beside the tab. Chromium wants this called in the very task of the click; Firefox refuses it for a
 * click in a page. Where the browser refuses, the same panel opens as a small window.
 */
export async function openPanel(
  tabId: number,
  by: 'click in a page' | 'command' = 'click in a page',
): Promise<'panel' | 'window'> {
  try {
    if (import.meta.env.FIREFOX) {
      if (by !== 'command') throw new Error('Firefox refuses it here');
      await browser.sidebarAction.open();
      return 'panel';
    }
    await chrome.sidePanel.open({ tabId });
    return 'panel';
  } catch {
    await browser.windows.create({
      url: browser.runtime.getURL('sidepanel.html'),
      type: 'popup',
      width: 400,
      height: 780,
    });
    return 'window';
  }
}

/** A click on our toolbar icon opens the panel. */
export function openPanelOnActionClick(): void {
  if (import.meta.env.FIREFOX) {
    browser.action.onClicked.addListener(() => void browser.sidebarAction.toggle());
  } else {
    void chrome.sidePanel.setPanelBehavior({ openPanelOnActionClick: true });
  }
}

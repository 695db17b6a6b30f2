import { browser } from './browser';

/** Calls `listener` once in the life of an installation, and not where a policy installed it: nobody asked there. */
export function onFirstRun(listener: () => void): void {
  browser.runtime.onInstalled.addListener(async ({ reason }) => {
    if (reason !== 'install') return;
    const { installType } = await browser.management.getSelf();
    if (installType !== 'admin') listener();
  });
}

export async function openWelcome(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('welcome.html') });
}

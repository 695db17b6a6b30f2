import type { Page } from 'playwright-core';
import { type Chromium, launchChromium } from '../browser/chromium';
import type { Sandbox } from '../sandbox/server';
import { startOpenSandbox } from './crowd';
import { type Desk, deskIn, signIn } from './desk';
import { freezeBuild } from './frozen-build';

/** A real Chromium with the production build, the sandbox as X without limits, signed in. */
export interface ChromiumDesk {
  readonly sandbox: Sandbox;
  readonly browser: Chromium;
  readonly page: Page;
  readonly desk: Desk;
  close(): Promise<void>;
}

export async function raiseChromium(): Promise<ChromiumDesk> {
  const build = freezeBuild('chrome');
  const sandbox = await startOpenSandbox();
  const browser = await launchChromium({ port: sandbox.port, extensionDir: build.dir });
  const { page, desk } = await openDesk(browser);
  await signIn(desk);
  return {
    sandbox,
    browser,
    page,
    desk,
    async close() {
      await browser.close();
      await sandbox.close();
      build.remove();
    },
  };
}

/** The options page: it asks nothing of the outbox by itself. */
export async function openDesk(
  browser: Chromium,
  file = 'options.html',
): Promise<{ page: Page; desk: Desk }> {
  const page = await browser.openExtensionPage(file);
  // What is run in the page was compiled here, with a name keeper that the page does not have.
  await page.evaluate('globalThis.__name = (named) => named');
  return { page, desk: deskIn((work, given) => page.evaluate(work as never, given)) };
}

/** Ends the background at once and does not wait: the next event may start another before one could look. */
export async function openKiller(page: Page): Promise<() => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  await session.send('ServiceWorker.enable');
  return async () => {
    await session.send('ServiceWorker.stopAllWorkers');
  };
}

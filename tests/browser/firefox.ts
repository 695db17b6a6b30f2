import { setTimeout as wait } from 'node:timers/promises';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { startConnectProxy } from './connect-proxy';
import { ensureFirefox } from './ensure';
import { lookInsideFirefox } from './look-inside-firefox';

interface LaunchOptions {
  /** The sandbox's port; X's names lead there, every other name nowhere. */
  port: number;
  /** The built extension; without it the browser has none. */
  extensionDir?: string;
  /** Preferences on top of ours. */
  prefs?: Readonly<Record<string, string | number | boolean>>;
}

export interface Firefox {
  readonly browser: Browser;
  /** `closed`: our roots are closed to the test too. */
  openPage(url: string, closed?: 'closed'): Promise<Page>;
  close(): Promise<void>;
}

/** Starts a real Firefox, over WebDriver BiDi, in which the sandbox is x.com. */
export async function launchFirefox({ port, extensionDir, prefs }: LaunchOptions): Promise<Firefox> {
  const proxy = await startConnectProxy(port);
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: ensureFirefox(),
    headless: true,
    acceptInsecureCerts: true,
    // Without it no page of an extension can be spoken to.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': proxy.port,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxy.port,
      ...prefs,
    },
  });
  if (extensionDir) {
    await browser.installExtension(extensionDir);
    await closeWelcome(browser);
  }
  return {
    browser,
    async openPage(url, closed) {
      const page = await browser.newPage();
      await page.setViewport({ width: 1360, height: 900 });
      await page.goto(url);
      if (!closed) lookInsideFirefox(browser, page);
      return page;
    },
    async close() {
      await browser.close();
      await proxy.close();
    },
  };
}

/** The page that greets a new installation: the second one. Firefox does not say which address it has. */
async function closeWelcome(browser: Browser): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    const [, welcome] = await browser.pages();
    if (welcome) return welcome.close();
    await wait(25);
  }
  throw new Error('The extension did not greet.');
}

import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { startConnectProxy } from './connect-proxy';
import { ensureFirefox } from './ensure';

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
  openPage(url: string): Promise<Page>;
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
  if (extensionDir) await browser.installExtension(extensionDir);
  return {
    browser,
    async openPage(url) {
      const page = await browser.newPage();
      await page.setViewport({ width: 1360, height: 900 });
      await page.goto(url);
      return page;
    },
    async close() {
      await browser.close();
      await proxy.close();
    },
  };
}

import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  type Browser,
  type BrowserContext,
  type CDPSession,
  chromium,
  type Page,
  type Worker,
} from 'playwright-core';

/** What the manifest's key makes of the extension's id. */
export const extensionId = 'hghnmbnmeemfhhpnpiaiekielbpmkmmo';
const scopeURL = `chrome-extension://${extensionId}/`;

/** A browser with what a test wants to do with it. */
export interface Chromium {
  readonly context: BrowserContext;
  readonly profileDir: string;
  /** The extension's background, woken if it sleeps. */
  worker(): Promise<Worker>;
  /** Ends the background at once, in the middle of anything, as the browser may at any time. */
  stopWorkers(): Promise<void>;
  /** Loads an unpacked extension over the debugging pipe; one that is loaded already is updated. */
  loadExtension(path: string): Promise<void>;
  /** A page of the extension in a tab of its own: `sidepanel.html`, `options.html`. */
  openExtensionPage(file: string): Promise<Page>;
  /** The real side panel, once something has opened it. Throws when none comes within twenty seconds. */
  findPanel(): Promise<Page>;
  /** Ends the whole browser as a power cut does. A profile that was given stays. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

export class RunningChromium implements Chromium {
  #attached: Promise<Browser> | undefined;

  constructor(
    readonly context: BrowserContext,
    readonly profileDir: string,
    readonly keepsProfile: boolean,
  ) {}

  async loadExtension(path: string): Promise<void> {
    const session = await this.#browserSession();
    await session.send('Extensions.loadUnpacked', { path });
    await session.detach();
  }

  /** Waits for the page that greets a new installation, and closes it: it is one test's subject, not every test's. */
  async closeWelcome(): Promise<void> {
    const isWelcome = (page: Page) => page.url() === `${scopeURL}welcome.html`;
    for (let tries = 0; tries < 1_200; tries += 1) {
      const page = this.context.pages().find(isWelcome);
      if (page) return page.close();
      await wait(25);
    }
    throw new Error('The extension did not greet.');
  }

  async worker(): Promise<Worker> {
    for (let tries = 0; tries < 20; tries += 1) {
      await this.#bringWorkers('running', (session) =>
        session.send('ServiceWorker.startWorker', { scopeURL }),
      );
      const found = this.context.serviceWorkers().filter((worker) => worker.url().startsWith(scopeURL));
      // One that was stopped may still stand in the list for a while, and never answers.
      for (const worker of found) if (await answers(worker)) return worker;
      await wait(50);
    }
    throw new Error('The extension has no background.');
  }

  async stopWorkers(): Promise<void> {
    await this.#bringWorkers('stopped', (session) => session.send('ServiceWorker.stopAllWorkers'));
  }

  async openExtensionPage(file: string): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(scopeURL + file);
    return page;
  }

  async findPanel(): Promise<Page> {
    const browser = await this.#attach();
    for (let tries = 0; tries < 400; tries += 1) {
      const pages = browser.contexts().flatMap((context) => context.pages());
      const panel = pages.find((page) => page.url().startsWith(`${scopeURL}sidepanel.html`));
      if (panel) return panel;
      await wait(50);
    }
    throw new Error('The side panel did not open.');
  }

  async kill(): Promise<void> {
    const { processInfo } = await (await this.#browserSession()).send('SystemInfo.getProcessInfo');
    const browser = processInfo.find(({ type }) => type === 'browser');
    if (!browser) throw new Error('The browser did not tell its process id.');
    const closed = new Promise((resolve) => this.context.once('close', resolve));
    process.kill(browser.id, 'SIGKILL');
    await closed;
    await this.#tidy();
  }

  async close(): Promise<void> {
    await this.context.close();
    await this.#tidy();
  }

  async #browserSession(): Promise<CDPSession> {
    const browser = this.context.browser();
    if (!browser) throw new Error('The browser is gone.');
    return browser.newBrowserCDPSession();
  }

  #attach(): Promise<Browser> {
    this.#attached ??= readFile(join(this.profileDir, 'DevToolsActivePort'), 'utf8').then((text) =>
      chromium.connectOverCDP(`http://127.0.0.1:${text.split('\n')[0]}`),
    );
    return this.#attached;
  }

  // Workers are told through a page: the browser itself has no such domain.
  async #bringWorkers(
    status: 'running' | 'stopped',
    tell: (session: CDPSession) => Promise<unknown>,
  ): Promise<void> {
    const page = this.context.pages()[0] ?? (await this.context.newPage());
    const session = await this.context.newCDPSession(page);
    const statuses = new Map<string, string>();
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      const ours = versions.filter(({ scriptURL: script }) => script.startsWith(scopeURL));
      for (const { versionId, runningStatus } of ours) statuses.set(versionId, runningStatus);
    });
    const isThere = () => {
      const now = [...statuses.values()];
      // One that stopped before is not told of at all.
      return status === 'running' ? now.includes('running') : now.every((one) => one === 'stopped');
    };
    await session.send('ServiceWorker.enable');
    await tell(session);
    for (let tries = 0; tries < 3_000 && !isThere(); tries += 1) await wait(5);
    await session.detach();
  }

  async #tidy(): Promise<void> {
    await this.#attached?.then((browser) => browser.close()).catch(() => {});
    if (!this.keepsProfile)
      await rm(this.profileDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

const answers = (worker: Worker): Promise<boolean> =>
  Promise.race([worker.evaluate(() => true).catch(() => false), wait(1000, false)]);

import { randomUUID } from 'node:crypto';
import type { Template } from '../../lib/templates/template';
import { buildExtension } from '../browser/build';
import { launchChromium } from '../browser/chromium';
import { launchFirefox } from '../browser/firefox';
import { lookInside } from '../browser/look-inside';
import { startSandbox } from '../sandbox/server';

/** What a person does in a page, the same in both browsers. */
export interface Hands {
  evaluate<A, R>(work: (given: A) => R | Promise<R>, given: A): Promise<R>;
  click(x: number, y: number): Promise<void>;
  type(text: string): Promise<void>;
  /** One key, or several held at once: `Control+z`. */
  press(keys: string): Promise<void>;
  close(): Promise<void>;
}

/** The built extension in a real browser, in which the sandbox is x.com, with these templates in its library. */
export interface HandsStage {
  readonly sandbox: Awaited<ReturnType<typeof startSandbox>>;
  open(url: string): Promise<Hands>;
  close(): Promise<void>;
}

export type Family = 'Chromium' | 'Firefox';

const put = (templates: readonly Template[]) =>
  chrome.runtime.sendMessage({ name: 'library.put', payload: { templates } });

/** `closed`: our roots in the page are closed to the test too. */
export async function raiseHands(
  family: Family,
  templates: readonly Template[],
  closed?: 'closed',
): Promise<HandsStage> {
  return family === 'Chromium' ? raiseChromium(templates, closed) : raiseFirefox(templates, closed);
}

async function raiseChromium(templates: readonly Template[], closed?: 'closed'): Promise<HandsStage> {
  const sandbox = await startSandbox();
  const browser = await launchChromium({
    port: sandbox.port,
    extensionDir: buildExtension('chrome'),
  });
  if (!closed) lookInside(browser.context);
  const own = await browser.openExtensionPage('options.html');
  await own.evaluate(put, templates);
  await own.close();
  return {
    sandbox,
    async open(url) {
      const page = await browser.context.newPage();
      await page.goto(url);
      return {
        evaluate: (work, given) => page.evaluate(work as never, given as never),
        click: (x, y) => page.mouse.click(x, y),
        type: (text) => page.keyboard.type(text),
        press: (keys) => page.keyboard.press(keys),
        close: () => page.close(),
      };
    },
    async close() {
      await browser.close();
      await sandbox.close();
    },
  };
}

async function raiseFirefox(templates: readonly Template[], closed?: 'closed'): Promise<HandsStage> {
  const sandbox = await startSandbox();
  // Firefox would draw one for each profile; its pages could not be found then.
  const host = randomUUID();
  const firefox = await launchFirefox({
    port: sandbox.port,
    extensionDir: buildExtension('firefox'),
    prefs: { 'extensions.webextensions.uuids': JSON.stringify({ 'aside@aside.example': host }) },
  });
  const own = await firefox.browser.newPage();
  // Firefox does not tell that a page of an extension has loaded; it has, though.
  await own.goto(`moz-extension://${host}/options.html`, { timeout: 3_000 }).catch(() => {});
  await own.evaluate(put, templates);
  await own.close();
  return {
    sandbox,
    async open(url) {
      const page = await firefox.openPage(url, closed);
      return {
        evaluate: (work, given) => page.evaluate(work as never, given as never) as never,
        click: (x, y) => page.mouse.click(x, y),
        type: (text) => page.keyboard.type(text),
        async press(keys) {
          const all = keys.split('+') as Parameters<typeof page.keyboard.press>[0][];
          for (const key of all) await page.keyboard.down(key);
          for (const key of all.reverse()) await page.keyboard.up(key);
        },
        close: () => page.close(),
      };
    },
    async close() {
      await firefox.close();
      await sandbox.close();
    },
  };
}

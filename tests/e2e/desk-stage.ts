import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Result } from '../../lib/message/problem';
import type { Answer, MessageName, Payload } from '../../lib/platform/messages';
import { type Chromium, extensionId, launchChromium } from '../browser/chromium';
import { publicClientId } from '../sandbox/oauth/grants';
import { type Sandbox, startSandbox } from '../sandbox/server';
import { say } from './sentences';

const extensionDir = fileURLToPath(new URL('../../.output/chrome-mv3', import.meta.url));

/** What the browser holds of x.com's: no request of ours may carry it. */
const xCookie = {
  name: 'auth_token',
  value: 'the-agents-own-login',
  domain: '.x.com',
  path: '/',
  secure: true,
};

/** The built extension in a real Chromium, in which the sandbox is X; nobody signed in. */
export interface DeskStage {
  readonly sandbox: Sandbox;
  readonly browser: Chromium;
  /** As new, for the next test. Fails where a request of the test that ends carried a cookie of X's. */
  clear(): Promise<void>;
  /** The browser's own word that there is no network, or that there is one again. */
  setOffline(offline: boolean): Promise<void>;
  /** As if the browser had slept for so many milliseconds: all that was stored is that much older, then it wakes. */
  letPass(ms: number): Promise<void>;
  close(): Promise<void>;
}

export async function raiseDesk(): Promise<DeskStage> {
  const sandbox = await startSandbox();
  const browser = await launchChromium({
    port: sandbox.port,
    extensionDir,
    viewport: { width: 360, height: 800 },
  });
  // What does not come in this time does not come.
  browser.context.setDefaultTimeout(10_000);
  await browser.context.addCookies([xCookie]);
  // A page of the extension's origin that runs nothing, to reach its storage from.
  const behind = browser.context.pages()[0] ?? (await browser.context.newPage());
  await behind.goto(`chrome-extension://${extensionId}/icon/16.png`);
  let offline = false;
  const setOffline = async (wanted: boolean) => {
    // A background that sleeps can't be told, and would not know when it wakes.
    await browser.worker();
    await browser.context.setOffline(wanted);
    offline = wanted;
  };
  return {
    sandbox,
    browser,
    setOffline,
    async clear() {
      const calls = sandbox.log.filter(({ host }) => host === 'api.x.com');
      if (offline) await setOffline(false);
      for (const page of browser.context.pages()) if (page !== behind) await page.close();
      await browser.stopWorkers();
      await behind.evaluate(forgetAll);
      await sandbox.reset();
      expect(calls.filter(({ headers }) => headers.cookie !== undefined)).toEqual([]);
    },
    async letPass(ms) {
      await browser.stopWorkers();
      await behind.evaluate(setBack, ms);
      for (const message of sandbox.state.messages) {
        message.createdAt = new Date(Date.parse(message.createdAt) - ms).toISOString();
      }
      for (const window of sandbox.state.api.used.values()) window.endsAt -= ms;
      await browser.worker();
    },
    async close() {
      await browser.close();
      await sandbox.close();
    },
  };
}

// These two run in a page, far from this file.
async function forgetAll(): Promise<void> {
  localStorage.clear();
  const deleting = indexedDB.deleteDatabase('aside');
  await new Promise((resolve, reject) => {
    deleting.addEventListener('success', resolve);
    deleting.addEventListener('error', reject);
    deleting.addEventListener('blocked', reject);
  });
}

async function setBack(ms: number): Promise<void> {
  const older = (value: unknown): unknown => {
    // Of all numbers in there only Unix times in ms are so large.
    if (typeof value === 'number') return value > 1e12 ? value - ms : value;
    if (Array.isArray(value)) return value.map(older);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, older(part)]));
  };
  const opening = indexedDB.open('aside');
  await new Promise((resolve) => opening.addEventListener('success', resolve));
  const transaction = opening.result.transaction(['outbox', 'limits'], 'readwrite');
  for (const name of ['outbox', 'limits']) {
    const cursors = transaction.objectStore(name).openCursor();
    cursors.addEventListener('success', () => {
      cursors.result?.update(older(cursors.result.value));
      cursors.result?.continue();
    });
  }
  await new Promise((resolve) => transaction.addEventListener('complete', resolve));
  opening.result.close();
}

/** Asks the background as our own pages do. For what a test needs done on the way, not for what it is about. */
export function ask<N extends MessageName>(
  page: Page,
  name: N,
  payload: Payload<N>,
): Promise<Result<Answer[N]>> {
  return page.evaluate((message) => chrome.runtime.sendMessage(message), { name, payload });
}

/** Opens the settings page, pastes the Client ID and presses Sign in; what comes of it is the caller's. */
export async function pressSignIn(stage: DeskStage, clientId = publicClientId): Promise<Page> {
  const page = await stage.browser.openExtensionPage('options.html');
  await page.getByLabel(say('options.client_id'), { exact: true }).fill(clientId);
  await page.getByRole('button', { name: say('options.sign_in_button'), exact: true }).click();
  return page;
}

/** X's consent page, which opens in a window of its own. */
export function consentWindow(stage: DeskStage): Promise<Page> {
  return stage.browser.context.waitForEvent('page', {
    predicate: async (page) => {
      await page.waitForURL(/\/i\/oauth2\/authorize/).catch(() => {});
      return page.url().includes('/i/oauth2/authorize');
    },
  });
}

/** Signs in whoever is logged in at X, who allows it; with no time to take a message back unless it is given. */
export async function signIn(stage: DeskStage, { undoSeconds = 0 } = {}): Promise<void> {
  stage.sandbox.state.consent = 'allow';
  const page = await pressSignIn(stage);
  const { handle = '' } =
    stage.sandbox.state.users.find(({ id }) => id === stage.sandbox.state.browserUserId) ?? {};
  await page.getByText(say('options.signed_in', { handle })).waitFor();
  const settings = { clientId: publicClientId, linkText: '', linkTextFor: {}, undoSeconds, keepDays: 30 };
  await ask(page, 'settings.write', { settings });
  await page.close();
}

/** The panel, as a page in a tab. */
export const openPanel = (stage: DeskStage): Promise<Page> =>
  stage.browser.openExtensionPage('sidepanel.html');

/** Signed in, with the panel open. */
export async function deskFor(stage: DeskStage, settings?: { undoSeconds: number }): Promise<Page> {
  await signIn(stage, settings);
  return openPanel(stage);
}

/** Writes whom it goes to, waits until X has said who that is, and writes the text. */
export async function write(panel: Page, text: string, to = '@casey_c'): Promise<void> {
  await choose(panel, to);
  await panel.getByLabel(say('panel.message'), { exact: true }).fill(text);
}

/** Writes whom it goes to and waits until X has said who that is. */
export async function choose(panel: Page, to = '@casey_c'): Promise<void> {
  const field = panel.getByLabel(say('panel.to'), { exact: true });
  await field.fill(to);
  await field.press('Enter');
  await panel
    .getByRole('button', { name: say('panel.to_change', { handle: to.replace('@', '') }) })
    .waitFor();
}

export const pressSend = (panel: Page): Promise<void> =>
  panel.getByRole('button', { name: say('panel.send'), exact: true }).click();

/** Writes, sends, and goes to the outbox. */
export async function send(panel: Page, text: string, to?: string): Promise<void> {
  await write(panel, text, to);
  await pressSend(panel);
  await openOutbox(panel);
}

export async function openOutbox(panel: Page): Promise<void> {
  await panel.getByRole('tab', { name: say('panel.outbox') }).click();
}

export async function openCompose(panel: Page): Promise<void> {
  await panel.getByRole('tab', { name: say('panel.compose') }).click();
}

/** The message with this text in the outbox. */
export const row = (panel: Page, text: string): Locator =>
  panel
    .getByRole('listitem')
    .filter({ has: panel.getByRole('heading') })
    .filter({ hasText: text });

/** Does something with the message with this text: `outbox.retry` and its like, as the button says it. */
export const press = (panel: Page, text: string, action: string): Promise<void> =>
  row(panel, text)
    .getByRole('button', { name: `${action}: ` })
    .click();

/** Unfolds all that is known of the message with this text. */
export const openDetails = (panel: Page, text: string): Promise<void> =>
  row(panel, text).getByText(say('ui.details'), { exact: true }).click();

/** Waits until the message with this text is said to stand so, and to stand so because of this, if given. */
export async function expectRow(panel: Page, text: string, state: string | RegExp, why?: string | RegExp) {
  await row(panel, text).getByText(state, { exact: true }).first().waitFor();
  if (why !== undefined) await row(panel, text).getByText(why, { exact: true }).first().waitFor();
}

const isSend = /^\/2\/dm_conversations\/with\/\d+\/messages$/;

/** Every request that tried to send, and what X answered; no status where X gave none. */
export const posts = ({ sandbox }: DeskStage) =>
  sandbox.log.filter(({ method, path }) => method === 'POST' && isSend.test(path));

/** What the customers got, oldest first. */
export const received = ({ sandbox }: DeskStage): string[] => sandbox.state.messages.map(({ text }) => text);

export const tokenPosts = ({ sandbox }: DeskStage) =>
  sandbox.log.filter(({ path }) => path === '/2/oauth2/token');

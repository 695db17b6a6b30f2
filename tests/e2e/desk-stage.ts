import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { type Chromium, extensionId, launchChromium } from '../browser/chromium';
import { type Sandbox, startSandbox } from '../sandbox/server';

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
      // X has answered when its log says so, but what it said may not be on the disk yet: stopped then, it is in doubt.
      await expect.poll(() => behind.evaluate(isSending)).toBe(false);
      await browser.stopWorkers();
      // An open page may wake the background at any moment: it must not send while its world is being moved.
      const stopSending = await behind.evaluateHandle(holdOutbox);
      await behind.evaluate(setBack, ms);
      for (const message of sandbox.state.messages) {
        message.createdAt = new Date(Date.parse(message.createdAt) - ms).toISOString();
      }
      for (const window of sandbox.state.api.used.values()) window.endsAt -= ms;
      // With the old times in its head.
      await browser.stopWorkers();
      await stopSending.evaluate((letGo) => letGo());
      await browser.worker();
    },
    async close() {
      await browser.close();
      await sandbox.close();
    },
  };
}

// These run in a page, far from this file.
async function forgetAll(): Promise<void> {
  localStorage.clear();
  const deleting = indexedDB.deleteDatabase('aside');
  await new Promise((resolve, reject) => {
    deleting.addEventListener('success', resolve);
    deleting.addEventListener('error', reject);
    deleting.addEventListener('blocked', reject);
  });
}

async function isSending(): Promise<boolean> {
  const opening = indexedDB.open('aside');
  await new Promise((resolve) => opening.addEventListener('success', resolve));
  const rows = opening.result.transaction('outbox').objectStore('outbox').getAll();
  await new Promise((resolve) => rows.addEventListener('success', resolve));
  opening.result.close();
  return rows.result.some(({ state }) => state === 'sending');
}

/** Takes the sender's own lock, from whoever has it; answers how to let go of it. */
function holdOutbox(): Promise<() => void> {
  return new Promise((held) => {
    void navigator.locks.request(
      'aside outbox',
      { steal: true },
      () => new Promise<void>((letGo) => held(letGo)),
    );
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

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildExtension } from '../browser/build';
import { extensionId, launchChromium } from '../browser/chromium';
import { type Sandbox, startSandbox } from '../sandbox/server';

let sandbox: Sandbox;
const extensionDir = buildExtension('chrome');

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

describe.each(['command-line', 'pipe'] as const)('the production build, loaded by the %s', (loadBy) => {
  it('has the id that its sign-in address is made of, a background and its mark in the page', async () => {
    const browser = await launchChromium({ port: sandbox.port, extensionDir, loadBy });
    try {
      const worker = await browser.worker();
      expect(new URL(worker.url()).host).toBe(extensionId);
      const page = await browser.context.newPage();
      await page.goto('https://x.com/home');
      await page.getByTestId('toolBar').locator('[data-aside]').waitFor({ state: 'attached' });
    } finally {
      await browser.close();
    }
  });
});

it('lets nothing out but to the sandbox', async () => {
  const browser = await launchChromium({ port: sandbox.port });
  try {
    const page = await browser.context.newPage();
    await expect(page.goto('https://example.com/')).rejects.toThrow(/ERR_NAME_NOT_RESOLVED/);
    // In a page of its own: Chromium may still be going to its error page in the first.
    const other = await browser.context.newPage();
    await other.goto('https://x.com/home');
  } finally {
    await browser.close();
  }
});

it('wakes a background that was stopped', async () => {
  const browser = await launchChromium({ port: sandbox.port, extensionDir });
  try {
    const before = await browser.worker();
    await before.evaluate(() => Object.assign(globalThis, { old: true }));
    await browser.stopWorkers();
    const after = await browser.worker();
    expect(await after.evaluate(() => 'old' in globalThis)).toBe(false);
  } finally {
    await browser.close();
  }
});

it('keeps what was stored when the whole browser is killed', async () => {
  const profileDir = await mkdtemp(join(tmpdir(), 'aside-kept-'));
  try {
    const killed = await launchChromium({ port: sandbox.port, extensionDir, profileDir });
    await (await killed.worker()).evaluate(keep);
    await killed.kill();
    const next = await launchChromium({ port: sandbox.port, extensionDir, profileDir });
    expect(await (await next.worker()).evaluate(readKept)).toBe('yes');
    await next.close();
  } finally {
    await rm(profileDir, { recursive: true, force: true });
  }
});

// Both run in the background, far from this file.
async function keep(): Promise<void> {
  const opening = indexedDB.open('kept');
  opening.onupgradeneeded = () => opening.result.createObjectStore('rows');
  await new Promise((resolve) => opening.addEventListener('success', resolve));
  const transaction = opening.result.transaction('rows', 'readwrite', { durability: 'strict' });
  transaction.objectStore('rows').put('yes', 'kept');
  await new Promise((resolve) => transaction.addEventListener('complete', resolve));
}

async function readKept(): Promise<unknown> {
  const opening = indexedDB.open('kept');
  await new Promise((resolve) => opening.addEventListener('success', resolve));
  const reading = opening.result.transaction('rows').objectStore('rows').get('kept');
  await new Promise((resolve) => reading.addEventListener('success', resolve));
  return reading.result;
}

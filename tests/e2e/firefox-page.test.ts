import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildExtension } from '../browser/build';
import { type Firefox, launchFirefox } from '../browser/firefox';
import { type Sandbox, startSandbox } from '../sandbox/server';
import { complaint, link } from './page-words';

let sandbox: Sandbox;
let firefox: Firefox;
beforeAll(async () => {
  sandbox = await startSandbox();
  firefox = await launchFirefox({ port: sandbox.port, extensionDir: buildExtension('firefox') });
}, 120_000);
afterAll(async () => {
  await firefox.close();
  await sandbox.close();
});

const draft = (page: Page) => page.evaluate(() => window.__sandbox.editorText(0, 'dialog'));
const said = (page: Page) =>
  page.evaluate(
    () =>
      document.querySelector('[aria-modal] [data-aside]')?.shadowRoot?.querySelector('.status')?.textContent,
  );

/** Presses the middle of what `selector` finds in our own nodes of the dialog, as a person does. */
async function press(page: Page, selector: string): Promise<void> {
  const found = await page.waitForSelector(`[aria-modal="true"] [data-aside] >>> ${selector}`, {
    visible: true,
  });
  await found?.click();
}

async function undo(page: Page): Promise<void> {
  await page.keyboard.down('Control');
  await page.keyboard.press('z');
  await page.keyboard.up('Control');
}

it('inserts link and template in the reply dialog of a real Firefox, reads both back and leaves each to one Undo', async () => {
  const page = await firefox.openPage('https://x.com/home');
  await page.waitForSelector('article [data-testid="reply"]');
  await page.evaluate((text) => {
    const article = [...document.querySelectorAll('article')].find((found) =>
      found.textContent?.includes(text),
    );
    article?.querySelector<HTMLElement>('[data-testid="reply"]')?.click();
  }, complaint);
  await page.waitForSelector('[aria-modal="true"] [data-testid="toolBar"]');
  await page.click('[aria-modal="true"] [data-testid="tweetTextarea_0"]');
  await page.keyboard.type('Hello world');
  for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowLeft');

  await press(page, '[aria-label="Private message link"]');
  await expect.poll(() => said(page)).toBe('Link added');
  expect(await draft(page)).toBe(`Hello world ${link('4242')}`);
  await undo(page);
  await expect.poll(() => draft(page)).toBe('Hello world');

  for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowLeft');
  await press(page, '[aria-label="Templates"]');
  await page.waitForSelector('[aria-modal="true"] [data-aside] >>> [role="option"]', { visible: true });
  await page.keyboard.type('details');
  await page.keyboard.press('Enter');
  await expect.poll(() => said(page)).toBe('Template added');
  const text = await draft(page);
  expect(text).toMatch(
    /^Hello Hi Casey Customer, thank you for getting in touch\. I've seen your post: https:\/\/x\.com\/casey_c\/status\/\d+\n\nTo find/,
  );
  expect(text).toMatch(/as soon as I've looked\.world$/);
  await undo(page);
  await expect.poll(() => draft(page)).toBe('Hello world');
  expect(await page.evaluate(() => window.__sandbox.errors())).toEqual([]);
  expect(sandbox.state.page.cspReports).toEqual([]);
});

it('goes on working in a tab of a real Firefox that stood open while the extension was updated, with one set of buttons', async () => {
  const page = await firefox.openPage('https://x.com/home');
  const press = async () => {
    const found = await page.waitForSelector(
      '.composer.home [data-aside] >>> [aria-label="Private message link"]',
    );
    await found?.click();
  };
  await page.waitForSelector('.composer.home [data-aside]');
  await page.evaluate(() =>
    document.querySelector('.composer.home [data-aside]')?.setAttribute('data-old', ''),
  );
  await firefox.browser.installExtension(buildExtension('firefox'));
  await page.waitForSelector('.composer.home [data-aside]:not([data-old])');
  await press();
  await expect.poll(() => page.evaluate(() => window.__sandbox.editorText(0, 'home'))).toBe(link('4242'));
  expect(await page.evaluate(() => document.querySelectorAll('[data-aside]').length)).toBe(1);
});

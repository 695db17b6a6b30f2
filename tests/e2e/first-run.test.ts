import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { buildExtension } from '../browser/build';
import { type Chromium, extensionId, launchChromium } from '../browser/chromium';
import { lookInside } from '../browser/look-inside';
import { type Sandbox, startSandbox } from '../sandbox/server';
import { expectAccessible } from './own-pages';
import { say } from './sentences';

const extensionDir = buildExtension('chrome');
let sandbox: Sandbox;
let browser: Chromium;
let page: Page;
beforeAll(async () => {
  sandbox = await startSandbox();
  browser = await launchChromium({ port: sandbox.port, extensionDir, firstRun: true });
  lookInside(browser.context);
  const isWelcome = (one: Page) => one.url() === `chrome-extension://${extensionId}/welcome.html`;
  await vi.waitFor(() => {
    const found = browser.context.pages().find(isWelcome);
    if (!found) throw new Error('no greeting');
    page = found;
  }, 10_000);
});
afterAll(async () => {
  await browser.close();
  await sandbox.close();
});

it('greets a new installation with a page that is accessible', async () => {
  await page.getByRole('heading', { name: say('welcome.title') }).waitFor();
  await expectAccessible(page);
});

it('lets the two buttons be tried on the page itself, and asks X nothing', async () => {
  const reply = page.getByRole('textbox', { name: say('welcome.reply') });
  await page.getByRole('button', { name: say('page.link') }).click();
  await expect.poll(() => reply.inputValue()).toBe('https://x.com/messages/compose?recipient_id=1');
  await reply.fill('');
  await page.getByRole('button', { name: say('page.templates') }).click();
  await page.keyboard.type('order');
  await page.keyboard.press('Enter');
  await expect.poll(() => reply.inputValue()).toMatch(/^Hi .*recipient_id=1$/s);
  expect(sandbox.log).toEqual([]);
});

it('adds the templates of a trade once, whatever is pressed how often', async () => {
  const shop = page.getByRole('button', { name: say('starter.trade.shop') });
  await shop.click();
  await page.getByText(say('welcome.trade_added')).waitFor();
  await shop.click();
  await page.reload();
  await page.getByRole('button', { name: say('page.templates') }).click();
  await page.keyboard.type(say('starter.shop.track.name'));
  expect(await page.getByRole('option').count()).toBe(1);
});

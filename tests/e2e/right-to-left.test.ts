import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parts } from '../../components/options/part';
import { putInLanguage } from '../browser/in-language';
import { expectAccessible } from './own-pages';
import { extensionDir, raise, type Stage, within } from './page-stage';
import { speak } from './sentences';

const say = await speak('ar');
let stage: Stage;
beforeAll(async () => {
  stage = await raise(undefined, { extensionDir: putInLanguage('ar', extensionDir) });
});
afterAll(() => stage.close());

const open = async (file: string, width: number) => {
  const page = await stage.browser.openExtensionPage(file);
  await page.setViewportSize({ width, height: 740 });
  expect(await page.evaluate(() => [document.documentElement.dir, document.documentElement.lang])).toEqual([
    'rtl',
    'ar',
  ]);
  return page;
};
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

it('shows the panel from right to left, at 200 % too, with nothing to scroll to the side', async () => {
  const page = await open('sidepanel.html', 360);
  await page.getByRole('heading', { name: say('panel.welcome'), exact: true }).waitFor();
  await expectAccessible(page);
  await page.getByRole('tab', { name: say('library.title') }).click();
  await page.getByRole('button', { name: say('library.create') }).click();
  await page.getByRole('textbox', { name: say('library.text'), exact: true }).fill('{{ order }}');
  await page.getByRole('group', { name: say('library.questions') }).waitFor();
  await expectAccessible(page);
  expect(await overflow(page)).toBe(0);
  await page.setViewportSize({ width: 180, height: 370 });
  expect(await overflow(page)).toBe(0);
  await expectAccessible(page);
});

it('shows the settings from right to left, part by part', async () => {
  const page = await open('options.html', 640);
  for (const part of parts) {
    await page.evaluate((name) => {
      location.hash = name;
    }, part);
    await page.waitForTimeout(200);
    expect([part, await overflow(page)]).toEqual([part, 0]);
  }
  await expectAccessible(page);
});

it('shows the first page from right to left', async () => {
  const page = await open('welcome.html', 640);
  await page.getByRole('heading', { name: say('welcome.title') }).waitFor();
  expect(await overflow(page)).toBe(0);
  await expectAccessible(page);
});

it('writes from right to left in a page of X that is written the other way, and stays in the window', async () => {
  const page = await stage.open('/home');
  await within(page, 'home')
    .getByRole('button', { name: say('page.templates'), exact: true })
    .click();
  const picker = within(page, 'home').getByRole('dialog', { name: say('page.templates') });
  await picker.getByRole('option').first().waitFor();
  expect(await picker.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
  const box = await picker.boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(1360);
});

import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { raise, type Stage } from './page-stage';

let stage: Stage;
beforeAll(async () => {
  stage = await raise();
});
afterEach(async () => {
  for (const page of stage.browser.context.pages().slice(1)) await page.close();
});
afterAll(() => stage.close());

/** The panel with its library open: buttons of every kind, tags, a switch of tabs. */
async function openLibrary(): Promise<Page> {
  const page = await stage.browser.openExtensionPage('sidepanel.html');
  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole('tab', { name: 'Templates' }).click();
  await page.getByRole('button', { name: /^Where is my order/ }).click();
  await page.getByRole('button', { name: 'If the answer is …' }).waitFor();
  return page;
}

/** What can be pressed and is smaller than `least` px in one direction; links in a sentence are as tall as it. */
const smaller = (page: Page, least: number) =>
  page.evaluate((px) => {
    const found = document.querySelectorAll('button, select, textarea, input:not(.unseen), summary, a');
    return [...found].flatMap((one) => {
      const { width, height } = one.getBoundingClientRect();
      const isSmall = width > 0 && (width < px || height < px);
      return isSmall ? [`${one.textContent} ${width}×${height}`] : [];
    });
  }, least);

describe('our own pages', () => {
  it('move nothing where one asked for less motion', async () => {
    const page = await openLibrary();
    const moving = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('*')].some((one) => {
          const { transitionDuration, animationName } = getComputedStyle(one);
          return (
            transitionDuration.split(', ').some((time) => parseFloat(time) > 0) || animationName !== 'none'
          );
        }),
      );
    expect(await moving()).toBe(true);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect(await moving()).toBe(false);
  });

  it('are pressed with 24 px at least, and 44 by a finger', async () => {
    const page = await openLibrary();
    expect(await smaller(page, 24)).toEqual([]);
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 1 });
    await expect.poll(() => page.evaluate(() => matchMedia('(pointer: coarse)').matches)).toBe(true);
    expect(await smaller(page, 44)).toEqual([]);
  });

  it('show what is chosen and where the focus is in forced colours', async () => {
    const page = await openLibrary();
    await page.emulateMedia({ forcedColors: 'active' });
    const outline = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((one) => getComputedStyle(one).outlineStyle);
    expect(await outline('.tag[aria-pressed="true"]')).toBe('solid');
    await page.getByRole('textbox', { name: 'Name' }).press('Tab');
    expect(await outline(':focus')).toBe('solid');
    const border = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((one) => getComputedStyle(one).borderTopStyle);
    expect(await border('.button.snippet')).toBe('solid');
    const background = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((one) => getComputedStyle(one).backgroundColor);
    await page.locator('.switch').first().waitFor();
    expect(await background('.switch input:checked + span')).not.toBe(
      await background('.switch input:not(:checked) + span'),
    );
    expect(await border('.switch')).toBe('solid');
    expect(await outline('.switch input:checked + span')).toBe('none');
    await page.locator('.switch input:checked').first().focus();
    expect(await outline('.switch input:checked + span')).toBe('solid');
  });
});

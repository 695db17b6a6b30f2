import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { draft, keepTemplates, link, linkButton, raise, type Stage, said, within } from './page-stage';
import { complaint } from './page-words';

let stage: Stage;
beforeAll(async () => {
  stage = await raise();
  await keepTemplates(stage, [{ id: 'aside', name: 'Zz aside', text: 'Sorry, {{ customer.handle }}!' }]);
});
afterEach(async () => {
  await choose('');
  for (const page of stage.browser.context.pages().slice(1)) await page.close();
  await stage.sandbox.reset();
});
afterAll(() => stage.close());

/** Chooses the template of private replies, as the options page does. */
async function choose(replyTemplateId: string): Promise<void> {
  const page = await stage.browser.openExtensionPage('options.html');
  await page.evaluate(async (id) => {
    const { value } = await chrome.runtime.sendMessage({ name: 'settings.read', payload: {} });
    const settings = { ...value, replyTemplateId: id };
    await chrome.runtime.sendMessage({ name: 'settings.write', payload: { settings } });
  }, replyTemplateId);
  await page.close();
}

const article = (page: Page) => page.locator('article', { hasText: complaint }).first();
const replyPrivately = (page: Page) => page.getByRole('button', { name: 'Reply privately', exact: true });

it('opens the reply of the post that is pointed at, with the link in it, and moves nothing', async () => {
  const page = await stage.open('/home');
  await linkButton(page, 'home').waitFor();
  const boxes = () =>
    article(page).evaluate((element) =>
      [...element.querySelectorAll('*:not([data-aside])')].map((one) => {
        const { x, y, width, height } = one.getBoundingClientRect();
        return [x, y, width, height].map(Math.round).join(' ');
      }),
    );
  const before = await boxes();
  await article(page).hover();
  await replyPrivately(page).waitFor();
  expect(await boxes()).toEqual(before);
  expect(await replyPrivately(page).count()).toBe(1);

  await replyPrivately(page).click();
  await said(page, 'dialog').getByText('The private reply is ready').waitFor();
  expect(await draft(page, 'dialog')).toBe(link('4242'));
  await within(page, 'dialog').getByText('@casey_c').first().waitFor();
});

it('begins with the template of the settings and ends with the link', async () => {
  await choose('aside');
  const page = await stage.open('/home');
  await article(page).hover();
  await replyPrivately(page).click();
  await expect.poll(() => draft(page, 'dialog')).toBe(`Sorry, @casey_c! ${link('4242')}`);
});

it('does the same from the browser’s menu, by the link it was opened on', async () => {
  const page = await stage.open('/home');
  await linkButton(page, 'home').waitFor();
  const post = stage.sandbox.state.posts.find(({ text }) => text.includes(complaint));
  const worker = await stage.browser.worker();
  await worker.evaluate(async (url) => {
    const [tab] = await chrome.tabs.query({ url: 'https://x.com/*' });
    const message = { name: 'page.press', button: 'reply', link: url };
    await chrome.tabs.sendMessage(tab?.id ?? -1, message, { frameId: 0 }).catch(() => {});
  }, `https://x.com/casey_c/status/${post?.id}`);
  await said(page, 'dialog').getByText('The private reply is ready').waitFor();
  expect(await draft(page, 'dialog')).toBe(link('4242'));
});

it('warns before the fourth reply in the same words, and inserts nothing', async () => {
  await choose('aside');
  for (let round = 0; round < 4; round++) {
    const page = await stage.open('/home');
    await article(page).hover();
    await replyPrivately(page).click();
    if (round < 3) await said(page, 'dialog').getByText('The private reply is ready').waitFor();
    else await said(page, 'dialog').getByText('X may take one more for spam').waitFor();
    if (round === 3) expect(await draft(page, 'dialog')).toBe('');
    await page.close();
  }
});

it('presses nothing for a click that a script of the page made', async () => {
  const page = await stage.open('/home');
  await article(page).hover();
  await replyPrivately(page).waitFor();
  await page.evaluate(() => {
    for (const host of document.querySelectorAll('[data-aside]'))
      for (const button of host.shadowRoot?.querySelectorAll('button') ?? []) button.click();
  });
  await page.waitForTimeout(500);
  expect(await within(page, 'dialog').count()).toBe(0);
});

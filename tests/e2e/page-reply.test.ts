import type { Locator, Page } from 'playwright-core';
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

/** Where everything of X's in the post stands, px. */
const boxes = (page: Page) =>
  article(page).evaluate((element) =>
    [...element.querySelectorAll('*:not([data-aside])')].map((one) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      return [x, y, width, height].join(' ');
    }),
  );

it('opens the reply of the post that is pointed at, with the link in it', async () => {
  const page = await stage.open('/home');
  await linkButton(page, 'home').waitFor();
  await article(page).hover();
  await replyPrivately(page).waitFor();
  expect(await replyPrivately(page).count()).toBe(1);

  await replyPrivately(page).click();
  await said(page, 'dialog').getByText('The private reply is ready').waitFor();
  expect(await draft(page, 'dialog')).toBe(link('4242'));
  await within(page, 'dialog').getByText('@casey_c').first().waitFor();
});

it.each([
  ['the home timeline', '/home', ''],
  ['the home timeline in the dark', '/home', '?theme=lightsout'],
  ['the home timeline from right to left', '/home', '?dir=rtl'],
  ['a post’s own page', 'status', ''],
  ['a profile', '/casey_c', ''],
  ['a row that X positions', '/home', 'positioned'],
])(
  'stands in the row of actions, between reply and repost, and moves nothing, on %s',
  async (name, path, query) => {
    const post = stage.sandbox.state.posts.find(({ text }) => text.includes(complaint));
    const page = await stage.open(
      path === 'status' ? `/casey_c/status/${post?.id}` : path,
      query === 'positioned' ? '' : query,
    );
    if (query === 'positioned')
      await page.addStyleTag({ content: 'article [role="group"] { position: relative; }' });
    await article(page).scrollIntoViewIfNeeded();
    const stood = await boxes(page);
    await article(page).hover();
    await replyPrivately(page).waitFor();
    expect(await boxes(page)).toEqual(stood);
    const box = async (one: Locator) => (await one.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const [ours, reply, repost] = await Promise.all([
      box(replyPrivately(page)),
      box(article(page).getByTestId('reply')),
      box(article(page).getByTestId('retweet')),
    ]);
    const [before, after] = reply.x < repost.x ? [reply, repost] : [repost, reply];
    expect(ours.x).toBeGreaterThanOrEqual(before.x + before.width);
    expect(ours.x + ours.width).toBeLessThanOrEqual(after.x);
    expect(ours.y + ours.height / 2).toBeCloseTo(reply.y + reply.height / 2, 0);
    if (process.env.ASIDE_PICTURES) {
      const file = name.replaceAll(/\W+/gu, '-');
      await page.screenshot({ path: `${process.env.ASIDE_PICTURES}/reply-${file}.png` });
    }
  },
);

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

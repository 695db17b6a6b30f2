import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import {
  draft,
  editor,
  homeComposer,
  linkButton,
  raise,
  replyDialog,
  type Stage,
  said,
  within,
} from './page-stage';

let stage: Stage;
beforeAll(async () => {
  stage = await raise();
});
afterEach(() => stage.clear());
afterAll(() => stage.close());

const sign = (page: Page, scope: 'home' | 'dialog') =>
  linkButton(page, scope).evaluate((button) => [
    button.dataset.sign,
    (button.getRootNode() as ShadowRoot).getElementById('link-state')?.textContent,
  ]);
const check = (page: Page, scope: 'home' | 'dialog') =>
  within(page, scope).getByRole('dialog', { name: 'Private message link' });

it('says on the button, live, whether X will draw one', async () => {
  const page = await replyDialog.open(stage);
  await linkButton(page, 'dialog').click();
  await said(page, 'dialog').getByText('Link added').waitFor();
  await expect.poll(() => sign(page, 'dialog')).toEqual(['know', 'X will draw the button.']);
  await page.keyboard.type(' bye');
  await expect.poll(() => sign(page, 'dialog')).toEqual(['mind', 'The link needs a look.']);
});

it('says so anew after the account was switched under a waiting draft', async () => {
  const page = await replyDialog.open(stage);
  await linkButton(page, 'dialog').click();
  await said(page, 'dialog').getByText('Link added').waitFor();
  await expect.poll(() => sign(page, 'dialog')).toEqual(['know', 'X will draw the button.']);
  await page.keyboard.type(' bye');
  await page.mouse.move(1, 1);
  const mind = ['mind', 'The link needs a look.'];
  const stop = ['stop', 'X will not draw the button, or not take the post.'];
  await expect.poll(() => sign(page, 'dialog')).toEqual(mind);
  // What a browser tells a tab that was behind another one.
  await page.evaluate(() => window.__sandbox.switchAccount('5151'));
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect.poll(() => sign(page, 'dialog')).toEqual(stop);
  await page.evaluate(() => window.__sandbox.switchAccount('4242'));
  await page.keyboard.press('Tab');
  await expect.poll(() => sign(page, 'dialog')).toEqual(mind);
  await page.evaluate(() => window.__sandbox.switchAccount('5151'));
  await linkButton(page, 'dialog').hover();
  await expect.poll(() => sign(page, 'dialog')).toEqual(stop);
  await linkButton(page, 'dialog').click();
  await check(page, 'dialog').getByText('The link leads to the account you posted as before').waitFor();
  await check(page, 'dialog').getByText('The author of the post may have turned links off').waitFor();
});

it('knows the link with a full stop after it: X draws the button, and the address stays visible', async () => {
  const page = await replyDialog.open(stage);
  await linkButton(page, 'dialog').click();
  await said(page, 'dialog').getByText('Link added').waitFor();
  await expect.poll(() => sign(page, 'dialog')).toEqual(['know', 'X will draw the button.']);
  await page.keyboard.type('.');
  await expect.poll(() => sign(page, 'dialog')).toEqual(['mind', 'The link needs a look.']);
  await linkButton(page, 'dialog').click();
  await check(page, 'dialog').getByText('Send a private message', { exact: true }).waitFor();
  expect(await check(page, 'dialog').getByText('leads nowhere').count()).toBe(0);
});

it('shows the post as its reader sees it, and what X counts', async () => {
  const page = await homeComposer.open(stage);
  await editor(page, 'home').click();
  await page.keyboard.type('We are here');
  await linkButton(page, 'home').click();
  await said(page, 'home').getByText('Link added').waitFor();
  await linkButton(page, 'home').click();
  await check(page, 'home').getByText('We are here', { exact: true }).waitFor();
  await check(page, 'home').getByText('Send a private message', { exact: true }).waitFor();
  await check(page, 'home').getByText('35 of 280 characters').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => check(page, 'home').count()).toBe(0);
});

it('says before it adds the link that the post would be too long, and offers the link to copy', async () => {
  const page = await replyDialog.open(stage);
  const begun = 'x'.repeat(270);
  await page.keyboard.insertText(begun);
  await linkButton(page, 'dialog').click();
  await said(page, 'dialog').getByText('would be 14 over the limit of 280 characters').waitFor();
  await said(page, 'dialog').getByRole('button', { name: 'Copy text' }).waitFor();
  expect(await draft(page, 'dialog')).toBe(begun);
});

it('notices a link that was pasted by hand, before any press', async () => {
  const page = await homeComposer.open(stage);
  await stage.browser.context.grantPermissions(['clipboard-read', 'clipboard-write'], {
    origin: 'https://x.com',
  });
  await linkButton(page, 'home').waitFor();
  await page.evaluate(() =>
    navigator.clipboard.writeText('https://mobile.twitter.com/messages/compose?text=Hi&recipient_id=99'),
  );
  await editor(page, 'home').click();
  await page.keyboard.press('Control+v');
  await expect
    .poll(() => sign(page, 'home'))
    .toEqual(['stop', 'X will not draw the button, or not take the post.']);
});

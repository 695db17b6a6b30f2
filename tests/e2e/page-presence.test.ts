import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import {
  draft,
  editor,
  homeComposer,
  link,
  linkButton,
  picker,
  raise,
  replyDialog,
  type Stage,
  said,
  templatesButton,
  threadReply,
  within,
} from './page-stage';
import { complaint } from './page-words';

let stage: Stage;
beforeAll(async () => {
  stage = await raise();
});
afterEach(() => stage.clear());
afterAll(() => stage.close());

const buttons = (page: Page) => page.getByRole('button', { name: 'Private message link', exact: true });

it('gives the dialog and the composer behind it each their own buttons, and each its own draft', async () => {
  const page = await homeComposer.open(stage);
  await editor(page, 'home').click();
  await page.keyboard.type('Behind');
  await page.evaluate(() => window.__sandbox.navigate('/compose/post'));
  await linkButton(page, 'dialog').click();
  await said(page, 'dialog').getByText('Link added').waitFor();
  expect(await draft(page, 'dialog')).toBe(link('4242'));
  expect(await draft(page, 'home')).toBe('Behind');
  expect(await buttons(page).count()).toBe(2);
});

it('stands in a thread as soon as the toolbar comes, late as it is', async () => {
  stage.sandbox.state.page.toolbarDelay = 400;
  const page = await threadReply.open(stage);
  expect(await buttons(page).count()).toBe(0);
  await linkButton(page, 'thread').waitFor();
  expect(await buttons(page).count()).toBe(1);
});

it('comes back once when X draws its tools anew, and works', async () => {
  const page = await homeComposer.open(stage);
  await linkButton(page, 'home').waitFor();
  for (let round = 0; round < 3; round++) {
    await page.evaluate(() => window.__sandbox.redrawToolbars());
    await expect.poll(() => buttons(page).count()).toBe(1);
  }
  await linkButton(page, 'home').click();
  await said(page, 'home').getByText('Link added').waitFor();
});

it('goes with its composer and comes with the next, as one moves about X', async () => {
  const page = await homeComposer.open(stage);
  await linkButton(page, 'home').waitFor();
  await page.evaluate(() => window.__sandbox.navigate('/explore'));
  await expect.poll(() => buttons(page).count()).toBe(0);
  await page.evaluate(() => window.__sandbox.navigate('/home'));
  await linkButton(page, 'home').waitFor();
  expect(await buttons(page).count()).toBe(1);
});

it.each([
  { where: homeComposer, width: 1360 },
  { where: replyDialog, width: 1360 },
  { where: threadReply, width: 1360 },
  { where: homeComposer, width: 600 },
  { where: replyDialog, width: 400 },
])('moves nothing of X in the $where.name at a width of $width', async ({ where, width }) => {
  const page = await where.open(stage);
  await page.setViewportSize({ width, height: 900 });
  await linkButton(page, where.scope).waitFor();
  const boxes = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('#react-root *')]
        .filter((element) => !element.closest('[data-aside]'))
        .map((element) => {
          const { x, y, width, height } = element.getBoundingClientRect();
          return [element.getAttribute('data-testid') ?? element.tagName, x, y, width, height].join(' ');
        }),
    );
  const withUs = await boxes();
  await page.addStyleTag({ content: '[data-aside] { display: none !important; }' });
  expect(await boxes()).toEqual(withUs);
});

it('can be reached in a row that is too narrow for all tools', async () => {
  const page = await homeComposer.open(stage);
  await page.setViewportSize({ width: 360, height: 700 });
  await linkButton(page, 'home').click();
  await said(page, 'home').getByText('Link added').waitFor();
});

it('does nothing at clicks that a script of the page made', async () => {
  const page = await homeComposer.open(stage);
  await linkButton(page, 'home').waitFor();
  await page.evaluate(() => {
    const root = document.querySelector('[data-aside]')?.shadowRoot;
    for (const button of root?.querySelectorAll('button') ?? []) {
      button.click();
      button.dispatchEvent(new PointerEvent('click', { bubbles: true, composed: true }));
      button.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
    }
  });
  // A trusted one afterwards shows that the others had their time.
  await templatesButton(page, 'home').click();
  await picker(page, 'home').getByRole('option').first().waitFor();
  expect(await picker(page, 'home').count()).toBe(1);
  await page.evaluate(() => {
    const root = document.querySelector('[data-aside]')?.shadowRoot;
    for (const row of root?.querySelectorAll<HTMLElement>('[role="option"], .hint button') ?? []) row.click();
    const field = root?.querySelector('input');
    for (const key of ['Enter', 'Escape'])
      field?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
  });
  await page.keyboard.press('ArrowDown');
  expect(await picker(page, 'home').count()).toBe(1);
  expect(await draft(page, 'home')).toBe('');
});

it('keeps X’s dialog open at Escape in the picker, and gives the editor back its caret', async () => {
  const page = await replyDialog.open(stage);
  await page.keyboard.type('Hello world');
  for (let step = 0; step < 6; step++) await page.keyboard.press('ArrowLeft');
  await templatesButton(page, 'dialog').click();
  await picker(page, 'dialog').getByRole('option').first().waitFor();
  await page.keyboard.type('gn/');
  await page.keyboard.press('Escape');
  await expect.poll(() => picker(page, 'dialog').count()).toBe(0);
  expect(await within(page, 'dialog').count()).toBe(1);
  expect(await page.evaluate(() => window.__sandbox.shortcuts())).toEqual([]);
  await expect.poll(() => page.evaluate(() => window.__sandbox.selection(0, 'dialog').focused)).toBe(true);
  await page.keyboard.type(',');
  await expect.poll(() => draft(page, 'dialog')).toBe('Hello, world');
});

it('closes the picker at a press elsewhere, at a second press and when its composer goes', async () => {
  const page = await homeComposer.open(stage);
  await templatesButton(page, 'home').click();
  await picker(page, 'home').waitFor();
  await page.mouse.click(5, 890);
  await expect.poll(() => picker(page, 'home').count()).toBe(0);
  await templatesButton(page, 'home').click();
  await picker(page, 'home').waitFor();
  await templatesButton(page, 'home').click();
  await expect.poll(() => picker(page, 'home').count()).toBe(0);
  await templatesButton(page, 'home').click();
  await picker(page, 'home').waitFor();
  await page.evaluate(() => window.__sandbox.navigate('/explore'));
  await expect.poll(() => page.getByRole('dialog', { name: 'Templates' }).count()).toBe(0);
});

it('tells the panel, and no page, who is being answered', async () => {
  const page = await threadReply.open(stage);
  await linkButton(page, 'thread').waitFor();
  const panel = await stage.browser.openExtensionPage('sidepanel.html');
  const answer = await panel.evaluate(async () => {
    const tabs = await chrome.tabs.query({});
    const answers = tabs.map(({ id }) =>
      chrome.tabs.sendMessage(id ?? -1, { name: 'page.context' }).catch(() => null),
    );
    return (await Promise.all(answers)).find((found) => found);
  });
  const post = stage.sandbox.state.posts.find(({ text }) => text.includes(complaint));
  expect(answer).toEqual({
    ownId: '4242',
    ownHandle: 'acme_help',
    customer: { handle: 'casey_c', name: 'Casey Customer' },
    post: { url: `https://x.com/casey_c/status/${post?.id}`, text: post?.text, lang: 'en' },
  });
});

it('never posts', async () => {
  const page = await replyDialog.open(stage);
  const before = stage.sandbox.state.posts.length;
  await linkButton(page, 'dialog').click();
  await said(page, 'dialog').getByText('Link added').waitFor();
  await templatesButton(page, 'dialog').click();
  await picker(page, 'dialog').getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => picker(page, 'dialog').count()).toBe(0);
  expect(stage.sandbox.state.posts).toHaveLength(before);
});

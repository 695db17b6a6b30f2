import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { buildDeepLink } from '../../lib/deep-link/deep-link';
import { draft, keepTemplates, linkButton, raise, type Stage, said, within } from './page-stage';
import { complaint } from './page-words';
import { say } from './sentences';

let stage: Stage;
beforeAll(async () => {
  stage = await raise();
  await keepTemplates(stage, [
    {
      id: 'greeting',
      name: 'Zz greeting',
      text: 'Sorry, {{ customer.handle }}!',
      link: { text: 'Order {{ order }}:', welcomeMessageId: '99' },
    },
  ]);
});
afterEach(() => stage.clear());
afterAll(() => stage.close());

const set = async (change: Record<string, unknown>) => {
  const page = await stage.browser.openExtensionPage('options.html');
  await page.evaluate(async (wanted) => {
    const { value } = await chrome.runtime.sendMessage({ name: 'settings.read', payload: {} });
    const settings = { ...value, ...wanted };
    await chrome.runtime.sendMessage({ name: 'settings.write', payload: { settings } });
  }, change);
  await page.close();
};
const article = (page: Page) => page.locator('article', { hasText: complaint }).first();
const linkSaying = (text: string, welcomeMessageId?: string) =>
  buildDeepLink({ recipientId: '4242', text, welcomeMessageId });

it('fills the words that an account’s links start with from the post that is answered', async () => {
  await set({ linkTextFor: { 4242: 'Hi, I am {{ customer.handle }}:' } });
  const page = await stage.open('/home');
  await article(page).getByTestId('reply').click();
  await linkButton(page, 'dialog').click();
  await expect.poll(() => draft(page, 'dialog')).toContain(linkSaying('Hi, I am @casey_c:'));
  await page.close();
});

it('puts nothing in where the words ask for what the page does not show, and says which', async () => {
  await set({ linkTextFor: { 4242: 'About order {{ order_number }}:' } });
  const page = await stage.open('/home');
  await linkButton(page, 'home').click();
  await said(page, 'home').getByText(say('problem.link_text_broken')).waitFor();
  expect(await draft(page, 'home')).toBe('');
  await page.close();
});

it('ends a private reply with the link as its template wants it, and asks for what that needs', async () => {
  await set({ linkTextFor: { 4242: 'Hello' }, replyTemplateId: 'greeting' });
  const page = await stage.open('/home');
  await linkButton(page, 'home').waitFor();
  await article(page).hover();
  await page.getByRole('button', { name: 'Reply privately', exact: true }).click();
  const asked = within(page, 'dialog').getByRole('textbox', { name: 'Order' });
  await asked.fill('1234');
  await asked.press('Enter');
  await expect.poll(() => draft(page, 'dialog')).toBe(`Sorry, @casey_c! ${linkSaying('Order 1234:', '99')}`);
  await set({ replyTemplateId: '' });
  await page.close();
});

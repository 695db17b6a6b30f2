import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Template } from '../../lib/templates/template';
import {
  caret,
  draft,
  editor,
  homeComposer,
  keepTemplates,
  picker,
  raise,
  replyDialog,
  type Stage,
  said,
  templatesButton,
} from './page-stage';

const templates: Template[] = [
  {
    id: 'p-hi',
    name: 'Zz greeting',
    text: 'Hi {{ customer.first_name }}, {{ cursor }}thank you!',
    shortcut: 'zzhi',
    tags: ['Zz short'],
  },
  { id: 'p-bye', name: 'Zz goodbye', text: 'Bye for now.', shortcut: 'zzbye', tags: ['Zz short'] },
  {
    id: 'p-lang',
    name: 'Zz languages',
    text: 'Hello there',
    language: 'en',
    variants: [
      { language: 'de', text: 'Guten Tag' },
      { language: 'ar', text: 'مرحبا' },
    ],
  },
  {
    id: 'p-ask',
    name: 'Zz refund',
    text: "{% if state == 'late' %}Sorry, it comes on {{ day | date: '%d.%m.' }}{% else %}All is well{% endif %} for {{ order }}.",
    fields: [
      { name: 'state', kind: 'choice', label: 'How is it?', choices: ['late', 'fine'] },
      { name: 'day', kind: 'date' },
    ],
  },
  {
    id: 'p-rich',
    name: 'Zz rich',
    text: 'Track it here.',
    buttons: [{ label: 'Track', url: 'https://acme.example/track' }],
    quickReplies: [{ label: 'It came' }, { label: 'Not yet' }],
  },
  { id: 'p-same', name: 'Zz same', text: 'We are on it.', variants: [{ text: 'Our people look into it.' }] },
  { id: 'p-long', name: 'Zz long', text: 'word '.repeat(70) },
  { id: 'p-order', name: 'Zz order', text: 'About order {{ order }}.' },
];

let stage: Stage;
beforeAll(async () => {
  stage = await raise();
});
beforeEach(() => keepTemplates(stage, templates));
afterEach(() => stage.clear());
afterAll(() => stage.close());

/** Opens the picker in the reply dialog and highlights the template of this name. */
async function highlight(page: Page, name: string, typed = name): Promise<void> {
  if ((await picker(page, 'dialog').count()) === 0) await templatesButton(page, 'dialog').click();
  await field(page).waitFor();
  await page.keyboard.type(typed);
  await picker(page, 'dialog').getByRole('option', { name, selected: true }).waitFor();
}
const field = (page: Page) => picker(page, 'dialog').getByRole('combobox', { name: 'Find a template' });
const anyway = (page: Page) => picker(page, 'dialog').getByRole('button', { name: 'Insert it all the same' });
const pane = (page: Page) => picker(page, 'dialog').locator('.pane');

it('finds in spite of a slip, and says how many', async () => {
  const page = await replyDialog.open(stage);
  await highlight(page, 'Zz greeting', 'zz greetnig');
  await picker(page, 'dialog').getByText('1 template', { exact: true }).waitFor();
});

it('shows what will be put in, filled for the customer, with what is left of the post', async () => {
  const page = await replyDialog.open(stage);
  await highlight(page, 'Zz greeting');
  await pane(page).getByText('Hi Casey, thank you!').waitFor();
  await pane(page).getByText('260 of 280 left').waitFor();
  await page.keyboard.press('Control+a');
  await highlight(page, 'Zz long');
  await pane(page)
    .getByText(/^\d+ over 280$/)
    .waitFor();
});

it('counts to what a chat takes, in a chat', async () => {
  const page = await stage.open('/i/chat/4242-2244994945');
  const chat = page.locator('[data-testid="xchatEmbedRoute"]');
  await chat.getByRole('button', { name: 'Templates', exact: true }).click();
  await chat.getByRole('combobox', { name: 'Find a template' }).waitFor();
  await page.keyboard.type('Zz goodbye');
  await chat.locator('.pane').getByText('9988 of 10000 left').waitFor();
});

it('leaves the caret where the template marks it', async () => {
  const page = await replyDialog.open(stage);
  await highlight(page, 'Zz greeting');
  await page.keyboard.press('Enter');
  await expect.poll(() => draft(page, 'dialog')).toBe('Hi Casey, thank you!');
  await expect.poll(() => caret(page, 'dialog')).toEqual({ start: 10, end: 10, focused: true });
  await page.keyboard.type('so ');
  await expect.poll(() => draft(page, 'dialog')).toBe('Hi Casey, so thank you!');
});

it('stacks several, one behind the other, and goes on open', async () => {
  const page = await replyDialog.open(stage);
  await highlight(page, 'Zz goodbye');
  await page.keyboard.press('Shift+Enter');
  await expect.poll(() => draft(page, 'dialog')).toBe('Bye for now.');
  await highlight(page, 'Zz rich');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => draft(page, 'dialog'))
    .toBe(
      'Bye for now. Track it here.\n\nTrack: https://acme.example/track\n\nReply with a number:\n1. It came\n2. Not yet',
    );
  await expect.poll(() => picker(page, 'dialog').count()).toBe(0);
});

it('takes the language of the post, and another where one asks for it', async () => {
  const page = await stage.open('/home');
  await page.locator('article', { hasText: 'Unser Telefon' }).first().getByTestId('reply').click();
  await highlight(page, 'Zz languages');
  await pane(page).getByText('Guten Tag').waitFor();
  await pane(page).getByRole('combobox', { name: 'Language' }).focus();
  await page.keyboard.press('ArrowDown');
  await pane(page).getByText('مرحبا').waitFor();
  await field(page).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => draft(page, 'dialog')).toBe('مرحبا');
});

it('asks for a choice and a day, remembers them for this customer, and for nobody else', async () => {
  const page = await replyDialog.open(stage);
  await highlight(page, 'Zz refund');
  await pane(page).getByText('Asks for: How is it?').waitFor();
  await page.keyboard.press('Enter');
  await picker(page, 'dialog').getByLabel('How is it?').selectOption('late');
  await page.keyboard.press('Enter');
  await picker(page, 'dialog').getByLabel('Day').fill('2026-12-24');
  await page.keyboard.press('Enter');
  await page.keyboard.type('A-17');
  await page.keyboard.press('Enter');
  await expect.poll(() => draft(page, 'dialog')).toBe('Sorry, it comes on 24.12. for A-17.');

  await highlight(page, 'Zz refund');
  await page.keyboard.press('Enter');
  await expect.poll(() => picker(page, 'dialog').getByLabel('How is it?').inputValue()).toBe('late');
  await page.keyboard.press('Enter');
  await expect.poll(() => picker(page, 'dialog').getByLabel('Day').inputValue()).toBe('2026-12-24');
  expect(await picker(page, 'dialog').getByLabel('Order').inputValue()).toBe('A-17');
  await page.close();

  const other = await stage.open('/home');
  await other.locator('article', { hasText: 'Unser Telefon' }).first().getByTestId('reply').click();
  await highlight(other, 'Zz refund');
  await other.keyboard.press('Enter');
  await expect.poll(() => picker(other, 'dialog').getByLabel('How is it?').inputValue()).toBe('');
});

it('filters by tag with the chip, and keeps favourites first once one is marked', async () => {
  const page = await replyDialog.open(stage);
  await templatesButton(page, 'dialog').click();
  await picker(page, 'dialog').getByRole('button', { name: '#Zz short' }).click();
  await picker(page, 'dialog').getByText('2 templates').waitFor();
  await picker(page, 'dialog').getByRole('option', { name: 'Zz goodbye' }).waitFor();
  await page.keyboard.press('Control+a');
  await highlight(page, 'Zz goodbye');
  await picker(page, 'dialog').getByRole('button', { name: 'Favourite', exact: true }).click();
  await page.keyboard.press('Escape');
  await templatesButton(page, 'dialog').click();
  await expect
    .poll(() => picker(page, 'dialog').getByRole('option').first().textContent())
    .toContain('Zz goodbye');
  await picker(page, 'dialog').getByRole('button', { name: '★ Favourites' }).click();
  await picker(page, 'dialog').getByText('1 template', { exact: true }).waitFor();
});

it('puts what was used last before what was not', async () => {
  const page = await replyDialog.open(stage);
  await highlight(page, 'Zz long');
  await page.keyboard.press('Enter');
  await anyway(page).click();
  await said(page, 'dialog').getByText('Template added').waitFor();
  await templatesButton(page, 'dialog').click();
  await expect
    .poll(() => picker(page, 'dialog').getByRole('option').allTextContents())
    .toEqual(expect.arrayContaining([expect.stringContaining('Zz long')]));
  const names = await picker(page, 'dialog').getByRole('option').allTextContents();
  expect(names.findIndex((name) => name.includes('Zz long'))).toBeLessThan(3);
});

it('warns before the same reply goes out once more, and offers other words', async () => {
  const page = await homeComposer.open(stage);
  for (let time = 0; time < 3; time += 1) {
    await page.locator('article', { hasText: 'My order 1234' }).first().getByTestId('reply').click();
    await highlight(page, 'Zz same');
    await page.keyboard.press('Enter');
    await expect.poll(() => draft(page, 'dialog')).toBe('We are on it.');
    // Said once the use is reported; a page that is gone the instant its text is in takes its draft with it.
    await said(page, 'dialog').getByText('Template added').waitFor();
    await page.goto('https://x.com/home');
  }
  await page.locator('article', { hasText: 'My order 1234' }).first().getByTestId('reply').click();
  await highlight(page, 'Zz same');
  await page.keyboard.press('Enter');
  await picker(page, 'dialog').getByText('3 of your last replies said the same').waitFor();
  expect(await draft(page, 'dialog')).toBe('');
  await picker(page, 'dialog').getByRole('button', { name: 'Wording 2' }).click();
  await expect.poll(() => draft(page, 'dialog')).toBe('Our people look into it.');
});

it('says before it puts anything in that the post would be too long, and goes back or on', async () => {
  const page = await replyDialog.open(stage);
  const begun = 'x'.repeat(270);
  await page.keyboard.insertText(begun);
  await highlight(page, 'Zz goodbye');
  await page.keyboard.press('Enter');
  await picker(page, 'dialog').getByText('would be 2 over the limit of 280 characters').waitFor();
  expect(await draft(page, 'dialog')).toBe(begun);
  await picker(page, 'dialog').getByRole('button', { name: 'Back' }).click();
  await highlight(page, 'Zz order');
  await page.keyboard.press('Enter');
  await picker(page, 'dialog').getByLabel('Order').fill('A-17');
  await page.keyboard.press('Enter');
  await picker(page, 'dialog').getByText('would be 7 over the limit of 280 characters').waitFor();
  expect(await draft(page, 'dialog')).toBe(begun);
  await anyway(page).click();
  await expect.poll(() => draft(page, 'dialog')).toBe(`${begun}About order A-17.`);
});

it('never replaces a begun draft', async () => {
  const page = await replyDialog.open(stage);
  await page.keyboard.type('Hello. ');
  await highlight(page, 'Zz goodbye');
  await page.keyboard.press('Enter');
  await expect.poll(() => draft(page, 'dialog')).toBe('Hello. Bye for now.');
  await expect.poll(() => editor(page, 'dialog').textContent()).toBe('Hello. Bye for now.');
});

const pictures = process.env.ASIDE_PICTURES;
it.runIf(pictures).each([
  ['light', ''],
  ['dark', '?theme=lightsout'],
  ['rtl', '?dir=rtl'],
])('is drawn for people to look at, %s', async (look, query) => {
  const page = await replyDialog.open(stage, query);
  const shot = (name: string) => page.screenshot({ path: `${pictures}/picker-${name}-${look}.png` });
  await templatesButton(page, 'dialog').click();
  await picker(page, 'dialog').getByRole('option').first().waitFor();
  await page.waitForTimeout(400);
  await shot('open');
  await highlight(page, 'Zz languages');
  await pane(page).getByText('Hello there').waitFor();
  await page.waitForTimeout(300);
  await shot('languages');
  await page.keyboard.press('Control+a');
  await highlight(page, 'Zz refund');
  await page.keyboard.press('Enter');
  await picker(page, 'dialog').getByLabel('How is it?').waitFor();
  await shot('questions');
});

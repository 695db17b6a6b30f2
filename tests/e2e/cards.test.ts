import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { asPng } from '../../lib/deep-link/share';
import { type DeskStage, raiseDesk } from './desk-stage';
import { expectAccessible, tabTo } from './own-pages';
import { say } from './sentences';

let stage: DeskStage;
beforeAll(async () => {
  stage = await raiseDesk();
});
afterEach(() => stage.clear());
afterAll(() => stage.close());

/** Not the radio button of the same name. */
const field = (page: Page, label: string) =>
  page.getByLabel(label, { exact: true }).and(page.locator(':not([type="radio"])'));

/** Goes there by Tab and writes, in place of what stands there. */
async function enter(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, label);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
}

/** What is said of a field together with it; nothing where it is in order. */
const faultAt = (page: Page, label: string): Promise<string> =>
  field(page, label).evaluate((input) => {
    if (input.getAttribute('aria-invalid') !== 'true') return '';
    const ids = (input.getAttribute('aria-describedby') ?? '').split(' ');
    const wrong = ids.find((id) => id.endsWith('-wrong'));
    return (wrong && document.getElementById(wrong)?.textContent) || 'said nowhere';
  });

const expectFault = (page: Page, label: string, rule: 'recipient_malformed' | 'label_long' | 'image_ratio') =>
  expect.poll(() => faultAt(page, label)).toContain(say(`card_rule.${rule}`));

/** Presses this button by keyboard; answers with the name and text of the file that comes of it. */
async function download(page: Page, button: string): Promise<{ name: string; text: string }> {
  await tabTo(page, button);
  const coming = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  const came = await coming;
  return { name: came.suggestedFilename(), text: await readFile(await came.path(), 'utf8') };
}

it('a card is planned by keyboard, its faults stand at their fields, and it comes out as CSV and JSON', async () => {
  const page = await stage.browser.openExtensionPage('options.html#cards');
  await page.getByText(say('cards.none')).waitFor();
  await tabTo(page, say('cards.begin'));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: say('cards.unnamed') }).waitFor();
  // The focus is in the first field already.
  await page.keyboard.type('Returns, "spring"');
  const recipient = say('cards.recipient_id');
  await enter(page, recipient, 'acme_help');
  await expectFault(page, recipient, 'recipient_malformed');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('4242');
  await expect.poll(() => faultAt(page, recipient)).toBe('');
  await enter(page, say('cards.field_post'), '@acme_help is here.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Write to us 🌻');

  const label = (number: string) => say('cards.field_label', { number });
  const welcome = (number: string) => say('cards.field_welcome', { number });
  await enter(page, label('1'), 'Words for a button too long');
  await expectFault(page, label('1'), 'label_long');
  await expectAccessible(page);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('Return it');
  await expect.poll(() => faultAt(page, label('1'))).toBe('');
  await enter(page, welcome('1'), '844385345234');
  await tabTo(page, say('cards.button_add'));
  await page.keyboard.press('Enter');
  await expect
    .poll(() => field(page, label('2')).evaluate((input) => input === document.activeElement))
    .toBe(true);
  await page.keyboard.type('Ask');
  // What is only missing yet is said at the end, by the field's name.
  const missing = page.getByRole('listitem').filter({ hasText: say('card_rule.welcome_missing') });
  await missing.getByText(welcome('2'), { exact: true }).waitFor();
  await enter(page, welcome('2'), '844385345235');
  await page.getByText(say('cards.fits')).waitFor();

  const image = { name: 'square.png', mimeType: 'image/png' };
  await field(page, say('cards.image')).setInputFiles({
    ...image,
    buffer: Buffer.from(asPng('https://x.com/', 40)),
  });
  await page.getByText(/^square\.png · /).waitFor();
  await expectFault(page, say('cards.image'), 'image_ratio');
  await page.getByRole('img', { name: 'square.png' }).waitFor();
  await expectAccessible(page);

  const csv = await download(page, say('cards.export_csv'));
  expect(csv.name).toBe('Returns, -spring-.csv');
  expect(csv.text).toMatch(/^\uFEFFcard_type,name,recipient_user_id,media_key,poster_media_key,first_cta,/);
  const { data, errors } = Papa.parse(csv.text.slice(1), { header: true });
  expect(errors).toEqual([]);
  const card = {
    card_type: 'IMAGE_DIRECT_MESSAGE',
    name: 'Returns, "spring"',
    recipient_user_id: '4242',
    first_cta: 'Return it',
    first_cta_welcome_message_id: '844385345234',
    second_cta: 'Ask',
    second_cta_welcome_message_id: '844385345235',
    text: '@acme_help is here.\nWrite to us 🌻',
    media_file: 'square.png',
  };
  // A spreadsheet would take the handle at its start for a formula.
  expect(data).toMatchObject([{ ...card, text: `'${card.text}`, media_key: '', third_cta: '' }]);
  const json = await download(page, say('cards.export_json'));
  expect([json.name, JSON.parse(json.text)]).toEqual(['Returns, -spring-.json', [card]]);

  await page.reload();
  await page.getByRole('button', { name: /^Returns, "spring"/ }).click();
  expect(await field(page, label('2')).inputValue()).toBe('Ask');
  expect(stage.sandbox.log).toEqual([]);
});

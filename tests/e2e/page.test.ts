import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  caret,
  draft,
  editor,
  homeComposer,
  link,
  linkButton,
  places,
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

const looks = [
  { look: 'light', query: '' },
  { look: 'lights out', query: '?theme=lightsout' },
  { look: 'right to left', query: '?dir=rtl' },
];

describe.each(looks)('the private message link, $look', ({ query }) => {
  it.each(places)('goes into the $name, at the end of what was written', async ({ scope, open }) => {
    const page = await open(stage, query);
    await editor(page, scope).click();
    await page.keyboard.type('Hello Casey');
    await page.keyboard.press('Home');
    await linkButton(page, scope).click();
    await said(page, scope).getByText('Link added').waitFor();

    expect(await draft(page, scope)).toBe(`Hello Casey ${link('4242')}`);
    await page.keyboard.type('!');
    await expect.poll(() => draft(page, scope)).toBe(`Hello Casey ${link('4242')}!`);
    expect(await page.evaluate(() => window.__sandbox.errors())).toEqual([]);
    expect(stage.sandbox.state.page.cspReports).toEqual([]);
  });
});

it('is the whole draft where nothing was written yet, and the page was never touched', async () => {
  const page = await homeComposer.open(stage);
  await linkButton(page, 'home').click();
  await said(page, 'home').getByText('Link added').waitFor();
  expect(await draft(page, 'home')).toBe(link('4242'));
  expect(await caret(page, 'home')).toEqual({ start: 48, end: 48, focused: true });
});

it('goes to the end also when the editor has lost the focus, and keeps what was selected', async () => {
  const page = await replyDialog.open(stage);
  await page.keyboard.type('Hello Casey');
  await page.keyboard.press('Shift+Control+ArrowLeft');
  await page.evaluate(() => window.__sandbox.blur(0, 'dialog'));
  await linkButton(page, 'dialog').click();
  await said(page, 'dialog').getByText('Link added').waitFor();
  expect(await draft(page, 'dialog')).toBe(`Hello Casey ${link('4242')}`);
});

it('is taken away by one Undo', async () => {
  const page = await replyDialog.open(stage);
  await page.keyboard.type('Hello');
  await linkButton(page, 'dialog').click();
  await said(page, 'dialog').getByText('Link added').waitFor();
  await page.keyboard.press('Control+z');
  await expect.poll(() => draft(page, 'dialog')).toBe('Hello');
});

it('follows the account that is posting now', async () => {
  const page = await replyDialog.open(stage);
  await linkButton(page, 'dialog').click();
  await said(page, 'dialog').getByText('Link added').waitFor();
  await page.keyboard.press('Control+z');
  await page.evaluate(() => window.__sandbox.switchAccount('5151'));
  await linkButton(page, 'dialog').click();
  await expect.poll(() => draft(page, 'dialog')).toBe(link('5151'));
});

it.each([
  'https://twitter.com/messages/compose?recipient_id=99',
  'https://mobile.x.com/messages/compose?text=Hi&recipient_id=99',
])('is explained rather than added where the draft holds %s', async (held) => {
  const page = await homeComposer.open(stage);
  await editor(page, 'home').click();
  await page.keyboard.insertText(held);
  await linkButton(page, 'home').click();
  const check = within(page, 'home').getByRole('dialog', { name: 'Private message link' });
  await check.getByText('The link leads to another account').waitFor();
  await check.getByText('No button is drawn').waitFor();
  expect(await draft(page, 'home')).toBe(held);
});

it('says so when nobody is signed in at X', async () => {
  const page = await homeComposer.open(stage);
  await stage.browser.context.clearCookies({ name: 'twid' });
  await linkButton(page, 'home').click();
  await said(page, 'home').getByText("can't tell which account you post from").waitFor();
  expect(await draft(page, 'home')).toBe('');
});

it('goes into the part of a thread that is being written', async () => {
  const page = await replyDialog.open(stage);
  await page.keyboard.type('First');
  await within(page, 'dialog').getByTestId('addButton').click();
  await editor(page, 'dialog', 1).click();
  await page.keyboard.type('Second');
  await editor(page, 'dialog', 0).click();
  await linkButton(page, 'dialog').click();
  await said(page, 'dialog').getByText('Link added').waitFor();
  expect(await draft(page, 'dialog', 0)).toBe(`First ${link('4242')}`);
  expect(await draft(page, 'dialog', 1)).toBe('Second');
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  caret,
  draft,
  editor,
  homeComposer,
  insertTemplate,
  keepTemplates,
  link,
  linkButton,
  picker,
  places,
  quote,
  raise,
  replyDialog,
  type Stage,
  said,
  templatesButton,
} from './page-stage';

const lively = 'Merci {{ customer.handle }} 👩‍👩‍👧‍👦!\n\nRTL: مرحبا\n\tand 🏳️‍🌈 at the end';
const livelyFor = (handle: string) => lively.replace('{{ customer.handle }}', handle);

let stage: Stage;
beforeAll(async () => {
  stage = await raise();
  await keepTemplates(stage, [
    { id: 'lively', name: 'Zz lively', text: lively },
    // Words of their own: the same reply too often would be warned of.
    ...places.map(({ name }) => ({ id: name, name: `Zz of the ${name}`, text: `${lively} of the ${name}` })),
    { id: 'mention', name: 'Zz mention', text: 'Thank you {{ customer.handle }}' },
    { id: 'asking', name: 'Zz asking', text: 'Order {{ order_number }} for {{ who }} in {{ order_number }}' },
  ]);
});
afterEach(() => stage.clear());
afterAll(() => stage.close());

it('fills name and address of the post in a reply, blank lines as they are', async () => {
  const page = await replyDialog.open(stage);
  await insertTemplate(page, 'dialog', 'Ask for the details');
  await said(page, 'dialog').getByText('Template added').waitFor();
  const post = stage.sandbox.state.posts.find(({ text }) => text.includes('My order 1234'));
  const text = await draft(page, 'dialog');
  expect(text).toContain(
    `Hi Casey Customer, thank you for getting in touch. I've seen your post: https://x.com/casey_c/status/${post?.id}\n\nTo find`,
  );
  expect(text).toContain('\n– the order number\n– the e-mail address');
});

describe.each(places.filter(({ name }) => name !== 'home composer'))(
  'in the $name',
  ({ name, scope, open }) => {
    it('puts emoji, lines and another script into a begun draft at the caret, twice, and takes each back in one Undo', async () => {
      const page = await open(stage);
      await editor(page, scope).click();
      await page.keyboard.type('Hello world');
      for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowLeft');
      const text = `${livelyFor('@casey_c')} of the ${name}`;

      await insertTemplate(page, scope, `Zz of the ${name}`);
      await expect.poll(() => draft(page, scope)).toBe(`Hello ${text}world`);
      await expect
        .poll(() => caret(page, scope))
        .toEqual({ start: 6 + text.length, end: 6 + text.length, focused: true });
      await insertTemplate(page, scope, `Zz of the ${name}`);
      await expect.poll(() => draft(page, scope)).toBe(`Hello ${text}${text}world`);

      await expect.poll(() => caret(page, scope)).toMatchObject({ focused: true });
      await page.keyboard.press('Control+z');
      await expect.poll(() => draft(page, scope)).toBe(`Hello ${text}world`);
      await page.keyboard.press('Control+z');
      await expect.poll(() => draft(page, scope)).toBe('Hello world');
      expect(await page.evaluate(() => window.__sandbox.errors())).toEqual([]);
    });
  },
);

it('goes into an empty draft that never had the focus', async () => {
  const page = await homeComposer.open(stage);
  await insertTemplate(page, 'home', 'talk in private');
  await expect.poll(() => draft(page, 'home')).toContain('Hi there, sorry about that.');
  expect(await draft(page, 'home')).toContain(link('4242'));
});

it('goes to where the editor remembers its caret, though it has lost the focus', async () => {
  const page = await replyDialog.open(stage);
  await page.keyboard.type('Hello world');
  for (let step = 0; step < 6; step++) await page.keyboard.press('ArrowLeft');
  await page.evaluate(() => {
    window.__sandbox.blur(0, 'dialog');
    getSelection()?.removeAllRanges();
  });
  await insertTemplate(page, 'dialog', 'Zz lively');
  await expect.poll(() => draft(page, 'dialog')).toBe(`Hello${livelyFor('@casey_c')} world`);
});

it('replaces what was selected', async () => {
  const page = await replyDialog.open(stage);
  await page.keyboard.type('Hello world');
  await page.keyboard.press('Shift+Control+ArrowLeft');
  await insertTemplate(page, 'dialog', 'Zz lively');
  await expect.poll(() => draft(page, 'dialog')).toBe(`Hello ${livelyFor('@casey_c')}`);
});

it('names the quoted author in a quote', async () => {
  const page = await quote.open(stage);
  await insertTemplate(page, 'dialog', 'Zz mention');
  // With a space, so that the next Enter does not take one of the names that X offers.
  await expect.poll(() => draft(page, 'dialog')).toBe('Thank you @casey_c ');
});

it('asks for what it can’t know, accepts no blank, and never inserts a raw placeholder', async () => {
  const page = await replyDialog.open(stage);
  await insertTemplate(page, 'dialog', 'Zz asking');
  await picker(page, 'dialog').getByLabel('Order number').waitFor();
  await page.keyboard.press('Enter');
  await picker(page, 'dialog').getByText('Fill this in first').waitFor();
  expect(await draft(page, 'dialog')).toBe('');
  await page.keyboard.type('A-17');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Casey');
  await page.keyboard.press('Enter');
  await expect.poll(() => draft(page, 'dialog')).toBe('Order A-17 for Casey in A-17');
  await expect.poll(() => picker(page, 'dialog').count()).toBe(0);
});

it('leaves out a second private message link, and says so', async () => {
  const page = await replyDialog.open(stage);
  await linkButton(page, 'dialog').click();
  await said(page, 'dialog').getByText('Link added').waitFor();
  await page.keyboard.type(' ');
  await insertTemplate(page, 'dialog', 'talk in private');
  await said(page, 'dialog').getByText('Template added without its link').waitFor();
  const text = await draft(page, 'dialog');
  expect(text.split('messages/compose')).toHaveLength(2);
  expect(text).toMatch(/order number there:$/);
});

it('is chosen with the mouse as well', async () => {
  const page = await replyDialog.open(stage);
  await templatesButton(page, 'dialog').click();
  // What can't be seen yet is drawn when it is scrolled to.
  await picker(page, 'dialog').getByRole('option').first().hover();
  await page.mouse.wheel(0, 200);
  await picker(page, 'dialog').getByRole('option', { name: 'Zz mention' }).click();
  await expect.poll(() => draft(page, 'dialog')).toBe('Thank you @casey_c ');
});

it('goes to the panel with Alt and Enter, filled in for the customer of the post, and the draft stays', async () => {
  const page = await replyDialog.open(stage);
  await page.keyboard.type('Hello');
  await templatesButton(page, 'dialog').click();
  await picker(page, 'dialog').getByRole('combobox').waitFor();
  await page.keyboard.type('Zz mention');
  await picker(page, 'dialog').getByRole('option', { selected: true, name: 'Zz mention' }).waitFor();
  await page.keyboard.press('Alt+Enter');
  const panel = await stage.browser.findPanel();
  expect(panel.url()).toContain('sidepanel.html');
  expect(await draft(page, 'dialog')).toBe('Hello');
  await panel.close();
});

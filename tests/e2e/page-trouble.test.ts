import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import {
  draft,
  editor,
  extensionDir,
  homeComposer,
  insertTemplate,
  link,
  linkButton,
  picker,
  raise,
  replyDialog,
  type Stage,
  said,
  templatesButton,
  within,
} from './page-stage';

let stage: Stage;
beforeAll(async () => {
  stage = await raise();
  await stage.browser.context.grantPermissions(['clipboard-read', 'clipboard-write'], {
    origin: 'https://x.com',
  });
});
afterEach(() => stage.clear());
afterAll(() => stage.close());

it('offers the text for copying when the page rewrites what is pasted, and tries nothing else', async () => {
  const page = await replyDialog.open(stage);
  await page.evaluate(() => window.__sandbox.rewritePaste(true));
  await linkButton(page, 'dialog').click();
  await said(page, 'dialog').getByText('X changed the text on its way in').waitFor();
  expect(await draft(page, 'dialog')).toBe(link('4242').replace('https://', ''));

  await said(page, 'dialog').getByRole('button', { name: 'Copy text' }).click();
  await said(page, 'dialog').getByText('Copied').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link('4242'));
});

it('offers a template for copying when the page swallows the paste, and gives the draft back as it was', async () => {
  const page = await replyDialog.open(stage);
  await page.keyboard.type('Hello');
  await page.evaluate(() =>
    document.addEventListener('paste', (event) => event.stopImmediatePropagation(), true),
  );
  await insertTemplate(page, 'dialog', 'talk in private');
  await said(page, 'dialog').getByText('could not be put in here').waitFor();
  expect(await draft(page, 'dialog')).toBe('Hello');
  await said(page, 'dialog').getByRole('button', { name: 'Copy text' }).click();
  await said(page, 'dialog').getByText('Copied').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
    'Hi Casey Customer, sorry about that.',
  );
});

it('offers the text for copying where X has another editor than those we know', async () => {
  const page = await homeComposer.open(stage);
  await linkButton(page, 'home').waitFor();
  await page.evaluate(() => {
    const strange = document.createElement('div');
    strange.contentEditable = 'true';
    strange.dataset.testid = 'tweetTextarea_0';
    strange.textContent = 'As it was';
    document.querySelector('[data-testid="tweetTextarea_0"]')?.replaceWith(strange);
  });
  await linkButton(page, 'home').click();
  await said(page, 'home').getByText('could not be put in here').waitFor();
  expect(await within(page, 'home').getByTestId('tweetTextarea_0').textContent()).toBe('As it was');
});

it('waits for an input method to finish its word', async () => {
  const page = await homeComposer.open(stage);
  await editor(page, 'home').click();
  const session = await page.context().newCDPSession(page);
  await session.send('Input.imeSetComposition', { text: 'にほ', selectionStart: 2, selectionEnd: 2 });
  // The keyboard would end the composition; a press that keeps the focus does not.
  await linkButton(page, 'home').click();
  await said(page, 'home').getByText('Finish the word you are typing').waitFor();
  expect(await draft(page, 'home')).not.toContain('https://');
});

it('types into the plain textarea of the mobile site, and Undo takes it back', async () => {
  const page = await homeComposer.open(stage);
  await linkButton(page, 'home').waitFor();
  await page.evaluate(() => {
    const plain = document.createElement('textarea');
    plain.dataset.testid = 'tweetTextarea_0';
    document.querySelector('[data-testid="tweetTextarea_0"]')?.replaceWith(plain);
  });
  const plain = within(page, 'home').locator('textarea');
  await plain.click();
  await page.keyboard.type('Hello world');
  await page.keyboard.press('Home');
  await linkButton(page, 'home').click();
  await said(page, 'home').getByText('Link added').waitFor();
  expect(await plain.inputValue()).toBe(`Hello world ${link('4242')}`);
  await page.keyboard.press('Control+z');
  expect(await plain.inputValue()).toBe('Hello world');
});

it('goes on working in a tab that stood open while the extension was updated, with one set of buttons', async () => {
  const own = await raise('pipe');
  const page = await homeComposer.open(own);
  await templatesButton(page, 'home').click();
  await picker(page, 'home').getByRole('option').first().waitFor();
  await own.browser.loadExtension(extensionDir);
  await expect.poll(() => picker(page, 'home').count()).toBe(0);
  await expect.poll(() => linkButton(page, 'home').count()).toBe(1);
  await linkButton(page, 'home').click();
  await said(page, 'home').getByText('Link added').waitFor();
  expect(await draft(page, 'home')).toBe(link('4242'));
  expect(await page.locator('[data-aside]').count()).toBe(1);
  await own.close();
});

it('leaves no trace once the extension was removed', async () => {
  const own = await raise();
  const page = await homeComposer.open(own);
  await linkButton(page, 'home').click();
  await said(page, 'home').getByText('Link added').waitFor();
  await page.locator('article').first().hover();
  const worker = await own.browser.worker();
  await worker.evaluate(() => chrome.management.uninstallSelf()).catch(() => {});
  await expect
    .poll(async () => {
      await page.mouse.click(5, 890);
      return page.locator('[data-aside]').count();
    })
    .toBe(0);
  expect(await page.evaluate(() => window.__sandbox.errors())).toEqual([]);
  await own.close();
});

it('says so beside its buttons when what they do could not be loaded', async () => {
  const page = await homeComposer.open(stage);
  const worker = await stage.browser.worker();
  await worker.evaluate(() => {
    const { executeScript } = chrome.scripting;
    chrome.scripting.executeScript = () => {
      chrome.scripting.executeScript = executeScript;
      return Promise.reject(new Error('not now'));
    };
  });
  await linkButton(page, 'home').press('Enter');
  await within(page, 'home').getByRole('alert').waitFor();
  await linkButton(page, 'home').press('Enter');
  await said(page, 'home').getByText('Link added').waitFor();
});

it('tells in the page when a template is gone since the list was read', async () => {
  const page = await homeComposer.open(stage);
  await templatesButton(page, 'home').click();
  await picker(page, 'home').getByRole('option').first().waitFor();
  const worker = await stage.browser.worker();
  await worker.evaluate(async () => {
    const opening = indexedDB.open('aside');
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const transaction = opening.result.transaction('templates', 'readwrite');
    transaction.objectStore('templates').clear();
    await new Promise((resolve) => transaction.addEventListener('complete', resolve));
    opening.result.close();
  });
  await page.keyboard.press('Enter');
  await expect.poll(() => said(page, 'home').textContent()).toMatch(/template/i);
  expect(await draft(page, 'home')).toBe('');
});

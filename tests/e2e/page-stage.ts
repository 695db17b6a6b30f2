import type { Locator, Page } from 'playwright-core';
import type { Template } from '../../lib/templates/template';
import { buildExtension } from '../browser/build';
import { type Chromium, type LaunchOptions, launchChromium } from '../browser/chromium';
import { keepTemplates as keepIn } from '../browser/kept-templates';
import { lookInside } from '../browser/look-inside';
import type { Scope } from '../sandbox/page/app/composer/registry';
import { type Sandbox, startSandbox } from '../sandbox/server';
import { complaint } from './page-words';

export { link } from './page-words';

export const extensionDir = buildExtension('chrome');

/** The built extension in a real Chromium, in which the sandbox is x.com. */
export interface Stage {
  readonly sandbox: Sandbox;
  readonly browser: Chromium;
  /** A new page of X; `query` dresses it: `?theme=lightsout`, `?dir=rtl`. */
  open(path?: string, query?: string): Promise<Page>;
  /** For the next test, or a second try: no page, X as new, settings as new, nothing put in yet. Templates stay. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** `pipe`: the extension comes over the debugging pipe, where it can be loaded anew as an update does. */
export async function raise(loadBy?: 'pipe', more: Partial<LaunchOptions> = {}): Promise<Stage> {
  const sandbox = await startSandbox();
  const browser = await launchChromium({ port: sandbox.port, extensionDir, loadBy, ...more });
  lookInside(browser.context);
  return {
    sandbox,
    browser,
    async open(path = '/home', query = '') {
      const page = await browser.context.newPage();
      await page.goto(`https://x.com${path}${query}`);
      return page;
    },
    async clear() {
      for (const page of browser.context.pages().slice(1)) await page.close();
      await (await browser.worker()).evaluate(forgetUse);
      await sandbox.reset();
    },
    async close() {
      await browser.close();
      await sandbox.close();
    },
  };
}

// This runs in the background, far from this file.
async function forgetUse(): Promise<void> {
  const opening = indexedDB.open('aside');
  await new Promise((resolve) => opening.addEventListener('success', resolve));
  const transaction = opening.result.transaction(['usage', 'answers', 'values'], 'readwrite');
  for (const name of ['usage', 'answers']) transaction.objectStore(name).clear();
  for (const name of ['settings', 'draft', 'replies']) transaction.objectStore('values').delete(name);
  await new Promise((resolve) => transaction.addEventListener('complete', resolve));
  opening.result.close();
}

/** A composer as an agent comes to it. */
export interface Place {
  readonly name: string;
  readonly scope: Scope;
  readonly open: (stage: Stage, query?: string) => Promise<Page>;
}

const postIn = (page: Page) => page.locator('article', { hasText: complaint }).first();

export const homeComposer: Place = {
  name: 'home composer',
  scope: 'home',
  open: (stage, query) => stage.open('/home', query),
};

export const replyDialog: Place = {
  name: 'reply dialog',
  scope: 'dialog',
  async open(stage, query) {
    const page = await stage.open('/home', query);
    await postIn(page).getByTestId('reply').click();
    return page;
  },
};

export const threadReply: Place = {
  name: 'reply in a thread',
  scope: 'thread',
  async open(stage, query) {
    const post = stage.sandbox.state.posts.find(({ text }) => text.includes(complaint));
    const page = await stage.open(`/casey_c/status/${post?.id}`, query);
    await editor(page, 'thread').click();
    return page;
  },
};

export const quote: Place = {
  name: 'quote',
  scope: 'dialog',
  async open(stage, query) {
    const page = await stage.open('/home', query);
    await postIn(page).getByTestId('retweet').click();
    await page.getByRole('menuitem').last().click();
    return page;
  },
};

export const places = [homeComposer, replyDialog, threadReply, quote];

const around: Record<Scope, string> = {
  home: '[data-testid="primaryColumn"] .composer.home',
  dialog: '[aria-modal="true"]',
  thread: '[data-testid="inline_reply_offscreen"]',
  column0: '.composer.column0',
  column1: '.composer.column1',
  column2: '.composer.column2',
};

export const within = (page: Page, scope: Scope): Locator => page.locator(around[scope]);
export const editor = (page: Page, scope: Scope, part = 0) =>
  within(page, scope).getByTestId(`tweetTextarea_${part}`);
export const linkButton = (page: Page, scope: Scope) =>
  within(page, scope).getByRole('button', { name: 'Private message link', exact: true });
export const templatesButton = (page: Page, scope: Scope) =>
  within(page, scope).getByRole('button', { name: 'Templates', exact: true });
export const picker = (page: Page, scope: Scope) =>
  within(page, scope).getByRole('dialog', { name: 'Templates' });
export const said = (page: Page, scope: Scope) => within(page, scope).locator('.status');

/** What Draft.js itself holds. */
export const draft = (page: Page, scope: Scope, part = 0): Promise<string> =>
  page.evaluate(([index, where]) => window.__sandbox.editorText(index, where), [part, scope] as const);

export const caret = (page: Page, scope: Scope): Promise<{ start: number; end: number; focused: boolean }> =>
  page.evaluate((where) => window.__sandbox.selection(0, where), scope);

/** Opens the picker and inserts the template of this name. */
export async function insertTemplate(page: Page, scope: Scope, name: string): Promise<void> {
  await templatesButton(page, scope).click();
  await picker(page, scope).getByRole('combobox').waitFor();
  await page.keyboard.type(name);
  await picker(page, scope).getByRole('option', { name, exact: false, selected: true }).waitFor();
  await page.keyboard.press('Enter');
}

/** Puts templates among those of the extension, as its own library would. */
export const keepTemplates = ({ browser }: Stage, templates: readonly Template[]): Promise<void> =>
  keepIn(browser, templates);

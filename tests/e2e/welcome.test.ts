import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { errors } from '../sandbox/errors';
import { oauth1Keys } from '../sandbox/oauth1/keys';
import { greetingFor } from '../sandbox/v1/greeting';
import { ask, pressSaveKeys, signIn } from './desk-acts';
import { type DeskStage, raiseDesk } from './desk-stage';
import { expectAccessible } from './own-pages';
import { photo } from './rich-acts';
import { say, saying } from './sentences';

let stage: DeskStage;
beforeAll(async () => {
  stage = await raiseDesk();
  await stage.browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
});
afterEach(() => stage.clear());
afterAll(() => stage.close());

const own = 'https://x.com/messages/compose?recipient_id=4242';
const open = (part: string) => stage.browser.openExtensionPage(`options.html#${part}`);
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const item = (page: Page, title: string) => page.getByRole('listitem', { name: title, exact: true });
/** What greets who follows this link, as X has it. */
const greeting = (link: string) => greetingFor(stage.sandbox.state, '4242', link)?.content.text;

/** Signed in, with keys that X has accepted. */
async function withKeys(part: string): Promise<Page> {
  await signIn(stage);
  const page = await open(part);
  expect(await ask(page, 'keys.save', { accountId: '4242', keys: oauth1Keys })).toMatchObject({ ok: true });
  expect(await ask(page, 'legacy.probe', { accountId: '4242' })).toMatchObject({ ok: true });
  await page.reload();
  return page;
}

async function writeWelcome(page: Page, text: string): Promise<void> {
  await button(page, say('greeting.write')).click();
  await page.getByLabel(say('greeting.text'), { exact: true }).fill(text);
  await button(page, say('greeting.save_new')).click();
  await page.getByText(say('greeting.created')).first().waitFor();
}

const makeDefault = (page: Page, title: string) =>
  button(page, say('greeting.action', { action: say('greeting.make_default'), name: title })).click();

async function copied(page: Page, name: string): Promise<string> {
  await page.bringToFront();
  await button(page, `${say('ui.copy')}: ${name}`).click();
  await page.getByText(say('ui.copied'), { exact: true }).first().waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
}

it('keys typed by hand are kept once X has said whose they are, and a table says what they may do', async () => {
  await signIn(stage);
  const page = await open('keys');
  await pressSaveKeys(page, { ...oauth1Keys, accessSecret: 'mistyped' });
  await page.getByRole('alert').getByText(say('problem.keys_wrong')).waitFor();
  await page.getByLabel(say('keys.access_secret'), { exact: true }).fill(oauth1Keys.accessSecret);
  await button(page, say('keys.save')).click();

  const families = ['messages', 'welcome_messages', 'rules'] as const;
  const row = (family: (typeof families)[number] | 'custom_profiles' | 'upload') =>
    page.getByRole('row').filter({ hasText: say(`probe.${family}`) });
  for (const family of families) {
    await row(family).getByText(say('probe.state_works'), { exact: true }).waitFor();
  }
  // The browser's own question was not answered.
  await row('upload').getByText(say('probe.state_not_allowed'), { exact: true }).waitFor();
  // X has these for accounts on a list of its own.
  await row('custom_profiles').getByText(say('probe.state_no_access'), { exact: true }).waitFor();
  await page.getByText(saying('keys.here_since')).waitFor();
  await expectAccessible(page);
  // Nothing of them is left in the page.
  await page.getByText(say('keys.replace')).click();
  for (const key of ['consumer_key', 'consumer_secret', 'access_token', 'access_secret'] as const) {
    expect(await page.getByLabel(say(`keys.${key}`), { exact: true }).inputValue()).toBe('');
  }
});

it('an app that X shuts out of v1.1 is told so, before anything is written', async () => {
  stage.sandbox.state.legacy = 'no_access';
  const page = await withKeys('welcome');
  await page.getByText(say('greeting.refused')).waitFor();
  await page.getByText(say('problem.legacy_no_access')).waitFor();
  await expectAccessible(page);
});

it('a welcome message is written with a button and quick replies, made the default, and changed', async () => {
  const page = await withKeys('welcome');
  await page.getByText(say('greeting.none')).waitFor();
  await button(page, say('greeting.write')).click();
  await page.getByLabel(say('greeting.name'), { exact: true }).fill('Returns');
  await page.getByLabel(say('greeting.text'), { exact: true }).fill('Hello, how can we help?');
  await button(page, say('parts.more_button')).click();
  await page.getByLabel(say('parts.label'), { exact: true }).fill('Track it');
  await page.getByLabel(say('parts.url'), { exact: true }).fill('https://acme.example/track');
  for (const [at, words] of ['A return', 'Something else'].entries()) {
    await button(page, say('parts.more_reply')).click();
    await page.getByLabel(say('parts.one_reply', { at: String(at + 1) }), { exact: true }).fill(words);
  }
  await expectAccessible(page);
  await button(page, say('greeting.save_new')).click();
  await page.getByText(say('greeting.created')).first().waitFor();
  const { v1 } = stage.sandbox.state;
  expect(v1.welcomeMessages).toMatchObject([
    {
      ownerId: '4242',
      name: 'Returns',
      content: {
        text: 'Hello, how can we help?',
        ctas: [{ label: 'Track it', url: 'https://acme.example/track' }],
        quickReplies: [{ label: 'A return' }, { label: 'Something else' }],
      },
    },
  ]);
  // X's list does not give the name back.
  const title = 'Hello, how can we help?';
  expect(greeting(own)).toBeUndefined();

  await makeDefault(page, title);
  await page.getByText(say('greeting.default_changed', { name: title })).waitFor();
  await item(page, title).getByText(say('greeting.is_default'), { exact: true }).waitFor();
  expect(greeting(own)).toBe(title);

  await button(page, say('greeting.action', { action: say('greeting.change'), name: title })).click();
  await page.getByLabel(say('greeting.text'), { exact: true }).fill('Hello again');
  await button(page, say('greeting.save')).click();
  await page.getByText(say('greeting.updated')).first().waitFor();
  await item(page, 'Hello again').waitFor();
  await expectAccessible(page);
  expect(greeting(own)).toBe('Hello again');
  expect(v1.welcomeMessages).toMatchObject([
    { content: { ctas: [{ label: 'Track it' }], quickReplies: [{ label: 'A return' }, {}] } },
  ]);
});

it('the old default is put back, and that is said, when X fails between taking it and making the new one', async () => {
  const page = await withKeys('welcome');
  await writeWelcome(page, 'The old one');
  await makeDefault(page, 'The old one');
  await item(page, 'The old one').getByText(say('greeting.is_default')).waitFor();
  await writeWelcome(page, 'The new one');
  stage.sandbox.faults.next('POST /1.1/direct_messages/welcome_messages/rules/new.json', {
    kind: 'answer',
    error: errors.unavailable,
  });
  await makeDefault(page, 'The new one');
  await page.getByText(say('greeting.default_restored', { name: 'The old one' })).waitFor();
  await item(page, 'The old one').getByText(say('greeting.is_default')).waitFor();
  expect(greeting(own)).toBe('The old one');

  await makeDefault(page, 'The new one');
  await page.getByText(say('greeting.default_changed', { name: 'The new one' })).waitFor();
  expect(greeting(own)).toBe('The new one');
});

it('a link that asks for a welcome message gets it, copied from its list or made in the link settings', async () => {
  const page = await withKeys('welcome');
  await writeWelcome(page, 'For returns');
  const name = say('greeting.action', { action: say('greeting.link'), name: 'For returns' });
  const link = await copied(page, name);
  expect([link.startsWith(own), greeting(link), greeting(own)]).toEqual([true, 'For returns', undefined]);

  await page.getByRole('link', { name: say('options.part_links'), exact: true }).click();
  const choice = page.getByLabel(say('options.link_welcome_for', { handle: 'acme_help' }), { exact: true });
  await page.getByLabel(say('options.link_text'), { exact: true }).fill('Order ');
  await page.getByText(say('options.link_skips', { handle: 'acme_help' })).waitFor();
  await choice.selectOption({ label: 'For returns' });
  await page.getByText(say('options.link_skips', { handle: 'acme_help' })).waitFor({ state: 'hidden' });
  await page.getByText(say('share.title', { handle: 'acme_help' })).click();
  await expectAccessible(page);
  const shared = await copied(page, say('share.link'));
  expect([new URL(shared).searchParams.get('text'), greeting(shared)]).toEqual(['Order ', 'For returns']);
});

it('a welcome message takes a new photo, uploaded while it is written', async () => {
  const page = await withKeys('welcome');
  await button(page, say('greeting.write')).click();
  await page.getByLabel(say('greeting.text'), { exact: true }).fill('This is our shop.');
  await page.locator('.attach input[type="file"]').setInputFiles(photo);
  await button(page, say('media.share_agree')).click();
  await page.getByText(saying('media.ready_until')).waitFor();
  await expectAccessible(page);
  await button(page, say('greeting.save_new')).click();
  await page.getByText(say('greeting.created')).first().waitFor();
  const { v1, media } = stage.sandbox.state;
  expect(media).toMatchObject([{ category: 'dm_image', shared: true }]);
  expect(v1.welcomeMessages).toMatchObject([
    { content: { text: 'This is our shop.', mediaIds: [media[0]?.id] } },
  ]);
  await page.getByText(say('greeting.has_file'), { exact: true }).waitFor();
});

import type { Locator, Page } from 'playwright-core';
import * as v from 'valibot';
import type { Result } from '../../lib/message/problem';
import type { Answer, MessageName, Payload } from '../../lib/platform/messages';
import { Settings } from '../../lib/platform/settings';
import { publicClientId } from '../sandbox/oauth/grants';
import { type OAuth1Keys, oauth1Keys } from '../sandbox/oauth1/keys';
import type { DeskStage } from './desk-stage';
import { say } from './sentences';

/** Asks the background as our own pages do. For what a test needs done on the way, not for what it is about. */
export function ask<N extends MessageName>(
  page: Page,
  name: N,
  payload: Payload<N>,
): Promise<Result<Answer[N]>> {
  return page.evaluate((message) => chrome.runtime.sendMessage(message), { name, payload });
}

/** Opens the settings page, pastes the Client ID and presses Sign in; what comes of it is the caller's. */
export async function pressSignIn(stage: DeskStage, clientId = publicClientId): Promise<Page> {
  const page = await stage.browser.openExtensionPage('options.html');
  await page.getByLabel(say('options.client_id'), { exact: true }).fill(clientId);
  await page.getByRole('button', { name: say('options.sign_in_button'), exact: true }).click();
  return page;
}

/** X's consent page, which opens in a window of its own. */
export function consentWindow(stage: DeskStage): Promise<Page> {
  return stage.browser.context.waitForEvent('page', {
    predicate: async (page) => {
      await page.waitForURL(/\/i\/oauth2\/authorize/).catch(() => {});
      return page.url().includes('/i/oauth2/authorize');
    },
  });
}

/** Signs in whoever is logged in at X, who allows it; with no time to take a message back unless it is given. */
export async function signIn(stage: DeskStage, { undoSeconds = 0 } = {}): Promise<void> {
  stage.sandbox.state.consent = 'allow';
  const page = await pressSignIn(stage);
  const { handle = '' } =
    stage.sandbox.state.users.find(({ id }) => id === stage.sandbox.state.browserUserId) ?? {};
  await page.getByText(say('options.signed_in', { handle })).waitFor();
  const settings = v.parse(Settings, { clientId: publicClientId, undoSeconds });
  await ask(page, 'settings.write', { settings });
  await page.close();
}

/** Types the four keys of an app of one's own, as copied from X's console, and presses Save; X's word is the caller's. */
export async function pressSaveKeys(page: Page, keys: OAuth1Keys = oauth1Keys): Promise<void> {
  const typed = [
    ['keys.consumer_key', keys.consumerKey],
    ['keys.consumer_secret', keys.consumerSecret],
    ['keys.access_token', keys.accessToken],
    ['keys.access_secret', keys.accessSecret],
  ] as const;
  for (const [label, key] of typed) {
    await page.getByLabel(say(label), { exact: true }).focus();
    await page.keyboard.type(key);
  }
  await page.getByRole('button', { name: say('keys.save'), exact: true }).click();
}

/** The panel, as a page in a tab. */
export const openPanel = (stage: DeskStage): Promise<Page> =>
  stage.browser.openExtensionPage('sidepanel.html');

/** Signed in, with the panel open. */
export async function deskFor(stage: DeskStage, settings?: { undoSeconds: number }): Promise<Page> {
  await signIn(stage, settings);
  return openPanel(stage);
}

/** Writes whom it goes to, waits until X has said who that is, and writes the text. */
export async function write(panel: Page, text: string, to = '@casey_c'): Promise<void> {
  await choose(panel, to);
  await panel.getByLabel(say('panel.message'), { exact: true }).fill(text);
}

/** Writes whom it goes to and waits until X has said who that is. */
export async function choose(panel: Page, to = '@casey_c'): Promise<void> {
  const field = panel.getByLabel(say('panel.to'), { exact: true });
  await field.fill(to);
  await field.press('Enter');
  await panel
    .getByRole('button', { name: say('panel.to_change', { handle: to.replace('@', '') }) })
    .waitFor();
}

export const pressSend = (panel: Page): Promise<void> =>
  panel.getByRole('button', { name: say('panel.send'), exact: true }).click();

/** Writes, sends, and goes to the outbox. */
export async function send(panel: Page, text: string, to?: string): Promise<void> {
  await write(panel, text, to);
  await pressSend(panel);
  await openOutbox(panel);
}

export async function openOutbox(panel: Page): Promise<void> {
  await panel.getByRole('tab', { name: say('panel.outbox') }).click();
}

export async function openCompose(panel: Page): Promise<void> {
  await panel.getByRole('tab', { name: say('panel.compose') }).click();
}

/** The message with this text in the outbox. */
export const row = (panel: Page, text: string): Locator =>
  panel
    .getByRole('listitem')
    .filter({ has: panel.getByRole('heading') })
    .filter({ hasText: text });

/** Does something with the message with this text: `outbox.retry` and its like, as the button says it. */
export const press = (panel: Page, text: string, action: string): Promise<void> =>
  row(panel, text)
    .getByRole('button', { name: `${action}: ` })
    .click();

/** Unfolds all that is known of the message with this text. */
export const openDetails = (panel: Page, text: string): Promise<void> =>
  row(panel, text).getByText(say('ui.details'), { exact: true }).click();

/** Waits until the message with this text is said to stand so, and to stand so because of this, if given. */
export async function expectRow(panel: Page, text: string, state: string | RegExp, why?: string | RegExp) {
  await row(panel, text).getByText(state, { exact: true }).first().waitFor();
  if (why !== undefined) await row(panel, text).getByText(why, { exact: true }).first().waitFor();
}

const isSend = /^\/2\/dm_conversations\/with\/\d+\/messages$/;

/** Every request that tried to send, and what X answered; no status where X gave none. */
export const posts = ({ sandbox }: DeskStage) =>
  sandbox.log.filter(({ method, path }) => method === 'POST' && isSend.test(path));

/** What the customers got, oldest first. */
export const received = ({ sandbox }: DeskStage): string[] => sandbox.state.messages.map(({ text }) => text);

export const tokenPosts = ({ sandbox }: DeskStage) =>
  sandbox.log.filter(({ path }) => path === '/2/oauth2/token');

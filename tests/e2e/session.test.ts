/** @module-tag one-try */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { errors } from '../sandbox/errors';
import {
  deskFor,
  expectRow,
  openOutbox,
  posts,
  pressSend,
  received,
  row,
  tokenPosts,
  write,
} from './desk-acts';
import { type DeskStage, raiseDesk } from './desk-stage';
import { say, saying } from './sentences';

let stage: DeskStage;
beforeAll(async () => {
  stage = await raiseDesk();
});
afterEach(() => stage.clear());
afterAll(() => stage.close());

const openOptions = () => stage.browser.openExtensionPage('options.html');

/** From what the panel says to where it leads, and through. */
async function signInAgain(panel: Page): Promise<void> {
  const opening = stage.browser.context.waitForEvent('page');
  await panel.getByRole('button', { name: say('panel.again_button') }).click();
  const options = await opening;
  await options.getByText(say('options.account_again_why')).waitFor();
  await options.getByRole('button', { name: say('options.account_again_button'), exact: true }).click();
  await options.getByText(say('options.signed_in', { handle: 'acme_help' })).waitFor();
}

it.each(['401', '403-unsupported-authentication'] as const)(
  'an access token that X refuses with a %s is renewed, and the message goes once',
  async (badToken) => {
    const panel = await deskFor(stage);
    await write(panel, 'After the refresh');
    stage.sandbox.state.api.badToken = badToken;
    stage.sandbox.state.expireAccessTokens();
    await pressSend(panel);
    await openOutbox(panel);
    await row(panel, 'After the refresh').getByText(/^sent/).waitFor();
    expect(posts(stage).map(({ status }) => status)).toEqual([Number(badToken.slice(0, 3)), 201]);
    expect(received(stage)).toEqual(['After the refresh']);
    // One at the sign-in, one now.
    expect(tokenPosts(stage).map(({ status }) => status)).toEqual([200, 200]);
  },
);

it('a session that X has ended is said, what waits is kept, and goes after signing in again', async () => {
  const panel = await deskFor(stage);
  await write(panel, 'Kept for later');
  stage.sandbox.state.revokeGrant('4242');
  await pressSend(panel);
  await panel.getByText(say('panel.again', { handle: 'acme_help' })).waitFor();
  await openOutbox(panel);
  await expectRow(panel, 'Kept for later', say('outbox.waits_for_sign_in'));
  expect(received(stage)).toEqual([]);

  await signInAgain(panel);
  await row(panel, 'Kept for later').getByText(/^sent/).waitFor();
  expect(received(stage)).toEqual(['Kept for later']);
  expect(await panel.getByText(say('panel.again', { handle: 'acme_help' })).count()).toBe(0);
});

it('a session that ended is not asked for again and again', async () => {
  const panel = await deskFor(stage);
  stage.sandbox.state.revokeGrant('4242');
  const field = panel.getByLabel(say('panel.to'), { exact: true });
  await field.fill('@casey_c');
  await field.press('Enter');
  await panel.getByText(say('problem.session_ended')).first().waitFor();
  const before = stage.sandbox.log.length;
  await field.press('Enter');
  await field.fill('@jo_lee');
  await field.press('Enter');
  await panel.getByText(say('problem.session_ended')).first().waitFor();
  expect(stage.sandbox.log.slice(before)).toEqual([]);
});

it('a renewal whose answer was lost is not tried with the same token again', async () => {
  const panel = await deskFor(stage);
  await write(panel, 'Kept for later');
  stage.sandbox.state.expireAccessTokens();
  stage.sandbox.faults.next('POST /2/oauth2/token', { kind: 'dropAfter' });
  await pressSend(panel);
  await panel.getByText(say('panel.again', { handle: 'acme_help' })).waitFor();
  expect(tokenPosts(stage)).toHaveLength(2);
  const options = await openOptions();
  await options.getByText(say('options.account_again_why')).waitFor();
  expect(received(stage)).toEqual([]);
});

it('a lost renewal is said where somebody is looked up, too', async () => {
  const panel = await deskFor(stage);
  stage.sandbox.state.expireAccessTokens();
  stage.sandbox.faults.next('POST /2/oauth2/token', { kind: 'dropAfter' });
  const field = panel.getByLabel(say('panel.to'), { exact: true });
  await field.fill('@casey_c');
  await field.press('Enter');
  await panel.getByText(say('problem.unreachable')).waitFor();
  await field.press('Enter');
  await panel.getByText(say('problem.session_lost')).waitFor();
  await panel.getByText(say('panel.again', { handle: 'acme_help' })).waitFor();
  expect(tokenPosts(stage)).toHaveLength(2);
});

it('a renewal that X has no time for is tried again, and nobody is signed out', async () => {
  const panel = await deskFor(stage);
  await write(panel, 'A little later');
  stage.sandbox.state.expireAccessTokens();
  stage.sandbox.faults.next('POST /2/oauth2/token', { kind: 'answer', error: errors.tooMany });
  await pressSend(panel);
  await openOutbox(panel);
  await expectRow(panel, 'A little later', saying('outbox.sent'));
  expect(received(stage)).toEqual(['A little later']);
  expect(tokenPosts(stage).map(({ status }) => status)).toEqual([200, 429, 200]);
});

it('tokens that can’t be unsealed any more lead to signing in again, and what waits is kept', async () => {
  const panel = await deskFor(stage);
  await write(panel, 'Kept for later');
  await loseKey(panel);
  await stage.browser.stopWorkers();
  await pressSend(panel);
  await panel.getByText(say('panel.again', { handle: 'acme_help' })).waitFor();
  await openOutbox(panel);
  await expectRow(panel, 'Kept for later', say('outbox.waits_for_sign_in'));
  expect(posts(stage)).toEqual([]);
  await signInAgain(panel);
  await expectRow(panel, 'Kept for later', saying('outbox.sent'));
});

/** A profile that was copied or mended without its keys. */
const loseKey = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const opening = indexedDB.open('aside');
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const transaction = opening.result.transaction('keys', 'readwrite');
    transaction.objectStore('keys').clear();
    await new Promise((resolve) => transaction.addEventListener('complete', resolve));
    opening.result.close();
  });

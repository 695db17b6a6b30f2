/** @module-tag one-try */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { liveTokens } from '../sandbox/oauth/tokens';
import { ask, choose, deskFor, openCompose, openOutbox, openPanel, row, send, signIn } from './desk-acts';
import { type DeskStage, raiseDesk } from './desk-stage';
import { say } from './sentences';

let stage: DeskStage;
beforeAll(async () => {
  stage = await raiseDesk();
});
afterEach(() => stage.clear());
afterAll(() => stage.close());

const openOptions = () => stage.browser.openExtensionPage('options.html');

it('signing out ends both tokens at X, and forgets the account’s messages', async () => {
  const panel = await deskFor(stage);
  await send(panel, 'Over and done');
  await row(panel, 'Over and done').getByText(/^sent/).waitFor();
  expect(liveTokens(stage.sandbox.state)).toHaveLength(2);

  const options = await openOptions();
  await options.getByRole('button', { name: say('options.sign_out_of', { handle: 'acme_help' }) }).click();
  await options.getByText(say('options.sign_out_sure', { handle: 'acme_help' })).waitFor();
  await options.getByRole('button', { name: say('options.sign_out_yes'), exact: true }).click();
  await options.getByText(say('options.signed_out'), { exact: true }).waitFor();
  expect(liveTokens(stage.sandbox.state)).toEqual([]);
  await panel.getByRole('heading', { name: say('panel.welcome') }).waitFor();

  await signIn(stage);
  await openOutbox(panel);
  await panel.getByText(say('outbox.empty')).waitFor();
});

it('a second account has its own messages, and signing the first out leaves them alone', async () => {
  await signIn(stage);
  stage.sandbox.state.browserUserId = '5151';
  const options = await openOptions();
  await options.getByRole('button', { name: say('options.add_account') }).click();
  await options.getByText(say('options.signed_in', { handle: 'acme_de' })).waitFor();

  const panel = await openPanel(stage);
  const from = panel.getByLabel(say('panel.account'));
  await from.selectOption({ label: '@acme_help' });
  await send(panel, 'In English');
  await row(panel, 'In English').getByText(/^sent/).waitFor();
  await openCompose(panel);
  await from.selectOption({ label: '@acme_de' });
  await send(panel, 'Auf Deutsch');
  await row(panel, 'Auf Deutsch').getByText(/^sent/).waitFor();
  await row(panel, 'Auf Deutsch')
    .getByText(say('outbox.from', { handle: 'acme_de' }))
    .waitFor();
  expect(stage.sandbox.state.messages).toMatchObject([
    { senderId: '4242', text: 'In English' },
    { senderId: '5151', text: 'Auf Deutsch' },
  ]);

  await ask(options, 'auth.signOut', { accountId: '4242' });
  await expect.poll(() => row(panel, 'In English').count()).toBe(0);
  await row(panel, 'Auf Deutsch').getByText(/^sent/).waitFor();
  await openCompose(panel);
  await choose(panel);
  expect(liveTokens(stage.sandbox.state)).toHaveLength(2);
});

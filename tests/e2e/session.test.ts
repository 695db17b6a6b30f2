import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { liveTokens } from '../sandbox/oauth/tokens';
import {
  ask,
  choose,
  type DeskStage,
  deskFor,
  expectRow,
  openOutbox,
  openPanel,
  posts,
  pressSend,
  raiseDesk,
  received,
  row,
  send,
  signIn,
  tokenPosts,
  write,
} from './desk-stage';
import { say } from './sentences';

let stage: DeskStage;
beforeAll(async () => {
  stage = await raiseDesk();
});
afterEach(() => stage.clear());
afterAll(() => stage.close());

const openOptions = () => stage.browser.openExtensionPage('options.html');

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

  const opening = stage.browser.context.waitForEvent('page');
  await panel.getByRole('button', { name: say('panel.again_button') }).click();
  const options = await opening;
  await options.getByText(say('options.account_again_why')).waitFor();
  await options.getByRole('button', { name: say('options.account_again_button'), exact: true }).click();
  await options.getByText(say('options.signed_in', { handle: 'acme_help' })).waitFor();
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
  await panel.getByRole('tab', { name: say('panel.compose') }).click();
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
  await panel.getByRole('tab', { name: say('panel.compose') }).click();
  await choose(panel);
  expect(liveTokens(stage.sandbox.state)).toHaveLength(2);
});

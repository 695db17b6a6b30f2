import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ProblemCode } from '../../lib/message/problem';
import { errors } from '../sandbox/errors';
import { confidentialClientId } from '../sandbox/oauth/grants';
import { liveTokens } from '../sandbox/oauth/tokens';
import { consentWindow, pressSignIn, tokenPosts } from './desk-acts';
import { type DeskStage, raiseDesk } from './desk-stage';
import { say } from './sentences';

let stage: DeskStage;
beforeAll(async () => {
  stage = await raiseDesk();
});
afterEach(() => stage.clear());
afterAll(() => stage.close());

/** Presses Sign in and goes as far as X's consent page. */
async function askConsent(clientId?: string) {
  const opening = consentWindow(stage);
  const page = await pressSignIn(stage, clientId);
  return { page, consent: await opening };
}

it('ends with who is signed in, once X has asked and the answer was yes', async () => {
  const { page, consent } = await askConsent();
  await page.getByText(say('options.signing_in_what')).first().waitFor();
  await consent.getByText('Send and manage Direct Messages for you.').waitFor();
  await consent.getByRole('button', { name: 'Authorize app' }).click();
  await page.getByText(say('options.signed_in', { handle: 'acme_help' })).waitFor();

  const account = page.getByRole('listitem', { name: '@acme_help' });
  await account.getByText('Acme Help').waitFor();
  await account.getByText(say('options.account_ok'), { exact: true }).waitFor();
  expect(tokenPosts(stage)).toMatchObject([{ status: 200, committed: true }]);
  expect(tokenPosts(stage)[0]?.headers).not.toHaveProperty('authorization');
});

it('comes back to exactly the address that the page gives for copying', async () => {
  const { context } = stage.browser;
  const { page, consent } = await askConsent();
  const asked = new URL(consent.url()).searchParams.get('redirect_uri');
  const label = say('options.step_redirect_label');
  expect(await page.getByLabel(label, { exact: true }).inputValue()).toBe(asked);

  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.bringToFront();
  await page.getByRole('button', { name: `${say('ui.copy')}: ${label}` }).click();
  await page.getByText(say('ui.copied')).first().waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(asked);
});

describe('without an account it ends, and with the sentence for it,', () => {
  afterEach(() => {
    expect(liveTokens(stage.sandbox.state)).toEqual([]);
  });

  /** The page says so, and that nobody is signed in. */
  async function expectRefused(page: Awaited<ReturnType<typeof pressSignIn>>, code: ProblemCode) {
    await page
      .getByText(say(`problem.${code}`))
      .first()
      .waitFor();
    await page.getByText(say('options.accounts_none')).waitFor();
  }

  it('when the person says no', async () => {
    const { page, consent } = await askConsent();
    await consent.getByRole('button', { name: 'Cancel' }).click();
    await expectRefused(page, 'sign_in_denied');
  });

  it('when the window is closed', async () => {
    const { page, consent } = await askConsent();
    await consent.close();
    await expectRefused(page, 'sign_in_cancelled');
  });

  it('when the app is one with a secret', async () => {
    const { page, consent } = await askConsent(confidentialClientId);
    await consent.getByRole('button', { name: 'Authorize app' }).click();
    await expectRefused(page, 'sign_in_app_type');
  });

  it('when X would not open its page for this redirect URL', async () => {
    stage.sandbox.state.oauth.redirectMismatch = 'json';
    for (const client of stage.sandbox.state.oauth.clients) client.redirectUrls = ['https://else.example/'];
    await expectRefused(await pressSignIn(stage), 'sign_in_redirect');
  });

  it('when X opens a page that leads nowhere, and the person closes it', async () => {
    for (const client of stage.sandbox.state.oauth.clients) client.redirectUrls = ['https://else.example/'];
    const { page, consent } = await askConsent();
    await consent.getByText('Something went wrong.').waitFor();
    await consent.close();
    await expectRefused(page, 'sign_in_cancelled');
  });

  it('when what came back belongs to another sign-in', async () => {
    const { page, consent } = await askConsent();
    const back = new URL(new URL(consent.url()).searchParams.get('redirect_uri') ?? '');
    back.search = '?state=of-another&code=stolen';
    await consent.evaluate((url) => location.assign(url), back.href);
    await expectRefused(page, 'sign_in_mismatch');
    expect(tokenPosts(stage)).toEqual([]);
  });

  it('when what was pasted is no Client ID, in the field itself', async () => {
    const page = await pressSignIn(stage, 'my app!');
    await expectRefused(page, 'client_id_malformed');
    const field = page.getByLabel(say('options.client_id'), { exact: true });
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(stage.sandbox.log).toEqual([]);
  });

  it('when the browser is offline', async () => {
    await stage.setOffline(true);
    await expectRefused(await pressSignIn(stage), 'sign_in_offline');
  });

  it('when X can’t be reached', async () => {
    await stage.sandbox.setNetwork('down');
    await expectRefused(await pressSignIn(stage), 'sign_in_offline');
  });

  it('when the network goes while X is asked for the tokens', async () => {
    stage.sandbox.faults.next('POST /2/oauth2/token', { kind: 'dropBefore' });
    stage.sandbox.state.consent = 'allow';
    await expectRefused(await pressSignIn(stage), 'sign_in_offline');
  });

  it('when X grants less than sending needs; then what it granted is ended', async () => {
    stage.sandbox.state.oauth.onlyScopes = ['tweet.read', 'users.read', 'dm.read', 'offline.access'];
    stage.sandbox.state.consent = 'allow';
    const page = await pressSignIn(stage);
    await expectRefused(page, 'sign_in_scopes');
    expect(tokenPosts(stage)).toMatchObject([{ status: 200 }]);
  });

  it('when X answers with a page of its own in place of tokens', async () => {
    stage.sandbox.faults.next('POST /2/oauth2/token', { kind: 'answer', error: errors.badGatewayHtml });
    stage.sandbox.state.consent = 'allow';
    await expectRefused(await pressSignIn(stage), 'sign_in_failed');
  });

  it('when X does not say whose the tokens are; then they are ended', async () => {
    stage.sandbox.faults.next('GET /2/users/me', { kind: 'answer', error: errors.unavailable });
    stage.sandbox.state.consent = 'allow';
    await expectRefused(await pressSignIn(stage), 'x_unavailable');
  });
});

it('can be tried again after a refusal', async () => {
  stage.sandbox.state.consent = 'deny';
  const page = await pressSignIn(stage);
  await page.getByText(say('problem.sign_in_denied')).waitFor();
  stage.sandbox.state.consent = 'allow';
  await page.getByRole('button', { name: say('options.sign_in_button'), exact: true }).click();
  await page.getByText(say('options.signed_in', { handle: 'acme_help' })).waitFor();
});

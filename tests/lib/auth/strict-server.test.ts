import { deleteDB } from 'idb';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { refreshAhead } from '../../../lib/auth/renew';
import { signIn } from '../../../lib/auth/sign-in';
import { createTokens } from '../../../lib/auth/tokens';
import { listAccounts, readGrant, saveGrant } from '../../../lib/auth/vault';
import type { AuthTransport } from '../../../lib/auth/x-server';
import type { Person } from '../../../lib/message/message';
import { ok } from '../../../lib/message/problem';
import { closeDatabase, databaseName } from '../../../lib/platform/database';
import { type StrictOAuth, startStrictOAuth } from '../../sandbox/oauth/strict';

// Our sign-in and our tokens against a server that is not of our making (oidc-provider), over real HTTP.
let strict: StrictOAuth;
let transport: AuthTransport;
/** How far our clock is ahead, ms. */
let later = 0;
const now = () => Date.now() + later;
/** What our own code posted to the server, by the last part of its path. */
let posted: { to: string; form: URLSearchParams; status: number }[] = [];

beforeAll(async () => {
  strict = await startStrictOAuth();
  transport = { server: strict.server, insecure: true };
});
beforeEach(async () => {
  await closeDatabase();
  await deleteDB(databaseName);
  later = 0;
  posted = [];
  strict.decide({ allow: 'all' });
  const real = globalThis.fetch;
  vi.stubGlobal('fetch', async (input: string | URL, init: RequestInit = {}) => {
    const request = new Request(input, init);
    const form = new URLSearchParams(await request.clone().text());
    const answer = await real(request);
    const to = new URL(request.url).pathname.split('/').at(-1) ?? '';
    if (request.method === 'POST') posted.push({ to, form, status: answer.status });
    return answer;
  });
});
afterEach(() => vi.unstubAllGlobals());
afterAll(() => strict.close());

const acme: Person = { id: '4242', handle: 'acme_help', name: 'Acme Help' };

const attempt = () =>
  signIn({
    clientId: strict.clientId,
    redirectUrl: strict.redirectUrl,
    open: strict.open,
    whoAmI: async () => ok(acme),
    reachable: async () => true,
    transport,
    now,
  });

const refreshes = () => posted.filter(({ form }) => form.get('grant_type') === 'refresh_token');
const stored = async () => (await readGrant('4242'))?.tokens;
const start = () => createTokens(transport, now);
const toRefreshTime = () => {
  later = 7_200_000 - refreshAhead + 1_000;
};

it('signs in: code with PKCE, no secret, the scopes that were asked for', async () => {
  expect(await attempt()).toMatchObject({
    ok: true,
    value: {
      account: {
        ...acme,
        state: 'signed_in',
        scopes: ['tweet.read', 'users.read', 'dm.read', 'dm.write', 'media.write', 'offline.access'],
      },
    },
  });
  expect(posted).toHaveLength(1);
  expect(Object.fromEntries(posted[0]?.form ?? [])).toMatchObject({
    grant_type: 'authorization_code',
    client_id: strict.clientId,
    redirect_uri: strict.redirectUrl,
  });
  expect(posted[0]?.form.has('client_secret')).toBe(false);
});

it('says so when the person refuses, and asks for no token', async () => {
  strict.decide('deny');
  expect(await attempt()).toMatchObject({ problem: { code: 'sign_in_denied' } });
  expect(posted).toEqual([]);
  expect(await listAccounts()).toEqual([]);
});

it('undoes a sign-in that was granted less than sending needs', async () => {
  strict.decide({ allow: ['tweet.read', 'users.read', 'dm.read', 'offline.access'] });
  expect(await attempt()).toMatchObject({ problem: { code: 'sign_in_scopes', detail: 'dm.write' } });
  expect(posted.map(({ to, status }) => `${to} ${status}`)).toEqual([
    'token 200',
    'revocation 200',
    'revocation 200',
  ]);
  expect(await listAccounts()).toEqual([]);
});

it('renews with each refresh token once, and keeps the one that comes back', async () => {
  await attempt();
  const first = await stored();
  toRefreshTime();
  const renewed = await start().access('4242');
  const second = await stored();
  expect(renewed).toEqual({ ok: true, value: second?.access });
  expect(second?.refresh).not.toBe(first?.refresh);
  later += 7_200_000;
  expect((await start().access('4242')).ok).toBe(true);
  expect(refreshes().map(({ form }) => form.get('refresh_token'))).toEqual([first?.refresh, second?.refresh]);
});

it('renews once for fifty callers in three contexts', async () => {
  await attempt();
  toRefreshTime();
  const contexts = [start(), start(), start()];
  const got = await Promise.all(
    Array.from({ length: 50 }, (_, caller) => contexts[caller % 3]?.access('4242')),
  );
  const { access } = (await stored()) ?? {};
  expect(got).toEqual(Array.from({ length: 50 }, () => ({ ok: true, value: access })));
  expect(refreshes()).toHaveLength(1);
});

it('says that the session has ended when an old refresh token was shown, which ends the whole grant', async () => {
  await attempt();
  const old = await readGrant('4242');
  toRefreshTime();
  const tokens = start();
  await tokens.access('4242');
  // A copy of the profile from before, brought back.
  if (old) await saveGrant(old);
  expect(await start().access('4242')).toMatchObject({ problem: { code: 'session_ended' } });
  expect(await listAccounts()).toMatchObject([{ state: 'again' }]);
  expect(refreshes().map(({ status }) => status)).toEqual([200, 400]);

  expect(await start().access('4242')).toMatchObject({ problem: { code: 'session_ended' } });
  expect(refreshes()).toHaveLength(2);
  expect((await attempt()).ok).toBe(true);
  expect(await listAccounts()).toMatchObject([{ state: 'signed_in' }]);
});

it('ends both tokens when it signs out, so that neither opens anything', async () => {
  await attempt();
  const grant = await readGrant('4242');
  expect(await start().signOut('4242')).toEqual({ revoked: true });
  expect(await listAccounts()).toEqual([]);
  const ended = posted.filter(({ to, status }) => to === 'revocation' && status === 200);
  expect(ended.map(({ form }) => form.get('token'))).toEqual([grant?.tokens.refresh, grant?.tokens.access]);
  if (grant) await saveGrant(grant);
  toRefreshTime();
  expect(await start().access('4242')).toMatchObject({ problem: { code: 'session_ended' } });
});

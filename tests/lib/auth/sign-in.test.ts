import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type OpenAuthPage, signIn } from '../../../lib/auth/sign-in';
import { listAccounts, readGrant } from '../../../lib/auth/vault';
import { closeDatabase, databaseName } from '../../../lib/platform/database';
import { findMe } from '../../../lib/x-api/users';
import { confidentialClientId, publicClientId } from '../../sandbox/oauth/grants';
import { liveTokens } from '../../sandbox/oauth/tokens';
import { type SandboxFetch, sandboxFetch } from '../sandbox-fetch';

const redirectUrl = 'https://hghnmbnmeemfhhpnpiaiekielbpmkmmo.chromiumapp.org/';
let x: SandboxFetch;

beforeEach(async () => {
  await closeDatabase();
  await deleteDB(databaseName);
  x = sandboxFetch();
  x.state.consent = 'allow';
});
afterEach(() => vi.unstubAllGlobals());

/** The browser's window: follows X's page to where it leads, as launchWebAuthFlow does. */
const follow: OpenAuthPage = async (url) => {
  const { routeByHost } = await import('../../sandbox/hosts');
  const answer = await routeByHost(new Request(url), { state: x.state, commit: () => {} });
  const location = answer.headers.get('location');
  if (location === null) {
    throw new Error(
      answer.ok ? 'The user did not approve access.' : 'Authorization page could not be loaded.',
    );
  }
  return location;
};

const attempt = (over: Partial<Parameters<typeof signIn>[0]> = {}) =>
  signIn({
    clientId: publicClientId,
    redirectUrl,
    open: follow,
    reachable: async () => true,
    whoAmI: async (token) => {
      const me = await findMe({ kind: 'oauth2', token });
      return me.ok ? me : { ok: false, problem: me.refusal.problem };
    },
    ...over,
  });

const problemOf = async (over?: Parameters<typeof attempt>[0]) => {
  const result = await attempt(over);
  return result.ok ? 'signed in' : result.problem.code;
};

describe('signing in', () => {
  it('ends with the account that allowed it, and its tokens in the vault', async () => {
    const result = await attempt();
    expect(result).toMatchObject({ ok: true, value: { account: { id: '4242', handle: 'acme_help' } } });
    expect(await listAccounts()).toMatchObject([{ id: '4242', state: 'signed_in' }]);
    expect((await readGrant('4242'))?.tokens.refresh).toBeTruthy();
  });

  it('asks with PKCE S256, state and exactly the scopes it needs, and sends no cookie', async () => {
    let asked = new URL('https://x.com');
    await attempt({
      open: (url) => {
        asked = new URL(url);
        return follow(url);
      },
    });
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      response_type: 'code',
      redirect_uri: redirectUrl,
      code_challenge_method: 'S256',
      scope: 'tweet.read users.read dm.read dm.write media.write offline.access',
    });
    const [exchange] = x.tokenPosts();
    expect(exchange).toMatchObject({ credentials: 'omit', redirect: 'error' });
    expect(exchange?.headers.get('authorization')).toBeNull();
    expect(exchange?.headers.get('content-type')).toContain('application/x-www-form-urlencoded');
  });

  it.each([
    ['with something that is no Client ID', 'client_id_malformed', { clientId: 'my app!' }],
    ['in the wrong app type', 'sign_in_app_type', { clientId: confidentialClientId }],
    ['with a redirect URL X does not know', 'sign_in_cancelled', { redirectUrl: 'https://else.example/' }],
  ])('%s: %s', async (_, code, over) => {
    expect(await problemOf(over)).toBe(code);
    expect(await listAccounts()).toEqual([]);
  });

  it('tells a page that X would not load from a network that is gone', async () => {
    x.state.oauth.redirectMismatch = 'json';
    const over = { redirectUrl: 'https://else.example/' };
    expect(await problemOf(over)).toBe('sign_in_redirect');
    expect(await problemOf({ ...over, reachable: async () => false })).toBe('sign_in_offline');
  });

  it('denied: says so', async () => {
    x.state.consent = 'deny';
    expect(await problemOf()).toBe('sign_in_denied');
  });

  it('offline at the exchange: says so', async () => {
    x.between = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await problemOf()).toBe('sign_in_offline');
  });

  it('throws away an answer that belongs to another sign-in', async () => {
    const forged: OpenAuthPage = async (url) => (await follow(url))?.replace(/state=[^&]+/, 'state=other');
    expect(await problemOf({ open: forged })).toBe('sign_in_mismatch');
    expect(x.tokenPosts()).toEqual([]);
  });

  it('undoes a sign-in that may not send, and leaves no live token at X', async () => {
    x.state.oauth.onlyScopes = ['tweet.read', 'users.read', 'dm.read', 'offline.access'];
    const result = await attempt();
    expect(result).toMatchObject({ problem: { code: 'sign_in_scopes', detail: 'dm.write' } });
    expect(liveTokens(x.state)).toEqual([]);
    expect(await listAccounts()).toEqual([]);
  });

  it('undoes a sign-in when X does not say whose it is', async () => {
    x.between = async (request, next) =>
      request.url.pathname === '/2/users/me' ? new Response('<html>', { status: 503 }) : next();
    expect(await problemOf()).toBe('x_unavailable');
    expect(liveTokens(x.state)).toEqual([]);
  });
});

describe('the vault', () => {
  it('keeps no token in the clear, and a key that can’t be taken out', async () => {
    await attempt();
    const grant = await readGrant('4242');
    const { database } = await import('../../../lib/platform/database');
    const db = await database();
    const raw = await db.get('grants', '4242');
    const bytes = Buffer.from(raw?.sealed ?? new ArrayBuffer(0)).toString('latin1');
    for (const secret of [grant?.tokens.access, grant?.tokens.refresh]) {
      expect(secret).toBeTruthy();
      expect(JSON.stringify(raw) + bytes).not.toContain(secret);
    }
    expect((await db.get('keys', 'vault'))?.extractable).toBe(false);
  });

  it('does not open a grant that was moved to another account', async () => {
    await attempt();
    const { database } = await import('../../../lib/platform/database');
    const db = await database();
    const raw = await db.get('grants', '4242');
    if (raw) await db.put('grants', { ...raw, account: { ...raw.account, id: '5151' } });
    expect(await readGrant('5151')).toBeUndefined();
  });
});

import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { refreshAhead } from '../../../lib/auth/renew';
import { createTokens } from '../../../lib/auth/tokens';
import { listAccounts, readGrant, saveGrant } from '../../../lib/auth/vault';
import { xTransport } from '../../../lib/auth/x-server';
import { closeDatabase, databaseName } from '../../../lib/platform/database';
import { fakeLocks } from '../../locks';
import { publicClientId } from '../../sandbox/oauth/grants';
import { grantTokens, liveTokens } from '../../sandbox/oauth/tokens';
import { type SandboxFetch, sandboxFetch } from '../sandbox-fetch';

let x: SandboxFetch;
/** How far our clock is ahead, ms. */
let later = 0;
const now = () => Date.now() + later;
const start = () => createTokens(xTransport, now);

/** What a worker finds when the one before it was killed: its locks are gone, its memory too. */
const restart = () => {
  Object.defineProperty(navigator, 'locks', { value: fakeLocks(), configurable: true });
  return start();
};

beforeEach(async () => {
  await closeDatabase();
  await deleteDB(databaseName);
  x = sandboxFetch();
  later = 0;
  const { access_token: access, refresh_token: refresh = '', expires_in } = grantTokens(x.state);
  await saveGrant({
    account: { id: '4242', handle: 'acme_help', name: 'Acme', scopes: [], state: 'signed_in' },
    clientId: publicClientId,
    tokens: { access, refresh, expiresAt: now() + expires_in * 1000 },
  });
});
afterEach(() => vi.unstubAllGlobals());

const state = async () => (await listAccounts())[0]?.state;
const nearExpiry = () => {
  later = 7_200_000 - refreshAhead + 1_000;
};
const pastExpiry = () => {
  later = 7_200_000 + 1_000;
};

describe('access tokens', () => {
  it('are handed out without asking X while they last', async () => {
    const tokens = start();
    const first = await tokens.access('4242');
    expect(await tokens.access('4242')).toEqual(first);
    expect(x.seen).toEqual([]);
  });

  it('are refreshed ahead of expiry, once for 50 callers, and the new pair is on the disk before anyone has it', async () => {
    nearExpiry();
    const tokens = start();
    const got = await Promise.all(Array.from({ length: 50 }, () => tokens.access('4242')));
    const stored = (await readGrant('4242'))?.tokens.access;
    expect(new Set(got.map((result) => result.ok && result.value))).toEqual(new Set([stored]));
    expect(x.tokenPosts()).toHaveLength(1);
  });

  it('that X refuses are refreshed once for all who met the refusal', async () => {
    const tokens = start();
    const old = await tokens.access('4242');
    x.state.expireAccessTokens();
    const refused = old.ok ? old.value : '';
    const got = await Promise.all(Array.from({ length: 20 }, () => tokens.refused('4242', refused)));
    expect(new Set(got.map((result) => result.ok && result.value)).size).toBe(1);
    expect(got[0]).not.toEqual(old);
    expect(x.tokenPosts()).toHaveLength(1);
  });

  it('are nobody’s after signing out, here and at X', async () => {
    const tokens = start();
    expect(await tokens.signOut('4242')).toEqual({ revoked: true });
    expect(liveTokens(x.state)).toEqual([]);
    expect(await tokens.access('4242')).toMatchObject({ problem: { code: 'signed_out' } });
  });

  it('are forgotten here even when X can’t be reached', async () => {
    x.between = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await start().signOut('4242')).toEqual({ revoked: false });
    expect(await listAccounts()).toEqual([]);
  });
});

describe('a refresh that goes wrong', () => {
  it('refused by X: asks to sign in again, once, and never uses the token again', async () => {
    pastExpiry();
    x.state.revokeGrant('4242');
    const tokens = start();
    expect(await tokens.access('4242')).toMatchObject({ problem: { code: 'session_ended' } });
    expect(await state()).toBe('again');
    await tokens.access('4242');
    await restart().access('4242');
    expect(x.tokenPosts()).toHaveLength(1);
  });

  it('offline before it left: goes on with the old token while it lasts, and refreshes when the network is back', async () => {
    nearExpiry();
    x.between = () => Promise.reject(new TypeError('Failed to fetch'));
    vi.stubGlobal(
      'fetch',
      vi.fn(() => Promise.reject(new TypeError('Failed to fetch'))),
    );
    const tokens = start();
    expect(await tokens.access('4242')).toMatchObject({ ok: true });
    pastExpiry();
    expect(await tokens.access('4242')).toMatchObject({ problem: { code: 'unreachable' } });
    const state = x.state;
    x = sandboxFetch();
    Object.assign(x, { state });
    expect(await tokens.access('4242')).toMatchObject({ ok: true });
    expect(x.tokenPosts()).toHaveLength(1);
  });

  it('answered with 429: tries the same token again later', async () => {
    nearExpiry();
    x.between = async () =>
      new Response('{}', { status: 429, headers: { 'content-type': 'application/json' } });
    const tokens = start();
    expect(await tokens.access('4242')).toMatchObject({ ok: true });
    x.between = (_, next) => next();
    await tokens.access('4242');
    expect((await readGrant('4242'))?.refreshLeftAt).toBeUndefined();
    expect(x.tokenPosts()).toHaveLength(2);
  });

  it('answer lost: does not spend the token twice, works on while the old one lasts, then asks to sign in', async () => {
    nearExpiry();
    x.between = async (_, next) => {
      await next();
      throw new TypeError('Failed to fetch');
    };
    const tokens = start();
    expect(await tokens.access('4242')).toMatchObject({ ok: true });
    x.between = (_, next) => next();
    expect(await restart().access('4242')).toMatchObject({ ok: true });
    expect(await state()).toBe('signed_in');
    pastExpiry();
    expect(await restart().access('4242')).toMatchObject({ problem: { code: 'session_lost' } });
    expect(await state()).toBe('again');
    expect(x.tokenPosts()).toHaveLength(1);
  });

  it('killed before it left: the next worker refreshes as if nothing had been', async () => {
    nearExpiry();
    // The body is never asked for: the connection did not stand when the worker died.
    vi.stubGlobal('fetch', () => new Promise(() => {}));
    void start().access('4242');
    await new Promise((resolve) => setTimeout(resolve, 20));
    const { state } = x;
    x = sandboxFetch();
    Object.assign(x, { state });
    expect(await restart().access('4242')).toMatchObject({ ok: true });
    expect(x.tokenPosts()).toHaveLength(1);
    expect(await readGrant('4242')).toMatchObject({ account: { state: 'signed_in' } });
  });

  it('killed after the new pair was saved: nothing is lost', async () => {
    nearExpiry();
    await start().access('4242');
    const saved = await readGrant('4242');
    expect(await restart().access('4242')).toEqual({ ok: true, value: saved?.tokens.access });
    expect(x.tokenPosts()).toHaveLength(1);
  });
});

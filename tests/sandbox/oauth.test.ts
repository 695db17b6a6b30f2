import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { confidentialClientId, publicClientId, chromiumRedirectUrl as redirectUrl } from './oauth/grants';
import { liveTokens } from './oauth/tokens';
import { useSandbox } from './use-sandbox';

const sandbox = useSandbox();
const verifier = 'a-verifier-that-is-long-enough-to-be-taken-by-anybody';
const challenge = createHash('sha256').update(verifier).digest('base64url');

const authorizeUrl = (change: Record<string, string> = {}) => {
  const asked = {
    response_type: 'code',
    client_id: publicClientId,
    redirect_uri: redirectUrl,
    scope: 'tweet.read users.read dm.read dm.write offline.access',
    state: 'a-state',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...change,
  };
  return `https://x.com/i/oauth2/authorize?${new URLSearchParams(asked)}`;
};
const authorize = (change?: Record<string, string>) => sandbox.ask('GET', authorizeUrl(change));

const post = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  sandbox.ask('POST', `https://api.x.com${path}`, {
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(form).toString(),
  });

/** A code as the browser brings it back. */
async function consent(change?: Record<string, string>): Promise<string> {
  sandbox.state.consent = 'allow';
  const { headers } = await authorize(change);
  return new URL(headers.location ?? '').searchParams.get('code') ?? '';
}

const exchange = (code: string, change: Record<string, string> = {}, headers?: Record<string, string>) =>
  post(
    '/2/oauth2/token',
    {
      grant_type: 'authorization_code',
      code,
      client_id: publicClientId,
      redirect_uri: redirectUrl,
      code_verifier: verifier,
      ...change,
    },
    headers,
  );
const refresh = (token: string) =>
  post('/2/oauth2/token', { grant_type: 'refresh_token', refresh_token: token, client_id: publicClientId });

interface Tokens {
  access_token: string;
  refresh_token: string;
}
const signIn = async () => (await exchange(await consent())).json() as Tokens;
const me = (token: string) =>
  sandbox.ask('GET', 'https://api.x.com/2/users/me', { headers: { authorization: `Bearer ${token}` } });

const invalidCode = {
  error: 'invalid_request',
  error_description: 'Value passed for the authorization code was invalid.',
};
const invalidToken = {
  error: 'invalid_request',
  error_description: 'Value passed for the token was invalid.',
};

describe('the consent page', () => {
  it('says who lets which app do what, and brings a code back when its button is pressed', async () => {
    const shown = await authorize();
    expect(shown.status).toBe(200);
    expect(shown.text).toContain('Acme help desk wants to access your X account.');
    expect(shown.text).toContain('@acme_help');
    expect(shown.text).toContain('data-testid="oauth-allow"');
    expect(shown.text).toContain('data-testid="oauth-deny"');

    const { status, headers } = await sandbox.ask('POST', authorizeUrl(), { body: 'decision=allow' });
    const back = new URL(headers.location ?? '');
    expect({ status, start: back.origin + back.pathname, state: back.searchParams.get('state') }).toEqual({
      status: 302,
      start: redirectUrl,
      state: 'a-state',
    });
    expect((await exchange(back.searchParams.get('code') ?? '')).status).toBe(200);
  });

  it('brings back access_denied when the person says no', async () => {
    const { headers } = await sandbox.ask('POST', authorizeUrl(), { body: 'decision=deny' });
    expect(headers.location).toBe(`${redirectUrl}?state=a-state&error=access_denied`);
    sandbox.state.consent = 'deny';
    expect((await authorize()).headers.location).toBe(`${redirectUrl}?state=a-state&error=access_denied`);
  });

  it.each([
    ['another flow', { response_type: 'token' }],
    ['an app it does not know', { client_id: 'nobody' }],
    ['a plain challenge', { code_challenge_method: 'plain' }],
    ['no challenge', { code_challenge: '' }],
    ['no scope', { scope: '' }],
    ['a scope that does not exist', { scope: 'tweet.read everything' }],
    ['no state', { state: '' }],
    ['a state over 500 characters', { state: 's'.repeat(501) }],
    ['a redirect URL without its slash', { redirect_uri: redirectUrl.slice(0, -1) }],
    ['a redirect URL with more to it', { redirect_uri: `${redirectUrl}more` }],
  ])('leads nowhere for %s', async (_, change) => {
    sandbox.state.consent = 'allow';
    const { status, text, headers } = await authorize(change);
    expect({ status, location: headers.location }).toEqual({ status: 200, location: undefined });
    expect(text).toContain('You weren’t able to give access to the App.');
  });

  it('takes a state of 500 characters', async () => {
    expect(await consent({ state: 's'.repeat(500) })).not.toBe('');
  });

  it('can refuse an unregistered redirect URL in the other way that was seen', async () => {
    sandbox.state.oauth.redirectMismatch = 'json';
    const { status, json } = await authorize({ redirect_uri: 'https://elsewhere.example/' });
    expect({ status, body: json() }).toEqual({
      status: 400,
      body: { errors: [{ code: 415, message: 'Callback URL not approved for this client application.' }] },
    });
  });
});

describe('a code', () => {
  it('becomes tokens that say whose they are', async () => {
    const answer = await exchange(await consent());
    expect(answer.json()).toEqual({
      token_type: 'bearer',
      expires_in: 7200,
      access_token: expect.any(String),
      scope: 'tweet.read users.read dm.read dm.write offline.access',
      refresh_token: expect.any(String),
    });
    const { access_token } = answer.json() as Tokens;
    expect((await me(access_token)).json()).toEqual({
      data: { id: '4242', name: 'Acme Help', username: 'acme_help' },
    });
  });

  it('gives what was granted, which may be less than asked, and no refresh token without offline.access', async () => {
    sandbox.state.oauth.onlyScopes = ['tweet.read', 'users.read'];
    const answer = (await exchange(await consent())).json();
    expect(answer).toMatchObject({ scope: 'tweet.read users.read' });
    expect(answer).not.toHaveProperty('refresh_token');
  });

  it('works once', async () => {
    const code = await consent();
    expect((await exchange(code)).status).toBe(200);
    const again = await exchange(code);
    expect({ status: again.status, body: again.json() }).toEqual({ status: 400, body: invalidCode });
  });

  it('lives 30 seconds', async () => {
    const inTime = await consent();
    sandbox.state.clockAhead += 29_000;
    expect((await exchange(inTime)).status).toBe(200);
    const late = await consent();
    sandbox.state.clockAhead += 30_000;
    expect((await exchange(late)).json()).toEqual(invalidCode);
  });

  it.each([
    ['another redirect URL', { redirect_uri: 'https://elsewhere.example/' }],
    ['another verifier', { code_verifier: verifier.toUpperCase() }],
    ['a verifier that is too short', { code_verifier: 'short' }],
    ['no app', { client_id: '' }],
    ['another way to grant', { grant_type: 'password' }],
  ])('is refused with %s', async (_, change) => {
    const { status, json } = await exchange(await consent(), change);
    expect({ status, body: json() }).toMatchObject({ status: 400, body: { error: expect.any(String) } });
    expect(liveTokens(sandbox.state)).toEqual([]);
  });

  it('is refused as JSON', async () => {
    const headers = { 'content-type': 'application/json' };
    expect((await exchange(await consent(), {}, headers)).status).toBe(400);
  });

  it('of a confidential app asks for the secret', async () => {
    const ofWebApp = { client_id: confidentialClientId };
    const bare = await exchange(await consent(ofWebApp), ofWebApp);
    expect({ status: bare.status, body: bare.json() }).toEqual({
      status: 401,
      body: { error: 'unauthorized_client', error_description: 'Missing valid authorization header' },
    });
    const basic = Buffer.from(`${confidentialClientId}:sandbox-secret`).toString('base64');
    const known = await exchange(await consent(ofWebApp), {}, { authorization: `Basic ${basic}` });
    expect(known.status).toBe(200);
  });
});

describe('a refresh token', () => {
  it('gives new tokens once', async () => {
    const first = await signIn();
    const second = (await refresh(first.refresh_token)).json() as Tokens;
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect((await me(second.access_token)).status).toBe(200);
  });

  it('shown twice ends everything that hangs on the consent', async () => {
    const first = await signIn();
    const second = (await refresh(first.refresh_token)).json() as Tokens;
    const again = await refresh(first.refresh_token);
    expect({ status: again.status, body: again.json() }).toEqual({ status: 400, body: invalidToken });
    expect((await me(second.access_token)).status).toBe(401);
    expect((await refresh(second.refresh_token)).json()).toEqual(invalidToken);
    expect(liveTokens(sandbox.state)).toEqual([]);
  });

  it('is spent although the answer was lost', async () => {
    const { refresh_token } = await signIn();
    sandbox.faults.next('POST /2/oauth2/token', { kind: 'dropAfter' });
    await expect(refresh(refresh_token)).rejects.toThrow();
    expect((await refresh(refresh_token)).json()).toEqual(invalidToken);
  });
});

describe('an access token', () => {
  it('lives as long as it says', async () => {
    sandbox.state.oauth.accessTokenSeconds = 60;
    const answer = (await exchange(await consent())).json();
    expect(answer).toMatchObject({ expires_in: 60 });
    const { access_token } = answer as Tokens;
    sandbox.state.clockAhead += 59_000;
    expect((await me(access_token)).status).toBe(200);
    sandbox.state.clockAhead += 1_000;
    expect((await me(access_token)).status).toBe(401);
  });

  it('can be ended for all at once, while refresh tokens live on', async () => {
    const tokens = await signIn();
    sandbox.state.expireAccessTokens();
    expect((await me(tokens.access_token)).status).toBe(401);
    expect((await refresh(tokens.refresh_token)).status).toBe(200);
  });

  it('ends with the consent when the person takes it back at X', async () => {
    const tokens = await signIn();
    sandbox.state.revokeGrant('4242');
    expect((await me(tokens.access_token)).status).toBe(401);
    expect((await refresh(tokens.refresh_token)).json()).toEqual(invalidToken);
  });
});

describe('revoking', () => {
  const revoke = (token: string) => post('/2/oauth2/revoke', { token, client_id: publicClientId });

  it('ends the token that is given, and only that', async () => {
    const tokens = await signIn();
    expect((await revoke(tokens.refresh_token)).json()).toEqual({ revoked: true });
    expect(liveTokens(sandbox.state)).toEqual([tokens.access_token]);
    await revoke(tokens.access_token);
    expect(liveTokens(sandbox.state)).toEqual([]);
  });

  it('of an unknown token is no error', async () => {
    expect((await revoke('unknown')).status).toBe(200);
  });
});

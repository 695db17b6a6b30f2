import * as oauth from 'oauth4webapi';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type StrictOAuth, startStrictOAuth } from './oauth/strict';

let strict: StrictOAuth;
let client: oauth.Client;
const onLoopback = { [oauth.allowInsecureRequests]: true };

beforeAll(async () => {
  strict = await startStrictOAuth();
  client = { client_id: strict.clientId };
});
beforeEach(() => strict.decide({ allow: 'all' }));
afterAll(() => strict.close());

const scope = 'tweet.read users.read dm.read dm.write media.write offline.access';

async function authorize(change: Record<string, string> = {}) {
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const asked = {
    response_type: 'code',
    client_id: strict.clientId,
    redirect_uri: strict.redirectUrl,
    scope,
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...change,
  };
  const back = await strict.open(`${strict.server.authorization_endpoint}?${new URLSearchParams(asked)}`);
  return { back: new URL(back), verifier, state };
}

async function signIn(): Promise<oauth.TokenEndpointResponse> {
  const { back, verifier, state } = await authorize();
  const params = oauth.validateAuthResponse(strict.server, client, back, state);
  const answer = await oauth.authorizationCodeGrantRequest(
    strict.server,
    client,
    oauth.None(),
    params,
    strict.redirectUrl,
    verifier,
    onLoopback,
  );
  return oauth.processAuthorizationCodeResponse(strict.server, client, answer);
}

async function refresh(token = ''): Promise<oauth.TokenEndpointResponse> {
  const answer = await oauth.refreshTokenGrantRequest(strict.server, client, oauth.None(), token, onLoopback);
  return oauth.processRefreshTokenResponse(strict.server, client, answer);
}

it('signs in with code and PKCE, refreshes, and ends the grant when a spent refresh token is shown', async () => {
  const first = await signIn();
  expect(first).toMatchObject({ scope, token_type: 'bearer', expires_in: 7200 });
  const second = await refresh(first.refresh_token);
  expect(second.refresh_token).not.toBe(first.refresh_token);
  await expect(refresh(first.refresh_token)).rejects.toMatchObject({ error: 'invalid_grant' });
  await expect(refresh(second.refresh_token)).rejects.toMatchObject({ error: 'invalid_grant' });
});

it('grants what the person allows, and without offline.access no refresh token', async () => {
  strict.decide({ allow: ['tweet.read', 'users.read'] });
  const tokens = await signIn();
  expect(tokens.scope).toBe('tweet.read users.read');
  expect(tokens).not.toHaveProperty('refresh_token');
});

it('brings the refusal back', async () => {
  strict.decide('deny');
  const { back, state } = await authorize();
  expect(() => oauth.validateAuthResponse(strict.server, client, back, state)).toThrow(
    expect.objectContaining({ error: 'access_denied' }),
  );
});

it('refuses a sign-in without PKCE, and leads nowhere for a redirect URL that is not registered', async () => {
  const { back } = await authorize({ code_challenge: '', code_challenge_method: '' });
  expect(back.searchParams.get('error')).toBe('invalid_request');
  await expect(authorize({ redirect_uri: 'https://elsewhere.example/' })).rejects.toThrow('led nowhere');
});

it('refuses another verifier', async () => {
  const { back, state } = await authorize();
  const params = oauth.validateAuthResponse(strict.server, client, back, state);
  const answer = await oauth.authorizationCodeGrantRequest(
    strict.server,
    client,
    oauth.None(),
    params,
    strict.redirectUrl,
    oauth.generateRandomCodeVerifier(),
    onLoopback,
  );
  await expect(oauth.processAuthorizationCodeResponse(strict.server, client, answer)).rejects.toMatchObject({
    error: 'invalid_grant',
  });
});

it('ends a token that is revoked', async () => {
  const { refresh_token = '' } = await signIn();
  const answer = await oauth.revocationRequest(
    strict.server,
    client,
    oauth.None(),
    refresh_token,
    onLoopback,
  );
  await oauth.processRevocationResponse(answer);
  await expect(refresh(refresh_token)).rejects.toMatchObject({ error: 'invalid_grant' });
});

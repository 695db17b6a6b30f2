import * as oauth from 'oauth4webapi';
import type { Person } from '../message/message';
import { fail, ok, type Problem, type Result } from '../message/problem';
import { type Grant, saveGrant } from './vault';
import { type AuthTransport, authFetch, neededScopes, scopes, xTransport } from './x-server';

/** How X's consent page is shown: resolves with the address it came back to, rejects with the browser's words. */
export type OpenAuthPage = (url: string) => Promise<string | undefined>;

export interface SignInInput {
  readonly clientId: string;
  /** Exactly as registered with the app, trailing slash included. */
  readonly redirectUrl: string;
  readonly open: OpenAuthPage;
  /** Asks X whose token it is. */
  readonly whoAmI: (accessToken: string) => Promise<Result<Person>>;
  /** Whether api.x.com can be reached, to tell a broken network from a refused page. */
  readonly reachable: () => Promise<boolean>;
  readonly transport?: AuthTransport;
  readonly now?: () => number;
}

/** X's Client IDs are URL-safe text; anything else was pasted wrong. */
const isClientId = (text: string) => /^[A-Za-z0-9_-]{10,100}$/.test(text);

/**
 * Authorization code with PKCE (RFC 7636, S256) for a public client, then who it is, then into the vault. Nothing is
 * kept unless everything succeeded. Each way to fail has a problem of its own.
 */
export async function signIn(input: SignInInput): Promise<Result<Grant>> {
  const { redirectUrl, open, transport = xTransport, now = Date.now } = input;
  const { server } = transport;
  const clientId = input.clientId.trim();
  if (!isClientId(clientId)) return fail('client_id_malformed');

  const client: oauth.Client = { client_id: clientId };
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const url = new URL(server.authorization_endpoint ?? '');
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUrl,
    scope: scopes.join(' '),
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  }).toString();

  let came: string | undefined;
  try {
    came = await open(url.href);
  } catch (error) {
    return { ok: false, problem: await readOpenError(error, input.reachable) };
  }
  if (!came) return fail('sign_in_cancelled');

  let grantedScopes: string[];
  let tokens: Grant['tokens'];
  try {
    const callback = oauth.validateAuthResponse(server, client, new URL(came), state);
    const options = { [oauth.customFetch]: authFetch(), [oauth.allowInsecureRequests]: transport.insecure };
    const answer = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.None(),
      callback,
      redirectUrl,
      verifier,
      options,
    );
    const read = await oauth.processAuthorizationCodeResponse(server, client, answer);
    grantedScopes = (read.scope ?? '').split(/\s+/).filter(Boolean);
    tokens = {
      access: read.access_token,
      refresh: read.refresh_token ?? '',
      expiresAt: now() + (read.expires_in ?? 7200) * 1000,
    };
  } catch (error) {
    return { ok: false, problem: readGrantError(error) };
  }

  const missing = neededScopes.filter((scope) => !grantedScopes.includes(scope));
  if (tokens.refresh === '' && !missing.includes('offline.access')) missing.push('offline.access');
  if (missing.length > 0) {
    await revoke(transport, clientId, tokens);
    return fail('sign_in_scopes', { detail: missing.join(' ') });
  }

  const me = await input.whoAmI(tokens.access);
  if (!me.ok) {
    await revoke(transport, clientId, tokens);
    return me;
  }
  const { id, handle, name } = me.value;
  const grant: Grant = {
    account: { id, handle, name, scopes: grantedScopes, state: 'signed_in' },
    clientId,
    tokens,
  };
  await saveGrant(grant);
  return ok(grant);
}

/** Ends both tokens at X. `false` when X could not be reached; the caller forgets them all the same. */
export async function revoke(
  transport: AuthTransport,
  clientId: string,
  tokens: { access: string; refresh: string },
): Promise<boolean> {
  const client: oauth.Client = { client_id: clientId };
  const options = { [oauth.customFetch]: authFetch(), [oauth.allowInsecureRequests]: transport.insecure };
  const ended = await Promise.allSettled(
    [tokens.refresh, tokens.access]
      .filter((token) => token !== '')
      .map(async (token) => {
        const answer = await oauth.revocationRequest(transport.server, client, oauth.None(), token, options);
        await oauth.processRevocationResponse(answer);
      }),
  );
  return ended.every(({ status }) => status === 'fulfilled');
}

/** The browser's words when its sign-in window closed without coming back. Chromium and Firefox word it differently. */
async function readOpenError(error: unknown, reachable: () => Promise<boolean>): Promise<Problem> {
  const detail = error instanceof Error ? error.message : String(error);
  if (/could not be loaded/i.test(detail)) {
    return { code: (await reachable()) ? 'sign_in_redirect' : 'sign_in_offline', detail };
  }
  if (/did not approve|cancel|denied|closed/i.test(detail)) return { code: 'sign_in_cancelled', detail };
  return { code: 'sign_in_failed', detail };
}

/** What oauth4webapi found wrong, as the person's problem. */
function readGrantError(error: unknown): Problem {
  if (error instanceof oauth.AuthorizationResponseError) {
    const detail = [error.error, error.error_description].filter(Boolean).join(': ');
    if (error.error === 'access_denied') return { code: 'sign_in_denied', detail };
    return { code: error.error === 'invalid_scope' ? 'sign_in_scopes' : 'sign_in_failed', detail };
  }
  if (error instanceof oauth.ResponseBodyError) {
    const { error_description: said = '', status } = error;
    const detail = [error.error, said].filter(Boolean).join(': ');
    if (
      error.error === 'unauthorized_client' ||
      error.error === 'invalid_client' ||
      /authorization header/i.test(said)
    ) {
      return { code: 'sign_in_app_type', detail, status };
    }
    if (/redirect/i.test(said)) return { code: 'sign_in_redirect', detail, status };
    return { code: 'sign_in_failed', detail, status };
  }
  if (error instanceof oauth.WWWAuthenticateChallengeError) {
    return { code: 'sign_in_app_type', detail: 'WWW-Authenticate', status: error.status };
  }
  if (error instanceof oauth.OperationProcessingError) {
    const mismatch = /state|iss/.test(error.message);
    return { code: mismatch ? 'sign_in_mismatch' : 'sign_in_failed', detail: error.message };
  }
  const detail = error instanceof Error ? error.message : String(error);
  // fetch tells a network failure by a TypeError, a time-out by its name.
  const network =
    error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError');
  return { code: network ? 'sign_in_offline' : 'sign_in_failed', detail };
}

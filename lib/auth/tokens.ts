import * as oauth from 'oauth4webapi';
import { fail, ok, type Result } from '../message/problem';
import { announce } from '../platform/changes';
import { revoke } from './sign-in';
import { forgetGrant, type Grant, markGrant, readGrant, saveGrant } from './vault';
import { type AuthTransport, authFetch, xTransport } from './x-server';

/** Refreshed when it has less than this left, so that a lost answer still leaves time to work. X gives 2 hours. */
export const refreshAhead = 10 * 60_000;
/** An access token with less than this left is not used any more: the call it is for takes time too. */
const lastUse = 10_000;

export interface Tokens {
  /** An access token good for a call now. One refresh serves every caller, in every context. */
  access(accountId: string): Promise<Result<string>>;
  /** X refused this very token: refreshes it unless somebody already has. */
  refused(accountId: string, token: string): Promise<Result<string>>;
  /** Signing in again is all that helps: says so to the person, and the queue waits. */
  end(accountId: string): Promise<void>;
  /** Ends both tokens at X and forgets them, whether or not X could be reached. */
  signOut(accountId: string): Promise<{ revoked: boolean }>;
}

/**
 * X's refresh tokens work once, and using one twice can end the whole login. So: one refresh at a time (a lock that
 * holds across contexts and worker lives), marked on disk before it leaves, the new pair on disk before anyone gets
 * it. A mark whose answer never came means the token may be spent: it is not sent again. The access token is used
 * while it lasts; then the agent is asked to sign in (`session_lost`).
 */
export function createTokens(transport: AuthTransport = xTransport, now: () => number = Date.now): Tokens {
  const memory = new Map<string, { access: string; expiresAt: number }>();

  const remember = (grant: Grant): Result<string> => {
    const { access, expiresAt } = grant.tokens;
    memory.set(grant.account.id, { access, expiresAt });
    return ok(access);
  };

  const locked = async <T>(accountId: string, work: () => Promise<T>): Promise<T> =>
    navigator.locks.request(`aside grant ${accountId}`, () => work());

  const end = async (accountId: string) => {
    memory.delete(accountId);
    await markGrant(accountId, { state: 'again' });
    announce('accounts');
  };

  /** Inside the lock. `refusedToken`: what X refused, if that is why. */
  const renew = async (accountId: string, refusedToken?: string): Promise<Result<string>> => {
    const grant = await readGrant(accountId);
    if (!grant) return fail('signed_out');
    if (grant.account.state === 'again') return fail('session_ended');
    const { tokens } = grant;
    const left = tokens.expiresAt - now();
    if (tokens.access !== refusedToken && left > refreshAhead) return remember(grant);

    if (grant.refreshLeftAt !== undefined) {
      if (tokens.access !== refusedToken && left > lastUse) return ok(tokens.access);
      await end(accountId);
      return fail('session_lost');
    }
    return refresh(grant, tokens.access !== refusedToken && left > lastUse);
  };

  const refresh = async (grant: Grant, accessStillGood: boolean): Promise<Result<string>> => {
    const { account, clientId, tokens } = grant;
    const client: oauth.Client = { client_id: clientId };
    let left = false;
    const leave = async () => {
      await markGrant(account.id, { refreshLeftAt: now() });
      left = true;
    };
    try {
      const answer = await oauth.refreshTokenGrantRequest(
        transport.server,
        client,
        oauth.None(),
        tokens.refresh,
        {
          [oauth.customFetch]: authFetch(leave, transport.timeout),
          [oauth.allowInsecureRequests]: transport.insecure,
        },
      );
      const read = await oauth.processRefreshTokenResponse(transport.server, client, answer);
      const renewed: Grant = {
        account,
        clientId,
        tokens: {
          access: read.access_token,
          refresh: read.refresh_token ?? tokens.refresh,
          expiresAt: now() + (read.expires_in ?? 7200) * 1000,
        },
      };
      await saveGrant(renewed);
      return remember(renewed);
    } catch (error) {
      const status = statusOf(error);
      // X said no to the token itself.
      if (status === 400 || status === 401) {
        await end(account.id);
        return fail('session_ended', { status });
      }
      // X did not look at it, or it never left: the same token may be tried later.
      if (!left || status === 429 || status === 402 || status === 403) {
        await markGrant(account.id, { refreshLeftAt: undefined });
      }
      if (accessStillGood) return ok(tokens.access);
      return fail(status === undefined ? 'unreachable' : 'x_unavailable', { status });
    }
  };

  return {
    async access(accountId) {
      const held = memory.get(accountId);
      if (held && held.expiresAt - now() > refreshAhead) return ok(held.access);
      return locked(accountId, () => renew(accountId));
    },
    refused: (accountId, token) => {
      memory.delete(accountId);
      return locked(accountId, () => renew(accountId, token));
    },
    end: (accountId) => locked(accountId, () => end(accountId)),
    signOut: (accountId) =>
      locked(accountId, async () => {
        const grant = await readGrant(accountId);
        memory.delete(accountId);
        await forgetGrant(accountId);
        announce('accounts');
        if (!grant) return { revoked: true };
        return { revoked: await revoke(transport, grant.clientId, grant.tokens) };
      }),
  };
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof oauth.ResponseBodyError || error instanceof oauth.WWWAuthenticateChallengeError) {
    return error.status;
  }
  if (error instanceof oauth.OperationProcessingError && error.cause instanceof Response)
    return error.cause.status;
  return undefined;
}

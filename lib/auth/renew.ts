import * as oauth from 'oauth4webapi';
import { fail, ok, type Result } from '../message/problem';
import { announce } from '../platform/changes';
import { type Grant, markGrant, readGrant, saveGrant } from './vault';
import { type AuthTransport, authFetch, xTransport } from './x-server';

/** Refreshed when it has less than this left, so that a lost answer still leaves time to work. X gives 2 hours. */
export const refreshAhead = 10 * 60_000;
/** An access token with less than this left is not used any more: the call it is for takes time too. */
export const lastUse = 10_000;

/** Sees to it that the vault holds a token that may be used, if that can be had. Carries no token itself. */
export type Renew = (accountId: string) => Promise<Result<null>>;

/** One at a time for an account, across contexts and worker lives. */
export const holdingGrant = async <T>(accountId: string, work: () => Promise<T>): Promise<T> =>
  navigator.locks.request(`aside grant ${accountId}`, () => work());

/** Signing in again is all that helps: the account says so from now on, and its queue waits. */
export async function endGrant(accountId: string): Promise<void> {
  await markGrant(accountId, { state: 'again' });
  announce('accounts');
}

/**
 * X's refresh tokens work once, and using one twice can end the whole login. So: one refresh at a time, marked on disk
 * before it leaves, the new pair on disk before anyone gets it. A mark whose answer never came means the token may be
 * spent: it is not sent again. The access token is used while it lasts; then the agent is asked to sign in
 * (`session_lost`).
 */
export function createRenew(transport: AuthTransport = xTransport, now: () => number = Date.now): Renew {
  const refresh = async (
    { account, clientId, tokens }: Grant,
    accessStillGood: boolean,
  ): Promise<Result<null>> => {
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
      await saveGrant({
        account,
        clientId,
        tokens: {
          access: read.access_token,
          refresh: read.refresh_token ?? tokens.refresh,
          expiresAt: now() + (read.expires_in ?? 7200) * 1000,
        },
      });
      return ok(null);
    } catch (error) {
      const status = statusOf(error);
      // X said no to the token itself.
      if (status === 400 || status === 401) {
        await endGrant(account.id);
        return fail('session_ended', { status });
      }
      // X did not look at it, or it never left: the same token may be tried later.
      if (!left || status === 429 || status === 402 || status === 403) {
        await markGrant(account.id, { refreshLeftAt: undefined });
      }
      if (accessStillGood) return ok(null);
      return fail(status === undefined ? 'unreachable' : 'x_unavailable', { status });
    }
  };

  return (accountId) =>
    holdingGrant(accountId, async () => {
      const grant = await readGrant(accountId);
      if (!grant) {
        // Still listed, then: its tokens can't be unsealed any more.
        await endGrant(accountId);
        return fail('signed_out');
      }
      if (grant.account.state === 'again') return fail('session_ended');
      const left = grant.tokens.expiresAt - now();
      if (left > refreshAhead) return ok(null);
      if (grant.refreshLeftAt === undefined) return refresh(grant, left > lastUse);
      if (left > lastUse) return ok(null);
      await endGrant(accountId);
      return fail('session_lost');
    });
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof oauth.ResponseBodyError || error instanceof oauth.WWWAuthenticateChallengeError) {
    return error.status;
  }
  if (error instanceof oauth.OperationProcessingError && error.cause instanceof Response)
    return error.cause.status;
  return undefined;
}

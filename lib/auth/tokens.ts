import { fail, ok, type Result } from '../message/problem';
import { announce } from '../platform/changes';
import { createRenew, endGrant, holdingGrant, lastUse, type Renew, refreshAhead } from './renew';
import { revoke } from './sign-in';
import { forgetGrant, readGrant, saveGrant } from './vault';
import { type AuthTransport, xTransport } from './x-server';

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

/** `renew` may do its work in another context; tokens themselves are only ever taken from the vault. */
export function createTokens(
  transport: AuthTransport = xTransport,
  now: () => number = Date.now,
  renew: Renew = createRenew(transport, now),
): Tokens {
  const memory = new Map<string, { access: string; expiresAt: number }>();
  const renewing = new Map<string, Promise<Result<string>>>();

  /** The token in the vault, if it has `least` left. Waits for a refresh that is under way. */
  const take = (accountId: string, least: number): Promise<Result<string> | undefined> =>
    holdingGrant(accountId, async () => {
      const grant = await readGrant(accountId);
      if (grant?.account.state !== 'signed_in') return undefined;
      const { access, expiresAt } = grant.tokens;
      if (expiresAt - now() <= least) return undefined;
      memory.set(accountId, { access, expiresAt });
      return ok(access);
    });

  const renewed = async (accountId: string): Promise<Result<string>> => {
    const there = await take(accountId, refreshAhead);
    if (there) return there;
    const came = await renew(accountId);
    if (!came.ok) return came;
    return (await take(accountId, lastUse)) ?? fail('unreachable');
  };

  /** Whoever asks while a refresh is under way gets what comes of it. */
  const together = (accountId: string): Promise<Result<string>> => {
    const already = renewing.get(accountId);
    if (already) return already;
    const begun = renewed(accountId).finally(() => renewing.delete(accountId));
    renewing.set(accountId, begun);
    return begun;
  };

  return {
    async access(accountId) {
      const held = memory.get(accountId);
      if (held && held.expiresAt - now() > refreshAhead) return ok(held.access);
      return together(accountId);
    },
    async refused(accountId, token) {
      memory.delete(accountId);
      await holdingGrant(accountId, async () => {
        const grant = await readGrant(accountId);
        // Somebody may have renewed it meanwhile: then there is nothing to do.
        if (grant?.tokens.access === token) {
          await saveGrant({ ...grant, tokens: { ...grant.tokens, expiresAt: 0 } });
        }
      });
      return together(accountId);
    },
    end: (accountId) => {
      memory.delete(accountId);
      return holdingGrant(accountId, () => endGrant(accountId));
    },
    signOut: (accountId) =>
      holdingGrant(accountId, async () => {
        const grant = await readGrant(accountId);
        memory.delete(accountId);
        await forgetGrant(accountId);
        announce('accounts');
        if (!grant) return { revoked: true };
        return { revoked: await revoke(transport, grant.clientId, grant.tokens) };
      }),
  };
}

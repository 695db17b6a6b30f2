import { fail, ok } from '../message/problem';
import { announce } from '../platform/changes';
import { isOnline, reachable } from '../platform/fetch';
import { openAuthPage, redirectUrl } from '../platform/identity';
import type { Handlers } from '../platform/router';
import { settings } from '../platform/values';
import { findMe } from '../x-api/users';
import { signIn } from './sign-in';
import type { Tokens } from './tokens';
import { listAccounts } from './vault';

export interface AuthHandlersParts {
  readonly tokens: Tokens;
  /** Somebody has signed in: what waited for it may go on. */
  readonly signedIn: (accountId: string) => Promise<void>;
  /** Everything else that is kept of an account that has signed out. */
  readonly forget: (accountId: string) => Promise<unknown>;
}

/** What our own pages ask about accounts: who is there, signing in (one after the other), signing out. */
export function authHandlers({
  tokens,
  signedIn,
  forget,
}: AuthHandlersParts): Pick<Handlers, 'auth.state' | 'auth.signIn' | 'auth.signOut'> {
  let signingIn: Promise<unknown> | undefined;
  const whoAmI = async (token: string) => {
    const me = await findMe({ kind: 'oauth2', token }, { signal: AbortSignal.timeout(15_000) });
    return me.ok ? me : { ok: false as const, problem: me.refusal.problem };
  };
  return {
    'auth.state': async () => {
      const { clientId } = await settings.read();
      return ok({ accounts: await listAccounts(), redirectUrl: redirectUrl(), clientId });
    },
    'auth.signIn': async ({ clientId }) => {
      await signingIn;
      if (!isOnline()) return fail('sign_in_offline');
      await settings.write({ ...(await settings.read()), clientId: clientId.trim() });
      const attempt = signIn({ clientId, redirectUrl: redirectUrl(), open: openAuthPage, whoAmI, reachable });
      signingIn = attempt.catch(() => {});
      const grant = await attempt;
      if (!grant.ok) return grant;
      const { account } = grant.value;
      announce('accounts');
      await signedIn(account.id);
      return ok(account);
    },
    'auth.signOut': async ({ accountId }) => {
      const ended = await tokens.signOut(accountId);
      await forget(accountId);
      return ok(ended);
    },
  };
}

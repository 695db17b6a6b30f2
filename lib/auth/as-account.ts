import type { Result } from '../message/problem';
import type { Outcome } from '../x-api/ask';
import type { Credentials } from '../x-api/credentials';
import type { Tokens } from './tokens';

/**
 * Makes one call to X as a signed-in account. A token that X refuses is renewed and the call made again, once; refused
 * again, the account says that it needs to sign in (`session_ended`).
 */
export async function asAccount<T>(
  tokens: Tokens,
  accountId: string,
  call: (credentials: Credentials) => Promise<Outcome<T>>,
): Promise<Result<T>> {
  let token = await tokens.access(accountId);
  for (let attempt = 0; token.ok; attempt += 1) {
    const came = await call({ kind: 'oauth2', token: token.value });
    if (came.ok) return came;
    const { problem, tokenRefused } = came.refusal;
    if (!tokenRefused) return { ok: false, problem };
    if (attempt > 0) {
      await tokens.end(accountId);
      return { ok: false, problem: { code: 'session_ended', detail: problem.detail } };
    }
    token = await tokens.refused(accountId, token.value);
  }
  return token;
}

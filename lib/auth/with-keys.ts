import { fail, type Result } from '../message/problem';
import type { Outcome } from '../x-api/ask';
import type { AppKeys } from '../x-api/credentials';
import type { Exchange } from '../x-api/exchange';
import type { Endpoint } from '../x-api/ledger';
import { withinLimit } from '../x-api/within-limit';
import { readKeys } from './app-keys';

/** Makes one call signed with an account's keys, within X's limit. `keys_missing` where there are none. */
export async function withKeys<T>(
  accountId: string,
  endpoint: Endpoint,
  call: (keys: AppKeys, exchange: Exchange) => Promise<Outcome<T>>,
): Promise<Result<T>> {
  const keys = await readKeys(accountId);
  if (!keys) return fail('keys_missing');
  const came = await withinLimit(accountId, endpoint, (exchange) => call(keys, exchange));
  return came.ok ? came : { ok: false, problem: came.refusal.problem };
}

import { settlePlace, takePlace } from '../outbox/places';
import type { Outcome } from './ask';
import type { Exchange } from './exchange';
import { type Endpoint, readLimits, type Said } from './ledger';

/**
 * Makes one call in its place of X's limit, and enters what X says of what is left. Where nothing is left, X is not
 * asked: `rate_limited`, with the time from which it makes sense.
 */
export async function withinLimit<T>(
  accountId: string,
  endpoint: Endpoint,
  call: (exchange: Exchange) => Promise<Outcome<T>>,
  now: () => number = Date.now,
): Promise<Outcome<T>> {
  const place = await takePlace(accountId, endpoint, now());
  if (place !== true) {
    const problem = { code: 'rate_limited', retryAt: place } as const;
    return { ok: false, refusal: { problem, certain: true, tokenRefused: false, passing: true } };
  }
  let said: Said | undefined;
  const outcome = await call({
    signal: AbortSignal.timeout(20_000),
    onAnswer(status, headers) {
      said = readLimits(status, headers, now());
    },
  });
  await settlePlace(accountId, { endpoint, came: said ?? 'noAnswer' }, now());
  return outcome;
}

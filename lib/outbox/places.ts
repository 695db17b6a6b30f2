import { database } from '../platform/database';
import {
  type Endpoint,
  enter,
  giveBack,
  newEntry,
  nextFree,
  roll,
  type Said,
  take,
  writeOff,
} from '../x-api/ledger';
import { type Writing, write } from './writing';

/** What came of a place that was taken in a limit: X's answer, nothing left, or no answer. */
export interface Settled {
  readonly endpoint: Endpoint;
  readonly came: Said | 'notLeft' | 'noAnswer';
}

/** Takes a place in a limit for a call that has no row; answers when to come back where none is left. */
export function takePlace(accountId: string, endpoint: Endpoint, now: number): Promise<true | number> {
  return write(async (writing) => {
    const free = nextFree(await writing.ledger(accountId, endpoint), now);
    if (free > now) return free;
    writing.changeLedger(accountId, endpoint, (entry) => take(entry, now));
    return true;
  });
}

/** What came of a call that has no row. */
export function settlePlace(accountId: string, settled: Settled, now: number): Promise<void> {
  return write(async (writing) => enterSettled(writing, accountId, settled, now));
}

export function enterSettled(
  writing: Writing,
  accountId: string,
  { endpoint, came }: Settled,
  now: number,
): void {
  writing.changeLedger(accountId, endpoint, (entry) => {
    if (came === 'notLeft') return giveBack(entry);
    return came === 'noAnswer' ? writeOff(entry, 1) : enter(entry, came, now);
  });
}

/** Holds an account's calls at this endpoint until `until` (X is in trouble), or lets go of such a hold. */
export function hold(accountId: string, endpoint: Endpoint, heldUntil: number | undefined): Promise<void> {
  return write(async (writing) =>
    writing.changeLedger(accountId, endpoint, (entry) => ({ ...entry, heldUntil })),
  );
}

export async function readLedger(accountId: string, endpoint: Endpoint, now: number) {
  const db = await database();
  return roll((await db.get('limits', [accountId, endpoint])) ?? newEntry(accountId, endpoint), now);
}

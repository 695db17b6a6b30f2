import { listAccounts } from '../auth/vault';
import type { Problem } from '../message/problem';
import { type Endpoint, finishTime, viewLimit } from '../x-api/ledger';
import { countOpen, readCounts } from './counts';
import { dueKeyOf } from './line';
import { pauses } from './pauses';
import { readLedger } from './places';
import { newestRows } from './reading';
import type { OutboxView } from './row';
import { readSpent } from './spent';

/** What our own pages show of the outbox: its newest rows, and where every account stands. `at`: Unix ms. */
export async function readView(limit: number, at: number): Promise<OutboxView> {
  const [page, counts, accounts, paused, cost] = await Promise.all([
    newestRows(limit),
    readCounts(),
    listAccounts(),
    pauses.read(),
    readSpent(at),
  ]);
  const sends: Record<string, OutboxView['sends'][string]> = {};
  const ends: number[] = [];
  for (const { id } of accounts) {
    const view = async (endpoint: Endpoint) => {
      const ledger = await readLedger(id, endpoint, at);
      const waiting = counts.queued[dueKeyOf(id, endpoint)] ?? 0;
      if (waiting > 0) ends.push(finishTime(ledger, waiting, at));
      return viewLimit(ledger, at);
    };
    const [v2, legacy] = await Promise.all([view('dm.send'), view('v1.send')]);
    sends[id] = { v2, 'v1.1': legacy };
  }
  return {
    ...page,
    total: counts.total,
    open: countOpen(counts),
    sends,
    paused: paused as Record<string, Problem>,
    cost,
    doneAt: ends.length > 0 ? Math.max(...ends) : undefined,
  };
}

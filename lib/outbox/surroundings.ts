import { listAccounts } from '../auth/vault';
import { pauses } from './pauses';
import { dueLooks } from './reading';

type Surroundings = Awaited<ReturnType<typeof readAll>>;

/** For as long may another context have changed something without our knowing, ms. */
const freshFor = 1_000;

async function readAll(now: number) {
  const [looks, paused, accounts] = await Promise.all([dueLooks(now), pauses.read(), listAccounts()]);
  return { looks, paused, accounts };
}

/**
 * What surrounds the queue and decides who may send: accounts, pauses, rows to look for. It seldom changes, and a
 * message can't wait for it to be read each time: kept until `forget`, until the next look is due, for a second.
 */
export function createSurroundings(now: () => number) {
  let kept: { readonly what: Surroundings; readonly from: number; readonly until: number } | undefined;
  let age = 0;
  return {
    async read(): Promise<Surroundings> {
      const at = now();
      if (kept && at >= kept.from && at < kept.until) return kept.what;
      const begun = age;
      const what = await readAll(at);
      const until = Math.min(at + freshFor, what.looks.next ?? Number.POSITIVE_INFINITY);
      // Rows to look for are handed out once; and what was forgotten meanwhile is stale already.
      kept = what.looks.rows.length === 0 && begun === age ? { what, from: at, until } : undefined;
      return what;
    },
    forget() {
      age += 1;
      kept = undefined;
    },
  };
}

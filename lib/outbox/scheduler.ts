/** A call under way. Neither promise rejects. */
export interface Call {
  /** X has answered: the next call may begin. */
  readonly answered: Promise<void>;
  /** What it said is on the disk. */
  readonly settled: Promise<void>;
}

/** What one look at the queue came to. */
export interface Round {
  readonly begun: readonly Call[];
  /** When there is something to do next, Unix ms; absent when nothing waits. */
  readonly next?: number;
}

export interface SchedulerParts {
  /** Begins what is due, as far as `free` lanes allow. */
  readonly round: (free: number) => Promise<Round>;
  /** With the lock just taken: clears up after a sender that died. */
  readonly reap: () => Promise<unknown>;
  /** Has the browser wake us at this time (Unix ms), even if this worker is gone by then; `undefined`: not at all. */
  readonly setAlarm: (at: number | undefined) => void;
  /** Keeps the worker from being stopped as idle; called while something is under way. */
  readonly keepAlive: () => void;
  readonly now: () => number;
}

/** How many conversations are sent to at the same time: one slow answer does not hold up the others. */
export const lanes = 8;
/** Shorter waits are sat out; for longer ones the worker may sleep and the browser's alarm (30 s at least) wakes it. */
const sitOut = 25_000;
const lockName = 'aside outbox';

/**
 * Owns waking up. `wake` may be called by anyone at any time (start, alarm, online, panel opened, row added); one run
 * at a time does the work, under a lock that holds across contexts.
 */
export function createScheduler({ round, reap, setAlarm, keepAlive, now }: SchedulerParts) {
  let running: Promise<void> | undefined;
  /** Something happened since the last look at the queue: what that look said is stale. */
  let nudged = false;
  let stir: () => void = () => {};

  const nudge = () => {
    nudged = true;
    stir();
  };

  const run = async (): Promise<void> => {
    nudged = false;
    // Should this worker die at its work, the browser wakes another.
    const beat = () => {
      keepAlive();
      setAlarm(now() + 30_000);
    };
    beat();
    const beating = setInterval(beat, 20_000);
    try {
      // Whoever holds it is at the same rows; often it is a worker that was stopped a moment ago, and its lock goes only
      // when it is gone for good. To wait for our turn is all it takes: to go away would leave the rows to the alarm.
      await navigator.locks.request(lockName, async () => {
        await reap();
        await drain();
      });
    } catch {
      // Our own storage failed. What is under way settles by itself; the alarm brings us back for the rest.
    } finally {
      clearInterval(beating);
    }
  };

  const drain = async (): Promise<void> => {
    let underWay = 0;
    let unsettled = 0;
    for (;;) {
      nudged = false;
      const { begun, next } = await round(lanes - underWay);
      for (const { answered, settled } of begun) {
        underWay += 1;
        unsettled += 1;
        void answered.then(() => {
          underWay -= 1;
          nudge();
        });
        void settled.then(() => {
          unsettled -= 1;
          if (unsettled === 0) nudge();
        });
      }
      if (nudged) continue;
      const wait = next === undefined ? Number.POSITIVE_INFINITY : next - now();
      if (unsettled === 0 && wait > sitOut) {
        setAlarm(next);
        return;
      }
      await stirredWithin(wait);
    }
  };

  const stirredWithin = (wait: number) =>
    new Promise<void>((resolve) => {
      const timer = wait <= sitOut ? setTimeout(resolve, Math.max(0, wait)) : undefined;
      stir = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const wake = (): Promise<void> => {
    nudge();
    running ??= run().finally(() => {
      running = undefined;
      // A nudge that came while the run was ending.
      if (nudged) void wake();
    });
    return running;
  };

  return { wake };
}

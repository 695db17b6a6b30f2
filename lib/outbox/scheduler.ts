/** What one look at the queue came to. */
export interface Round {
  /** Calls that were begun. Each settles its own row and never rejects. */
  readonly begun: readonly Promise<void>[];
  /** When there is something to do next, Unix ms; absent when nothing waits. */
  readonly next?: number;
}

export interface SchedulerParts {
  /** Begins what is due, as far as `free` lanes allow. */
  readonly round: (free: number) => Promise<Round>;
  /** With the lock just taken: clears up after a sender that died. */
  readonly reap: () => Promise<unknown>;
  /** Has the browser wake us at this time (Unix ms), even if this worker is gone by then. */
  readonly setAlarm: (at: number) => void;
  /** Keeps the worker from being stopped as idle; called while something is under way. */
  readonly keepAlive: () => void;
  readonly now: () => number;
}

/** How many conversations are sent to at the same time: one slow answer does not hold up the others. */
export const lanes = 4;
/** Shorter waits are sat out; for longer ones the worker may sleep and the browser's alarm (30 s at least) wakes it. */
const sitOut = 25_000;
const lockName = 'aside outbox';

/**
 * Owns waking up. `wake` may be called by anyone at any time (start, alarm, online, panel opened, row added); one run
 * at a time does the work, under a lock that holds across contexts.
 */
export function createScheduler({ round, reap, setAlarm, keepAlive, now }: SchedulerParts) {
  let running: Promise<void> | undefined;
  let nudge: () => void = () => {};
  let nudged = false;

  const run = async (): Promise<void> => {
    const beat = setInterval(keepAlive, 20_000);
    try {
      await navigator.locks.request(lockName, { ifAvailable: true }, async (lock) => {
        // Another context is sending: it sees the same rows. If it dies, the alarm brings us back.
        if (!lock) return setAlarm(now() + 30_000);
        await reap();
        await drain();
      });
    } finally {
      clearInterval(beat);
    }
  };

  const drain = async (): Promise<void> => {
    const underWay = new Set<Promise<void>>();
    for (;;) {
      nudged = false;
      const waker = new Promise<void>((resolve) => {
        nudge = resolve;
      });
      const { begun, next } = await round(lanes - underWay.size);
      for (const call of begun) {
        const settled = call.finally(() => underWay.delete(settled));
        underWay.add(settled);
      }
      if (nudged) continue;
      const wait = next === undefined ? Number.POSITIVE_INFINITY : next - now();
      if (underWay.size === 0 && wait > sitOut) {
        if (next !== undefined) setAlarm(next);
        return;
      }
      let timer: ReturnType<typeof setTimeout> | undefined;
      const timers: Promise<unknown>[] = [waker, ...underWay];
      if (wait <= sitOut) {
        timers.push(
          new Promise((resolve) => {
            timer = setTimeout(resolve, Math.max(0, wait));
          }),
        );
        // Should this worker die while it waits, the browser wakes another.
        if (next !== undefined) setAlarm(next);
      }
      await Promise.race(timers);
      clearTimeout(timer);
    }
  };

  const wake = (): Promise<void> => {
    nudged = true;
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

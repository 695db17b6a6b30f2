export interface OneRunParts {
  /** Held across contexts while a run is under way. */
  readonly lockName: string;
  /** With the lock just taken: clears up after a worker that died. Answers what does, or begins, what is due. */
  readonly start: () => Promise<() => Promise<Look>>;
  /** Has the browser wake us at this time (Unix ms), even if this worker is gone by then; `undefined`: not at all. */
  readonly setAlarm: (at: number | undefined) => void;
  /** Keeps the worker from being stopped as idle; called while something is under way. */
  readonly keepAlive: () => void;
  readonly now: () => number;
}

/** What one look at what there is to do came to. */
export interface Look {
  /** When there is something to do next, Unix ms; absent when nothing waits. */
  readonly next?: number;
  /** Something is under way and will nudge: the run stays. */
  readonly busy?: boolean;
}

/** Shorter waits are sat out; for longer ones the worker may sleep and the browser's alarm (30 s at least) wakes it. */
const sitOut = 25_000;

/**
 * Owns waking up. `wake` may be called by anyone at any time (start, alarm, online, panel opened, something added); one
 * run at a time does the work, under a lock that holds across contexts.
 */
export function createOneRun({ lockName, start, setAlarm, keepAlive, now }: OneRunParts) {
  let running: Promise<void> | undefined;
  /** Something happened since the last look: what that look said is stale. */
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
      // Whoever holds it does the same work; often it is a worker that was stopped a moment ago, and its lock goes only
      // when it is gone for good. To wait for our turn is all it takes: to go away would leave the work to the alarm.
      await navigator.locks.request(lockName, async () => {
        await drain(await start());
      });
    } catch {
      // Our own storage failed. What is under way settles by itself; the alarm brings us back for the rest.
    } finally {
      clearInterval(beating);
    }
  };

  const drain = async (look: () => Promise<Look>): Promise<void> => {
    for (;;) {
      nudged = false;
      const { next, busy } = await look();
      if (nudged) continue;
      const wait = next === undefined ? Number.POSITIVE_INFINITY : next - now();
      if (!busy && wait > sitOut) {
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

  return { wake, nudge };
}

import { createOneRun, type OneRunParts } from '../platform/one-run';

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

export interface SchedulerParts extends Pick<OneRunParts, 'setAlarm' | 'keepAlive' | 'now'> {
  /** Begins what is due, as far as `free` lanes allow. */
  readonly round: (free: number) => Promise<Round>;
  /** With the lock just taken: clears up after a sender that died. */
  readonly reap: () => Promise<unknown>;
}

/** How many conversations are sent to at the same time: one slow answer does not hold up the others. */
export const lanes = 8;

/** Keeps the lanes full, and stays while something is under way. */
export function createScheduler({ round, reap, ...parts }: SchedulerParts) {
  const { wake, nudge } = createOneRun({ ...parts, lockName: 'aside outbox', start });

  async function start() {
    await reap();
    let underWay = 0;
    let unsettled = 0;
    return async () => {
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
      return { next, busy: unsettled > 0 };
    };
  }

  return { wake };
}

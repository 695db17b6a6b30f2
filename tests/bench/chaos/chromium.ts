import { setTimeout as wait } from 'node:timers/promises';
import { openKiller, raiseChromium } from '../chromium-desk';
import { addCustomers } from '../crowd';
import { rideOut } from './storm';
import type { Verdict } from './verdict';
import { bringWeather, storm } from './weather';

/** Enough customers that a conversation which waits for its doubts (86 s each) does not decide how long it takes. */
export const customersFor = (sends: number): number => (sends <= 100 ? sends : Math.ceil(sends / 12));

interface Chaos {
  readonly sends: number;
  readonly seed: number;
  /** Mean time between two presses of Send and between two kills, ms. */
  readonly gap: number;
  readonly killEvery: number;
  readonly strikeOn: number;
}

/** Real Chromium, its background stopped at random instants. `kills`: how often. */
export async function chaosInChromium(chaos: Chaos): Promise<Verdict & { readonly kills: number }> {
  const { sends, seed, gap, killEvery, strikeOn } = chaos;
  const stage = await raiseChromium();
  try {
    const customers = addCustomers(stage.sandbox.state, customersFor(sends));
    const kill = await openKiller(stage.page);
    bringWeather(stage.sandbox.faults, storm, seed);
    let kills = 0;
    const verdict = await rideOut({
      sandbox: stage.sandbox,
      desk: () => stage.desk,
      sends,
      customers,
      gap,
      seed,
      strikeOn,
      patience: 15 * 60_000,
      async strike(random, calm) {
        while (!calm.aborted) {
          await wait(random() * 2 * killEvery);
          await kill();
          kills += 1;
          // Now and then somebody looks at the panel, which wakes the background; else Send or the alarm does.
          if (random() < 0.3) void stage.desk.ask('outbox.view', { limit: 50 }).catch(() => {});
        }
      },
    });
    return { ...verdict, kills };
  } finally {
    await stage.close();
  }
}

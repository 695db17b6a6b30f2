import { addCustomers } from '../crowd';
import { raiseFirefox } from '../firefox-desk';
import { customersFor } from './chromium';
import { rideOut } from './storm';
import type { Verdict } from './verdict';
import { bringWeather, storm } from './weather';

/** Of the answers so many come late enough that Firefox ends the background while it waits for them. */
export const weather = { ...storm, slow: 0.3, slowMs: 1_500 };

/** Real Firefox, its background ended after half a second without an event, in the middle of a request. */
export async function chaosInFirefox(sends: number, seed: number): Promise<Verdict> {
  const stage = await raiseFirefox({ 'extensions.background.idle.timeout': 500 });
  try {
    const customers = addCustomers(stage.sandbox.state, customersFor(sends));
    bringWeather(stage.sandbox.faults, weather, seed);
    return await rideOut({
      sandbox: stage.sandbox,
      desk: () => stage.desk,
      sends,
      customers,
      // Long enough that now and then nothing happens for half a second.
      gap: 700,
      seed,
      strikeOn: 0,
      strike: async () => {},
      patience: 15 * 60_000,
    });
  } finally {
    await stage.close();
  }
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { launchChromium } from '../../browser/chromium';
import { openDesk } from '../chromium-desk';
import { addCustomers, startOpenSandbox } from '../crowd';
import { signIn } from '../desk';
import { freezeBuild } from '../frozen-build';
import { customersFor } from './chromium';
import { rideOut } from './storm';
import type { Verdict } from './verdict';
import { bringWeather, storm } from './weather';

/** Answers so late that a kill hardly ever finds nothing under way. */
export const weather = { ...storm, slow: 0.8, slowMs: 600 };

/** Real Chromium, all of it killed in the middle and started again on the same profile. */
export async function chaosWithSigkill(
  sends: number,
  seed: number,
): Promise<Verdict & { readonly kills: number }> {
  const build = freezeBuild('chrome');
  const sandbox = await startOpenSandbox();
  const profileDir = await mkdtemp(join(tmpdir(), 'aside-chaos-'));
  const launch = () => launchChromium({ port: sandbox.port, extensionDir: build.dir, profileDir });
  let browser = await launch();
  try {
    let { desk } = await openDesk(browser);
    await signIn(desk);
    const customers = addCustomers(sandbox.state, customersFor(sends));
    bringWeather(sandbox.faults, weather, seed);
    let kills = 0;
    const verdict = await rideOut({
      sandbox,
      desk: () => desk,
      sends,
      customers,
      gap: 100,
      seed,
      strikeOn: 5_000,
      patience: 15 * 60_000,
      async strike(random, calm) {
        while (!calm.aborted) {
          await wait(3_000 + random() * 6_000);
          await browser.kill();
          kills += 1;
          browser = await launch();
          ({ desk } = await openDesk(browser));
        }
      },
    });
    return { ...verdict, kills };
  } finally {
    await browser.close();
    await sandbox.close();
    build.remove();
    await rm(profileDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

import type { Page } from 'playwright-core';
import { type Chromium, launchChromium } from '../browser/chromium';
import { startSandbox } from '../sandbox/server';
import { freezeBuild } from './frozen-build';
import { alternate, median, medianDifference, spread } from './measure';
import { measureChurn } from './page/churn';
import { measureComposer } from './page/composer';
import { type Row, round } from './results';
import { weighBuild } from './sizes';

const pairs = 40;

/** What we cost a page of X before anybody has pressed anything. */
async function measurePage(): Promise<Row[]> {
  const build = freezeBuild('chrome');
  const sandbox = await startSandbox();
  const browsers: Chromium[] = [];
  try {
    const { initial, pressed, panel } = weighBuild(build.dir);
    const bytes = (name: string, value: number, note: string): Row => ({
      name,
      value,
      unit: 'bytes',
      n: 1,
      note,
    });
    const sizes = [
      bytes(
        'page.initial_bytes',
        initial.bytes,
        'all that loads on x.com before the first click; at most 16,384',
      ),
      bytes('page.initial_gzip_bytes', initial.gzip, 'the same, gzip -9; at most 6,144'),
      bytes('page.pressed_bytes', pressed.bytes, 'with what the first press loads; at most 61,440'),
      bytes('panel.js_gzip_bytes', panel.gzip, 'JavaScript of the side panel, gzip -9; at most 133,120'),
    ];
    const { port } = sandbox;
    const withUs = await launchChromium({ port, extensionDir: build.dir });
    browsers.push(withUs);
    const without = await launchChromium({ port });
    browsers.push(without);
    return [...sizes, ...(await timeLoads(openHome(withUs), openHome(without)))];
  } finally {
    for (const browser of browsers) await browser.close();
    await sandbox.close();
    build.remove();
  }
}

async function timeLoads(withUs: Home, without: Home): Promise<Row[]> {
  const events = { a: [] as number[], b: [] as number[] };
  const busy = await alternate(
    pairs,
    () => withUs.load(events.a),
    () => without.load(events.b),
  );
  // The warm-up left its event too.
  events.a.shift();
  events.b.shift();
  return [
    {
      name: 'page.load_ms',
      value: round(medianDifference(busy)),
      unit: 'ms',
      n: pairs,
      note: `main thread's CPU time added to loading x.com's home, until 1 s after the load event: median of pairs with and without us, A-B-B-A; ${spread(busy)}; ${round(median(busy.b))} ms without us; at most 5`,
    },
    {
      name: 'page.load_event_ms',
      value: round(medianDifference(events)),
      unit: 'ms',
      n: pairs,
      note: `the load event comes this much later, in the same loads; ${spread(events)}; at ${round(median(events.b))} ms without us`,
    },
  ];
}

interface Home {
  /** Loads it anew; CPU milliseconds of its main thread. When the load event came is added to `events`. */
  load(events: number[]): Promise<number>;
}

function openHome({ context }: Chromium): Home {
  return {
    // A tab of its own each time: it counts from nothing.
    async load(events) {
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      // CPU time, not the clock's: what else the machine does is not ours.
      await session.send('Performance.enable', { timeDomain: 'threadTicks' });
      await page.goto('https://x.com/home', { waitUntil: 'load' });
      events.push(await loadEventOf(page));
      await page.waitForTimeout(1_000);
      const { metrics } = await session.send('Performance.getMetrics');
      await page.close();
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
    },
  };
}

const loadEventOf = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const [entry] = performance.getEntriesByType('navigation');
    return entry instanceof PerformanceNavigationTiming ? entry.loadEventEnd : Number.NaN;
  });

export const steps = [measurePage, measureComposer, measureChurn];

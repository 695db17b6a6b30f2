import type { Page } from 'playwright-core';
import { type Chromium, launchChromium } from '../../browser/chromium';
import { startSandbox } from '../../sandbox/server';
import { snowflake } from '../../sandbox/snowflake';
import type { SandboxState } from '../../sandbox/state';
import { freezeBuild } from '../frozen-build';
import { alternate, median } from '../measure';
import { type Row, round } from '../results';
import { namesKept } from './composer';

const posts = 1_600;
const pairs = 6;

/** What we cost a reader who scrolls through a long timeline, whose cells come and go all the while. */
export async function measureChurn(): Promise<Row[]> {
  const build = freezeBuild('chrome');
  const sandbox = await startSandbox();
  fill(sandbox.state);
  const browsers: Chromium[] = [];
  try {
    const { port } = sandbox;
    const withUs = await launchChromium({ port, extensionDir: build.dir });
    browsers.push(withUs);
    const without = await launchChromium({ port });
    browsers.push(without);
    const heaps = { a: [] as number[], b: [] as number[] };
    const busy = await alternate(
      pairs,
      () => scroll(withUs, heaps.a),
      () => scroll(without, heaps.b),
    );
    return [
      {
        name: 'page.churn_ratio',
        value: round(median(busy.a) / median(busy.b)),
        unit: 'times',
        n: pairs,
        note: `CPU time of the main thread while a timeline of ${posts} posts is scrolled from top to end, the pointer on it, with us over without us (${round(median(busy.b))} ms), A-B-B-A`,
      },
      {
        name: 'page.heap_mb',
        value: round(median(heaps.a) - median(heaps.b)),
        unit: 'MB',
        n: pairs,
        note: `JavaScript heap after that scroll, collected, with us less without us (${round(median(heaps.b))} MB)`,
      },
    ];
  } finally {
    for (const browser of browsers) await browser.close();
    await sandbox.close();
    build.remove();
  }
}

function fill(state: SandboxState): void {
  const started = state.now() - posts * 60_000;
  for (let nth = 0; nth < posts; nth += 1)
    state.posts.push({
      id: snowflake(started + nth * 60_000, nth),
      authorId: '2244994945',
      text: `Post ${nth} of a long timeline, about an order that has not come yet.`,
      createdAt: new Date(started + nth * 60_000).toISOString(),
      lang: 'en',
    });
}

async function scroll({ context }: Chromium, heaps: number[]): Promise<number> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto('https://x.com/home');
  await page.evaluate(namesKept);
  await page.locator('article').first().waitFor();
  await page.mouse.move(500, 500);
  await page.waitForTimeout(500);
  const read = async (name: string) =>
    (await session.send('Performance.getMetrics')).metrics.find((metric) => metric.name === name)?.value ?? 0;
  const before = await read('TaskDuration');
  await toTheEnd(page);
  const after = await read('TaskDuration');
  await session.send('HeapProfiler.collectGarbage');
  heaps.push((await read('JSHeapUsedSize')) / 1e6);
  await page.close();
  return (after - before) * 1000;
}

const toTheEnd = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const height = () => document.documentElement.scrollHeight;
    for (let top = 0; top < height(); top += 2_400) {
      window.scrollTo(0, top);
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    }
  });

import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { type Chromium, launchChromium } from '../../browser/chromium';
import { median, medianDifference, quantile, spread } from '../measure';
import { type Row, round } from '../results';

const loads = 30;

/** What one load of x.com's home cost, ms. */
interface Load {
  /** CPU time of the main thread in scripts of the extension. */
  readonly scripts: number;
  /** The same by the clock: what the page waited for them. */
  readonly held: number;
  /** CPU time of the main thread for style, layout and painting. */
  readonly rendering: number;
  /** All CPU time of the main thread. */
  readonly busy: number;
  /** When the load event came. */
  readonly event: number;
}

/**
 * What we cost x.com's load, until 1 s after its load event: three browsers in turns, one with us, one without, one with
 * our extension whose script does no more than any must that listens and puts two buttons into the page.
 */
export async function measureLoad(build: string, port: number): Promise<Row[]> {
  const bare = mkdtempSync(join(tmpdir(), 'aside-bare-'));
  cpSync(build, bare, { recursive: true });
  writeFileSync(join(bare, 'content-scripts/x-page.js'), bareScript);
  const browsers: Chromium[] = [];
  try {
    for (const extensionDir of [build, bare, undefined]) {
      browsers.push(await launchChromium(extensionDir ? { port, extensionDir } : { port }));
    }
    const measured = browsers.map((): Load[] => []);
    for (let turn = -1; turn < loads; turn += 1) {
      const order = [...browsers.entries()];
      for (const [at, browser] of turn % 2 ? order.reverse() : order) {
        const load = await loadHome(browser);
        // The first warms up.
        if (turn >= 0) measured[at]?.push(load);
      }
    }
    const [ours = [], least = [], without = []] = measured;
    return makeRows(ours, least, without);
  } finally {
    for (const browser of browsers) await browser.close();
    rmSync(bare, { recursive: true, force: true });
  }
}

function makeRows(ours: Load[], least: Load[], without: Load[]): Row[] {
  const of = (all: Load[], what: keyof Load) => all.map((load) => load[what]);
  const beside = (all: Load[], what: keyof Load) => ({ a: of(all, what), b: of(without, what) });
  const cost = (all: Load[]) => median(of(all, 'scripts')) + medianDifference(beside(all, 'rendering'));
  const row = (name: string, value: number, note: string): Row => ({
    name,
    value: round(value),
    unit: 'ms',
    n: loads,
    note,
  });
  const parts = (all: Load[]) =>
    `${round(median(of(all, 'scripts')))} in scripts of ours, compiling included, and ${round(medianDifference(beside(all, 'rendering')))} more of style, layout and painting than without (${spread(beside(all, 'rendering'))})`;
  return [
    row(
      'page.load_ms',
      cost(ours),
      `main thread's CPU time for us while x.com's home loads, until 1 s after the load event: ${parts(ours)}; at most 5`,
    ),
    row(
      'page.load_least_ms',
      cost(least),
      `the same, in turns, of a script that listens for messages and puts two buttons with icons in a closed root there, and does nothing else: ${parts(least)}`,
    ),
    row(
      'page.load_held_ms',
      median(of(ours, 'held')),
      `the same scripts by the clock, in all; 95th percentile ${round(quantile(of(ours, 'held'), 0.95))}; no task over 50`,
    ),
    row(
      'page.load_total_ms',
      medianDifference(beside(ours, 'busy')),
      `all CPU time of the main thread in these loads, with us less without us; ${spread(beside(ours, 'busy'))}: two loads of the page itself (${round(median(of(without, 'busy')))}) differ by more than we cost`,
    ),
    row(
      'page.load_event_ms',
      medianDifference(beside(ours, 'event')),
      `the load event comes this much later; ${spread(beside(ours, 'event'))}; at ${round(median(of(without, 'event')))} without us`,
    ),
  ];
}

const bareScript = `
chrome.runtime.onMessage.addListener(() => {});
new MutationObserver(put).observe(document, { childList: true, subtree: true });
put();
function put() {
  for (const list of document.querySelectorAll('[data-testid="toolBar"] [data-testid="ScrollSnap-List"]')) {
    if (list.querySelector('[data-aside]')) continue;
    const host = document.createElement('div');
    host.setAttribute('data-aside', '');
    for (const path of ['M4 4h16v12H8l-4 4z', 'M4 6h16M4 12h16M4 18h10']) {
      const button = document.createElement('button');
      button.innerHTML = '<svg viewBox="0 0 24 24" width="20"><path d="' + path + '"></path></svg>';
      host.append(button);
    }
    host.attachShadow({ mode: 'closed' }).append(...host.children);
    list.append(host);
  }
}
`;

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds; `tdur` of the thread's CPU time. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly url?: string } };
}

const rendering = new Set(['UpdateLayoutTree', 'Layout', 'PrePaint', 'Paint', 'Layerize', 'Commit']);

/** A tab of its own each time: it counts from nothing. */
async function loadHome({ context }: Chromium): Promise<Load> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  // CPU time, not the clock's: what else the machine does is not ours.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline'] },
  });
  await page.goto('https://x.com/home', { waitUntil: 'load' });
  const event = await loadEventOf(page);
  await page.waitForTimeout(1_000);
  const busy = await busyTime(session);
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  await page.close();
  return { ...readTrace(events), busy, event };
}

async function busyTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
}

function readTrace(events: readonly TraceEvent[]): Pick<Load, 'scripts' | 'held' | 'rendering'> {
  const whole = events.filter(({ ph }) => ph === 'X').toSorted((a, b) => a.ts - b.ts);
  const main = busiest(whole);
  let [scripts, held, drawn, end] = [0, 0, 0, 0];
  for (const { name, pid, tid, ts, dur = 0, tdur = 0, args } of whole) {
    if (`${pid} ${tid}` !== main) continue;
    if (rendering.has(name)) drawn += tdur;
    const isOurs = args?.data?.url?.startsWith('chrome-extension:');
    // What a script calls is in its own time already.
    if (!isOurs || (name !== 'EvaluateScript' && name !== 'FunctionCall') || ts < end) continue;
    end = ts + dur;
    scripts += tdur;
    held += dur;
  }
  return { scripts: scripts / 1000, held: held / 1000, rendering: drawn / 1000 };
}

/** The thread that lays out most: the page's main one. */
function busiest(events: readonly TraceEvent[]): string | undefined {
  const times = new Map<string, number>();
  for (const { name, pid, tid, tdur = 0 } of events)
    if (name === 'Layout') times.set(`${pid} ${tid}`, (times.get(`${pid} ${tid}`) ?? 0) + tdur);
  return [...times].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}

const loadEventOf = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const [entry] = performance.getEntriesByType('navigation');
    return entry instanceof PerformanceNavigationTiming ? entry.loadEventEnd : Number.NaN;
  });

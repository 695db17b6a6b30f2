import type { Page } from 'playwright-core';
import type { Template } from '../../lib/templates/template';
import { type Chromium, launchChromium } from '../browser/chromium';
import { keepTemplates } from '../browser/kept-templates';
import { startSandbox } from '../sandbox/server';
import { freezeBuild } from './frozen-build';
import { median, quantile } from './measure';
import { type Row, round } from './results';

const rounds = 4;
const words =
  'order refund parcel late customer hours delivery invoice account password private message number address shipping return broken thank you status page update app login error plan change'.split(
    ' ',
  );
const queries = ['order', 'refund late', 'oredr', 'pass', '#order re', 'zebra', 'invoice 17', 'thank you'];

/** A library of this size: names of three words, a tag, a text of some 200 characters. The same each time. */
function makeLibrary(size: number): Template[] {
  let seed = 7;
  const word = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return words[seed % words.length] ?? '';
  };
  return Array.from({ length: size }, (_, at) => ({
    id: `t${at}`,
    name: `${word()} ${word()} ${word()} ${at}`,
    shortcut: `s${at}`,
    tags: [word()],
    text: Array.from({ length: 30 }, word).join(' '),
  }));
}

async function measurePicker(size: number): Promise<Row[]> {
  const build = freezeBuild('chrome');
  const sandbox = await startSandbox();
  let browser: Chromium | undefined;
  try {
    browser = await launchChromium({ port: sandbox.port, extensionDir: build.dir });
    await keepTemplates(browser, makeLibrary(size));
    const page = await browser.context.newPage();
    await page.goto('https://x.com/home');
    await page.locator('.composer.home [data-aside]').waitFor();
    const busy = await countWork(page);
    const [ours, plain]: [number[], number[]] = [[], []];
    for (let round = 0; round <= rounds; round += 1) {
      // The first warms up; then the one that comes first changes.
      for (const isOurs of round % 2 ? [true, false] : [false, true]) {
        await (isOurs ? openPicker(page) : openPlain(page));
        const costs = await typeAll(page, busy);
        if (round > 0) (isOurs ? ours : plain).push(...costs);
        await (isOurs ? page.keyboard.press('Escape') : page.evaluate(closePlain));
        await page.waitForTimeout(200);
      }
    }
    const [p95, base] = [ours, plain].map((costs) => round(quantile(costs, 0.95)));
    return [
      {
        name: `picker.keystroke_${size}_p95_ms`,
        value: round(quantile(ours, 0.95) - quantile(plain, 0.95)),
        unit: 'ms',
        n: ours.length,
        note: `main thread's CPU time that a keystroke in the picker takes above one in a plain field of the same page, 95th percentile of each in turns, ${size} templates: ${p95} less ${base}; medians ${round(median(ours))} and ${round(median(plain))}; search, rows, style, layout, painting; at most 5 at 5,000`,
      },
    ];
  } finally {
    await browser?.close();
    await sandbox.close();
    build.remove();
  }
}

/** By where it stands: to look into our closed root would be work of its own on the same thread. */
async function openPicker(page: Page): Promise<void> {
  const box = await page.locator('.composer.home [data-aside]').boundingBox();
  if (!box) throw new Error('Our buttons are gone.');
  await page.mouse.click(box.x + box.width * 0.75, box.y + box.height / 2);
  await page.waitForFunction(() => document.activeElement?.hasAttribute('data-aside'));
  // The list follows the field.
  await page.waitForTimeout(1_000);
}

/** A field where the picker's would be, in the top layer as it is, that does nothing. */
const openPlain = (page: Page): Promise<void> =>
  page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<div id="plain" popover="manual"><input></div>');
    document.getElementById('plain')?.showPopover();
    document.querySelector<HTMLElement>('#plain input')?.focus();
  });
const closePlain = (): void => document.getElementById('plain')?.remove();

/** A way to ask how much CPU time the page's main thread has had, in ms. */
async function countWork(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
  };
}

/** What each key costs, until the frame after it is drawn. */
async function typeAll(page: Page, busy: () => Promise<number>): Promise<number[]> {
  const costs: number[] = [];
  for (const query of queries) {
    for (const key of query) {
      const before = await busy();
      await page.keyboard.press(key === ' ' ? 'Space' : key);
      await page.waitForTimeout(60);
      costs.push((await busy()) - before);
    }
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Backspace');
    await page.waitForTimeout(150);
  }
  return costs;
}

export const steps = [100, 1_000, 5_000].map((size) => () => measurePicker(size));

import type { Page } from 'playwright-core';
import type { Template } from '../../lib/templates/template';
import { type Chromium, launchChromium } from '../browser/chromium';
import { lookInside } from '../browser/look-inside';
import { startSandbox } from '../sandbox/server';
import { freezeBuild } from './frozen-build';
import { median, quantile } from './measure';
import { type Row, round } from './results';

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
    lookInside(browser.context);
    await keep(browser, makeLibrary(size));
    const page = await browser.context.newPage();
    await page.goto('https://x.com/home');
    await page.locator('article').first().getByTestId('reply').click();
    const dialog = page.locator('[aria-modal="true"]');
    await dialog.getByRole('button', { name: 'Templates', exact: true }).click();
    await dialog.getByRole('option').first().waitFor();
    const costs = await typeAll(page);
    return [
      {
        name: `picker.keystroke_${size}_p95_ms`,
        value: round(quantile(costs, 0.95)),
        unit: 'ms',
        n: costs.length,
        note: `main thread's CPU time of one keystroke in the picker, ${size} templates, search, drawing, style and layout and what X's page does at it; median ${round(median(costs))}; at most 5 at 5,000`,
      },
    ];
  } finally {
    await browser?.close();
    await sandbox.close();
    build.remove();
  }
}

/** CPU milliseconds of the main thread at each key, until the frame after it is drawn; the first round warms up. */
async function typeAll(page: Page): Promise<number[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
  };
  const costs: number[] = [];
  for (let round = 0; round < 4; round += 1) {
    for (const query of queries) {
      for (const key of query) {
        const before = await busy();
        await page.keyboard.press(key === ' ' ? 'Space' : key);
        await page.waitForTimeout(60);
        if (round > 0) costs.push((await busy()) - before);
      }
      await page.keyboard.press('Control+a');
      await page.keyboard.press('Backspace');
      await page.waitForTimeout(150);
    }
  }
  return costs;
}

async function keep(browser: Chromium, templates: readonly Template[]): Promise<void> {
  const worker = await browser.worker();
  await worker.evaluate(async (kept) => {
    const opening = indexedDB.open('aside');
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const transaction = opening.result.transaction('templates', 'readwrite');
    for (const template of kept) transaction.objectStore('templates').put(template);
    await new Promise((resolve) => transaction.addEventListener('complete', resolve));
    opening.result.close();
  }, templates);
}

export const steps = [100, 1_000, 5_000].map((size) => () => measurePicker(size));

import type { Page } from 'playwright-core';
import { type Chromium, launchChromium } from '../../browser/chromium';
import { lookInside } from '../../browser/look-inside';
import { startSandbox } from '../../sandbox/server';
import { freezeBuild } from '../frozen-build';
import { median, quantile } from '../measure';
import { type Row, round } from '../results';

const mounts = 60;
const inserts = 60;
/** What this is run by keeps the names of functions with a helper that the page does not have. */
export const namesKept = 'globalThis.__name = (named) => named';

/** From the appearing of X's toolbar to our buttons; and from a press to the text in the editor, read back. */
export async function measureComposer(): Promise<Row[]> {
  const build = freezeBuild('chrome');
  const sandbox = await startSandbox();
  const withUs = await launchChromium({ port: sandbox.port, extensionDir: build.dir });
  lookInside(withUs.context);
  try {
    return [...(await timeMounts(withUs)), ...(await timeInserts(withUs))];
  } finally {
    await withUs.close();
    await sandbox.close();
    build.remove();
  }
}

async function timeMounts({ context }: Chromium): Promise<Row[]> {
  const page = await context.newPage();
  await page.goto('https://x.com/home');
  await page.evaluate(namesKept);
  await page.locator('[data-aside]').first().waitFor();
  const delays: number[] = [];
  for (let nth = 0; nth < mounts; nth += 1) delays.push(await mountOnce(page));
  await page.close();
  return [
    {
      name: 'page.mount_p95_ms',
      value: round(quantile(delays, 0.95)),
      unit: 'ms',
      n: mounts,
      note: `the reply dialog is opened: from its toolbar entering the document to our buttons in it, seen by the page itself; median ${round(median(delays))}; at most 16`,
    },
  ];
}

const mountOnce = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const dialog = '[aria-modal="true"]';
    const seen: { bar?: number; host?: number } = {};
    const look = () => {
      if (document.querySelector(`${dialog} [data-testid="toolBar"]`)) seen.bar ??= performance.now();
      if (document.querySelector(`${dialog} [data-aside]`)) seen.host ??= performance.now();
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { childList: true, subtree: true });
    window.__sandbox.navigate('/compose/post');
    while (seen.host === undefined) await new Promise((resolve) => setTimeout(resolve, 5));
    observer.disconnect();
    window.__sandbox.navigate('/home');
    await new Promise((resolve) => setTimeout(resolve, 30));
    return seen.host - (seen.bar ?? Number.NaN);
  });

async function timeInserts({ context }: Chromium): Promise<Row[]> {
  const page = await context.newPage();
  await page.goto('https://x.com/home');
  await page.evaluate(namesKept);
  const button = page.locator('.composer.home [data-aside]').getByRole('button').first();
  const ours: number[] = [];
  const bare: number[] = [];
  // The first press loads the second script.
  for (let nth = 0; nth <= inserts; nth += 1) {
    await clear(page);
    await page.evaluate(startClock);
    await button.click();
    const took = await page.evaluate(() => (window as unknown as Clocked).took);
    await clear(page);
    const alone = await page.evaluate(pasteBare, 'https://x.com/messages/compose?recipient_id=4242');
    if (nth > 0) ours.push(took);
    if (nth > 0) bare.push(alone);
  }
  await page.close();
  return [
    {
      name: 'page.insert_p95_ms',
      value: round(quantile(ours, 0.95)),
      unit: 'ms',
      n: ours.length,
      note: `from the trusted click on the link button to the text in the editor and the draft read back (our word "Link added"), the background asked for the link in between; median ${round(median(ours))}; at most 50`,
    },
    {
      name: 'page.insert_ratio',
      value: round(median(ours) / median(bare)),
      unit: 'times',
      n: bare.length,
      note: `the same beside a bare synthetic paste of the same text until it is drawn (${round(median(bare))} ms), which asks nobody and checks nothing`,
    },
  ];
}

interface Clocked {
  took: Promise<number>;
}

/** In the page: starts at the next trusted click, ends when our status says something. */
function startClock(): void {
  const clocked = window as unknown as Clocked;
  clocked.took = new Promise((resolve) => {
    window.addEventListener(
      'click',
      ({ timeStamp }) => {
        const look = () => {
          const host = document.querySelector('.composer.home [data-aside]');
          if (host?.shadowRoot?.querySelector('.status')?.textContent) resolve(performance.now() - timeStamp);
          else setTimeout(look, 1);
        };
        // What the press before had said is taken away first.
        setTimeout(look, 2);
      },
      { capture: true, once: true },
    );
  });
}

async function pasteBare(text: string): Promise<number> {
  const editor = document.querySelector('.composer.home [data-testid="tweetTextarea_0"]');
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  const started = performance.now();
  editor?.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }));
  while (!editor?.textContent?.includes(text)) await new Promise((resolve) => setTimeout(resolve));
  return performance.now() - started;
}

async function clear(page: Page): Promise<void> {
  await page.evaluate(() => window.__sandbox.focus(0, 'home'));
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Backspace');
  await page.waitForFunction(() => window.__sandbox.editorText(0, 'home') === '');
  await page.evaluate(() => {
    const status = document
      .querySelector('.composer.home [data-aside]')
      ?.shadowRoot?.querySelector('.status');
    status?.replaceChildren();
  });
}

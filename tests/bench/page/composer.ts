import type { Page } from 'playwright-core';
import { type Chromium, launchChromium } from '../../browser/chromium';
import { keepTemplates } from '../../browser/kept-templates';
import { startSandbox } from '../../sandbox/server';
import { freezeBuild } from '../frozen-build';
import { median, quantile } from '../measure';
import { type Row, round } from '../results';

const mounts = 60;
const inserts = 60;
const longInserts = 30;
/** What this is run by keeps the names of functions with a helper that the page does not have. */
export const namesKept = 'globalThis.__name = (named) => named';

/** From the appearing of X's toolbar to our buttons; and from a press to the text in the editor, read back. */
export async function measureComposer(): Promise<Row[]> {
  const build = freezeBuild('chrome');
  const sandbox = await startSandbox();
  const withUs = await launchChromium({ port: sandbox.port, extensionDir: build.dir });
  try {
    await keepTemplates(withUs, [{ id: 'long', name: 'Zz long', text: longText }]);
    // Else the picker says first that it is too long.
    await allowLongPosts(withUs);
    return [
      ...(await timeMounts(withUs)),
      ...(await timeInserts(withUs)),
      ...(await timeLongInserts(withUs)),
    ];
  } finally {
    await withUs.close();
    await sandbox.close();
    build.remove();
  }
}

async function allowLongPosts(browser: Chromium): Promise<void> {
  const page = await browser.openExtensionPage('options.html');
  await page.evaluate(async () => {
    const { value } = await chrome.runtime.sendMessage({ name: 'settings.read', payload: {} });
    const settings = { ...value, longPosts: true };
    await chrome.runtime.sendMessage({ name: 'settings.write', payload: { settings } });
  });
  await page.close();
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
  // By where it stands: to look into our closed root would be work of its own on the same thread.
  const host = page.locator('.composer.home [data-aside]');
  const ours: Times[] = [];
  const bare: number[] = [];
  // The first press loads the second script.
  for (let nth = 0; nth <= inserts; nth += 1) {
    await clear(page);
    await page.evaluate(startClock, { wanted: text, begin: 'click' });
    const box = await host.boundingBox();
    if (!box) throw new Error('Our buttons are gone.');
    await page.mouse.click(box.x + box.width / 4, box.y + box.height / 2);
    const times = await page.evaluate(() => (window as unknown as Clocked).took);
    await clear(page);
    const alone = await page.evaluate(pasteBare, text);
    if (nth > 0) ours.push(times);
    if (nth > 0) bare.push(alone);
  }
  await page.close();
  const totals = ours.map(({ asked, drawn, read }) => asked + drawn + read);
  const middle = (part: keyof Times) => round(median(ours.map((times) => times[part])));
  return [
    {
      name: 'page.insert_p95_ms',
      value: round(quantile(totals, 0.95)),
      unit: 'ms',
      n: ours.length,
      note: `from the trusted click on the link button to the draft read back and the caret left; median ${round(median(totals))}: ${middle('asked')} until the paste (the click's way to us, the background asked for the link), ${middle('drawn')} until the editor shows it, ${middle('read')} until it is read back and the caret left; at most 50`,
    },
    {
      name: 'page.insert_ratio',
      value: round(median(totals) / median(bare)),
      unit: 'times',
      n: bare.length,
      note: `the same beside a bare synthetic paste of the same text until it is drawn (${round(median(bare))} ms), which asks nobody and checks nothing; in turns`,
    },
  ];
}

const text = 'https://x.com/messages/compose?recipient_id=4242';
const longText = 'Thank you for waiting. '.repeat(500).slice(0, 10_000).trim().padEnd(10_000, '.');

async function timeLongInserts({ context }: Chromium): Promise<Row[]> {
  const page = await context.newPage();
  await page.goto('https://x.com/home');
  await page.evaluate(namesKept);
  const host = page.locator('.composer.home [data-aside]');
  const totals: number[] = [];
  for (let nth = 0; nth <= longInserts; nth += 1) {
    await clear(page);
    const box = await host.boundingBox();
    if (!box) throw new Error('Our buttons are gone.');
    await page.mouse.click(box.x + (box.width * 3) / 4, box.y + box.height / 2);
    await page.waitForFunction(() => document.activeElement?.hasAttribute('data-aside'));
    await page.keyboard.type('zz long');
    // The list and the preview follow the field.
    await page.waitForTimeout(500);
    await page.evaluate(startClock, { wanted: longText, begin: 'keydown' });
    await page.keyboard.press('Enter');
    const { asked, drawn, read } = await page.evaluate(() => (window as unknown as Clocked).took);
    if (nth > 0) totals.push(asked + drawn + read);
  }
  await page.close();
  return [
    {
      name: 'page.insert_10000_p95_ms',
      value: round(quantile(totals, 0.95)),
      unit: 'ms',
      n: totals.length,
      note: `a template of ${longText.length} characters, from Enter in the picker to the draft read back and the caret left; median ${round(median(totals))}; at most 100`,
    },
  ];
}

/** Milliseconds of the three parts of an insertion. */
interface Times {
  readonly asked: number;
  readonly drawn: number;
  readonly read: number;
}

interface Clocked {
  took: Promise<Times>;
}

/** In the page: starts at the next click or key, ends when the text was read back and the caret left. */
function startClock({ wanted, begin }: { wanted: string; begin: string }): void {
  const editor = document.querySelector('.composer.home [data-testid="tweetTextarea_0"]') ?? document.body;
  const at = { click: 0, paste: 0, drawn: 0 };
  window.addEventListener(
    begin,
    ({ timeStamp }) => {
      at.click = timeStamp;
    },
    { capture: true, once: true },
  );
  window.addEventListener(
    'paste',
    () => {
      at.paste = performance.now();
    },
    { capture: true, once: true },
  );
  const drawing = new MutationObserver(() => {
    if (at.drawn || !editor.textContent?.includes(wanted)) return;
    at.drawn = performance.now();
    drawing.disconnect();
  });
  drawing.observe(editor, { childList: true, subtree: true, characterData: true });
  (window as unknown as Clocked).took = new Promise((resolve) => {
    // The last that we do to an editor, once its text was read back: its own event tells it where the caret is.
    const onCaret = ({ isTrusted }: Event) => {
      if (isTrusted || !at.drawn) return;
      document.removeEventListener('selectionchange', onCaret);
      resolve({
        asked: at.paste - at.click,
        drawn: at.drawn - at.paste,
        read: performance.now() - at.drawn,
      });
    };
    document.addEventListener('selectionchange', onCaret);
  });
}

function pasteBare(wanted: string): Promise<number> {
  const editor = document.querySelector('.composer.home [data-testid="tweetTextarea_0"]') ?? document.body;
  return new Promise((resolve) => {
    let started = 0;
    const drawing = new MutationObserver(() => {
      if (!editor.textContent?.includes(wanted)) return;
      drawing.disconnect();
      resolve(performance.now() - started);
    });
    drawing.observe(editor, { childList: true, subtree: true, characterData: true });
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', wanted);
    started = performance.now();
    editor.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }));
  });
}

async function clear(page: Page): Promise<void> {
  await page.evaluate(() => window.__sandbox.focus(0, 'home'));
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Backspace');
  await page.waitForFunction(() => window.__sandbox.editorText(0, 'home') === '');
}

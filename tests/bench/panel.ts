import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { type Chromium, launchChromium } from '../browser/chromium';
import { openDesk } from './chromium-desk';
import { startOpenSandbox } from './crowd';
import { signIn } from './desk';
import { freezeBuild } from './frozen-build';
import { median, quantile } from './measure';
import { type Row, round } from './results';

const pairs = 30;

/** ms from opening a page. */
interface Opening {
  /** Its first contentful paint. */
  readonly first: number;
  /** The last paint in which something larger came: it stands. */
  readonly drawn: number;
}

/** How soon the panel is there, beside a page that does no more than start React and say a word. */
async function measureOpening(): Promise<Row[]> {
  const build = freezeBuild('chrome');
  const sandbox = await startOpenSandbox();
  let browser: Chromium | undefined;
  try {
    addEmptyPanel(build.dir);
    browser = await launchChromium({ port: sandbox.port, extensionDir: build.dir });
    const signedOut = await compare(browser);
    const { page, desk } = await openDesk(browser);
    await signIn(desk);
    await page.close();
    const signedIn = await compare(browser);
    return [
      row('panel.first_paint_ratio', signedIn, 'first', 'first paint, its head; at most 1.3'),
      row('panel.drawn_ratio', signedIn, 'drawn', 'last large paint: it stands, somebody signed in'),
      row('panel.drawn_signed_out_ratio', signedOut, 'drawn', 'the same, nobody signed in'),
    ];
  } finally {
    await browser?.close();
    await sandbox.close();
    build.remove();
  }
}

interface Compared {
  readonly panel: Opening[];
  readonly empty: Opening[];
}

/** A-B-B-A; the first pair warms up. */
async function compare(browser: Chromium): Promise<Compared> {
  const compared: Compared = { panel: [], empty: [] };
  for (let pair = -1; pair < pairs; pair += 1) {
    const order = ['panel', 'empty'] as const;
    for (const which of pair % 2 ? order.toReversed() : order) {
      const opening = await open(browser, which === 'panel' ? 'sidepanel.html' : 'empty.html');
      if (pair >= 0) compared[which].push(opening);
    }
  }
  return compared;
}

function row(name: string, { panel, empty }: Compared, what: keyof Opening, note: string): Row {
  const of = (all: Opening[]) => all.map((one) => one[what]);
  const tell = (all: number[]) =>
    `median ${round(median(all))} ms (quartiles ${round(quantile(all, 0.25))} to ${round(quantile(all, 0.75))})`;
  return {
    name,
    value: round(median(of(panel)) / median(of(empty))),
    unit: 'times',
    n: pairs,
    note: `${note}; ${tell(of(panel))} from opening the side panel's page, beside ${tell(of(empty))} of an empty React panel in the same extension, A-B-B-A`,
  };
}

function addEmptyPanel(dir: string): void {
  const { outputFiles } = buildSync({
    stdin: {
      contents:
        "import { createElement } from 'react'; import { createRoot } from 'react-dom/client'; createRoot(document.getElementById('root')).render(createElement('p', null, 'Aside'));",
      resolveDir: process.cwd(),
    },
    bundle: true,
    minify: true,
    write: false,
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  writeFileSync(join(dir, 'empty.js'), outputFiles[0]?.contents ?? '');
  writeFileSync(
    join(dir, 'empty.html'),
    '<!doctype html><meta charset="utf-8"><div id="root"></div><script type="module" src="/empty.js"></script>',
  );
}

async function open(browser: Chromium, path: string): Promise<Opening> {
  const page = await browser.openExtensionPage(path);
  const opening = await page.evaluate(
    () =>
      new Promise<Opening>((resolve) => {
        let [first, drawn] = [0, 0];
        new PerformanceObserver((list) => {
          first = list.getEntriesByName('first-contentful-paint')[0]?.startTime ?? first;
        }).observe({ type: 'paint', buffered: true });
        new PerformanceObserver((list) => {
          drawn = list.getEntries().at(-1)?.startTime ?? drawn;
        }).observe({ type: 'largest-contentful-paint', buffered: true });
        setTimeout(() => resolve({ first, drawn }), 500);
      }),
  );
  await page.close();
  return opening;
}

export const steps = [measureOpening];

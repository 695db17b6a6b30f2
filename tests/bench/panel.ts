import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { type Chromium, launchChromium } from '../browser/chromium';
import { startSandbox } from '../sandbox/server';
import { freezeBuild } from './frozen-build';
import { alternate, median, quantile } from './measure';
import { type Row, round } from './results';

const pairs = 30;

/** How long the panel takes to its first paint, beside a page that does no more than start React and say a word. */
async function measureFirstPaint(): Promise<Row[]> {
  const build = freezeBuild('chrome');
  const sandbox = await startSandbox();
  let browser: Chromium | undefined;
  try {
    addEmptyPanel(build.dir);
    browser = await launchChromium({ port: sandbox.port, extensionDir: build.dir });
    const at = browser;
    const { a, b } = await alternate(
      pairs,
      () => paint(at, 'sidepanel.html'),
      () => paint(at, 'empty.html'),
    );
    return [
      {
        name: 'panel.first_paint_ratio',
        value: round(median(a) / median(b)),
        unit: 'times',
        n: pairs,
        note: `from opening the side panel's page to its first contentful paint, nobody signed in: median ${round(median(a))} ms (quartiles ${round(quantile(a, 0.25))} to ${round(quantile(a, 0.75))}) beside ${round(median(b))} (${round(quantile(b, 0.25))} to ${round(quantile(b, 0.75))}) of an empty React panel in the same extension, A-B-B-A; at most 1.3`,
      },
    ];
  } finally {
    await browser?.close();
    await sandbox.close();
    build.remove();
  }
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

async function paint(browser: Chromium, path: string): Promise<number> {
  const page = await browser.openExtensionPage(path);
  const time = await page.evaluate(
    () =>
      new Promise<number>((resolve) =>
        new PerformanceObserver((list) => {
          const [painted] = list.getEntriesByName('first-contentful-paint');
          if (painted) resolve(painted.startTime);
        }).observe({ type: 'paint', buffered: true }),
      ),
  );
  await page.close();
  return time;
}

export const steps = [measureFirstPaint];

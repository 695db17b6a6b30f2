import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildExtension } from '../browser/build';

/** A copy of the production build that nobody rebuilds under a browser that runs for minutes. */
export function freezeBuild(browser: 'chrome' | 'firefox'): { dir: string; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), `aside-${browser}-build-`));
  cpSync(buildExtension(browser), dir, { recursive: true });
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

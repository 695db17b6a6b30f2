import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildExtension } from '../browser/build';
import { openRoots } from '../browser/open-roots';

/**
 * A copy of the production build that nobody rebuilds under a browser that runs for minutes. `isOpen`: with its shadow
 * roots open, where our own nodes have to be found.
 */
export function freezeBuild(browser: 'chrome' | 'firefox', isOpen = false): { dir: string; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), `aside-${browser}-build-`));
  cpSync(buildExtension(browser), dir, { recursive: true });
  if (isOpen) openRoots(dir);
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

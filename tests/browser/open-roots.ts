import { cpSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildExtension } from './build';

/** Runs before the script that it stands in, in the same world: what asks for a closed root gets an open one. */
const opener = `{
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) {
    return attach.call(this, { ...init, mode: 'open' });
  };
}
`;

/**
 * The production build with its shadow roots open: no test's locator looks into a closed one. One statement before the
 * two scripts that make such roots is all that differs; tests/e2e/page-closed.test.ts drives the build as people get it.
 */
export function buildWithOpenRoots(browser: 'chrome' | 'firefox'): string {
  const build = buildExtension(browser);
  const copy = `${build}-open`;
  const time = (dir: string) => statSync(join(dir, 'manifest.json')).mtimeMs;
  if (existsSync(join(copy, 'manifest.json')) && time(copy) > time(build)) return copy;
  rmSync(copy, { recursive: true, force: true });
  cpSync(build, copy, { recursive: true });
  openRoots(copy);
  return copy;
}

/** The same for a build that is the caller's own. */
export function openRoots(dir: string): void {
  const welcome = /src="\/(chunks\/[^"]+\.js)"/.exec(readFileSync(join(dir, 'welcome.html'), 'utf8'))?.[1];
  if (!welcome) throw new Error(`No script named in ${dir}/welcome.html.`);
  for (const script of ['content-scripts/x-page.js', welcome].map((file) => join(dir, file)))
    writeFileSync(script, opener + readFileSync(script, 'utf8'));
}

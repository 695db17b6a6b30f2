import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

const builds = {
  chrome: { folder: '.output/chrome-mv3', args: [] },
  firefox: { folder: '.output/firefox-mv3', args: ['-b', 'firefox', '--mv3'] },
} as const;

/** What a build is made of. */
const sources = [
  'components',
  'entrypoints',
  'lib',
  'locales',
  'modules',
  'public',
  'package-lock.json',
  'wxt.config.ts',
];

/**
 * Makes the production build that people get, as `npm run build` does, unless the one that stands is newer than all
 * that it is made of. Answers with its folder. Throws with what the build said if it fails.
 */
export function buildExtension(browser: keyof typeof builds): string {
  const { folder, args } = builds[browser];
  const path = join(root, folder);
  const manifest = join(path, 'manifest.json');
  if (existsSync(manifest) && statSync(manifest).mtimeMs > newest(sources.map((name) => join(root, name))))
    return path;
  // A test runner's own mode must not reach what is built.
  const { NODE_ENV: _, VITEST: __, MODE: ___, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/wxt/bin/wxt.mjs'), 'build', ...args],
    { cwd: root, env, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`The build for ${browser} failed:\n${stdout}${stderr}`);
  return path;
}

/** Of files and folders, whatever changed last in them, in milliseconds since 1970. Folders tell of files removed. */
function newest(paths: readonly string[]): number {
  return paths.reduce((latest, path) => {
    if (!existsSync(path)) return latest;
    const stat = statSync(path);
    const inside = stat.isDirectory() ? newest(readdirSync(path).map((name) => join(path, name))) : 0;
    return Math.max(latest, stat.mtimeMs, inside);
  }, 0);
}

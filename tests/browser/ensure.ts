import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type FoundBrowser, findChromium, findFirefox } from './find';

/** Finds a Chromium or, on a Debian machine where we are root, installs one. Throws one line that says what to do. */
export function ensureChromium(): FoundBrowser {
  const found =
    findChromium() ??
    (install(['chromium', 'fonts-noto-color-emoji', 'fonts-inter']) ? findChromium() : undefined);
  if (found) return found;
  throw new Error(
    'No Chromium found. Install Chromium or Chrome (https://www.chromium.org/getting-involved/download-chromium/), or set CHROME_PATH to one.',
  );
}

/** The same for Firefox. */
export function ensureFirefox(): string {
  const found = findFirefox() ?? (install(['firefox-esr']) ? findFirefox() : undefined);
  if (found) return found;
  throw new Error('No Firefox found. Install it (https://www.firefox.com), or set FIREFOX_PATH to one.');
}

/** Whether the packages are there now. Asks nothing of anybody. */
function install(packages: readonly string[]): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return false;
  console.log(`Installing ${packages.join(' and ')} (once, about a minute)...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  // An update that failed for one of several sources may still have found what we need.
  apt('update', '-q');
  return apt('install', '-y', '-q', ...packages);
}

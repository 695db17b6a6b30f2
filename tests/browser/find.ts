import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A browser on this machine. */
export interface FoundBrowser {
  path: string;
  /** Google's own Chrome: since 137 it ignores `--load-extension`. */
  branded: boolean;
}

type Places = Partial<Record<NodeJS.Platform, readonly string[]>>;

const programs = [
  process.env.PROGRAMFILES,
  process.env['PROGRAMFILES(X86)'],
  process.env.LOCALAPPDATA,
].filter((folder) => folder !== undefined);
const windows = (file: string) => programs.map((folder) => join(folder, file));
const mac = (name: string) =>
  ['/Applications', join(homedir(), 'Applications')].map((folder) => `${folder}/${name}`);

// In order of preference: those that take an extension from the command line come first.
const chromiums: readonly { branded: boolean; places: Places }[] = [
  {
    branded: false,
    places: {
      linux: ['chromium', 'chromium-browser', 'chrome-for-testing', '/snap/bin/chromium'],
      darwin: [
        ...mac('Chromium.app/Contents/MacOS/Chromium'),
        ...mac('Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing'),
      ],
      win32: windows('Chromium\\Application\\chrome.exe'),
    },
  },
  {
    branded: false,
    places: {
      linux: ['microsoft-edge', 'microsoft-edge-stable'],
      darwin: mac('Microsoft Edge.app/Contents/MacOS/Microsoft Edge'),
      win32: windows('Microsoft\\Edge\\Application\\msedge.exe'),
    },
  },
  {
    branded: true,
    places: {
      linux: ['google-chrome', 'google-chrome-stable', '/opt/google/chrome/chrome'],
      darwin: mac('Google Chrome.app/Contents/MacOS/Google Chrome'),
      win32: windows('Google\\Chrome\\Application\\chrome.exe'),
    },
  },
];

const firefoxes: Places = {
  linux: ['firefox-esr', 'firefox', '/snap/bin/firefox'],
  darwin: mac('Firefox.app/Contents/MacOS/firefox'),
  win32: windows('Mozilla Firefox\\firefox.exe'),
};

/** The browser that CHROME_PATH names, else Chromium, Chrome for Testing, Edge or Chrome, where they usually are. */
export function findChromium(): FoundBrowser | undefined {
  const given = process.env.CHROME_PATH;
  if (given) return { path: given, branded: /google[ -]chrome(?!.*testing)/i.test(given) };
  for (const { branded, places } of chromiums) {
    const path = findIn(places);
    if (path) return { path, branded };
  }
  return undefined;
}

/** The browser that FIREFOX_PATH names, else Firefox where it usually is. */
export function findFirefox(): string | undefined {
  return process.env.FIREFOX_PATH ?? findIn(firefoxes);
}

/** A bare name is looked for in the folders of PATH. */
function findIn(places: Places): string | undefined {
  for (const place of places[process.platform] ?? []) {
    const paths = /[/\\]/.test(place)
      ? [place]
      : (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, place));
    const found = paths.find((path) => existsSync(path));
    if (found) return found;
  }
  return undefined;
}

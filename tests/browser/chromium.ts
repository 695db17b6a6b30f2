import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { ensureChromium } from './ensure';
import { resolverRules } from './hosts';
import { type Chromium, RunningChromium } from './running-chromium';

export { type Chromium, extensionId } from './running-chromium';

export interface LaunchOptions {
  /** The sandbox's port; X's names lead there, every other name nowhere. */
  port: number;
  /** The built extension; without it the browser has none. */
  extensionDir?: string;
  /** Kept after closing, for a browser that comes back; without it a new one, removed at the end. */
  profileDir?: string;
  /** In CSS px; `null` leaves it to the window. */
  viewport?: { width: number; height: number } | null;
  /** Device pixels to a CSS pixel. */
  scale?: number;
  colorScheme?: 'light' | 'dark';
  /** With a window, for people. */
  headed?: boolean;
  /**
   * How the extension gets in. Google's own Chrome has ignored the command line's since 137 and takes one over the
   * debugging pipe only; that is the default for it, and the command line for every other.
   */
  loadBy?: 'command-line' | 'pipe';
  args?: readonly string[];
  /** Leaves the page open that greets a new installation. */
  firstRun?: boolean;
}

/** Starts a real Chromium in which the sandbox is x.com, for pages and for the extension's background alike. */
export async function launchChromium(options: LaunchOptions): Promise<Chromium> {
  const { port, extensionDir, viewport = { width: 1360, height: 900 }, scale, headed = false } = options;
  const { path, branded } = ensureChromium();
  const loadBy = options.loadBy ?? (branded ? 'pipe' : 'command-line');
  const profileDir = options.profileDir ?? (await mkdtemp(join(tmpdir(), 'aside-chromium-')));
  const context = await chromium.launchPersistentContext(profileDir, {
    executablePath: path,
    // Headless is asked for below: the library's own kind would leave extensions out.
    headless: false,
    viewport,
    deviceScaleFactor: viewport ? scale : undefined,
    colorScheme: options.colorScheme,
    ignoreDefaultArgs: ['--disable-extensions', '--enable-automation'],
    // A sandboxed browser does not start for root.
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      // For people: a good size, and no bar that warns of the flags below.
      ...(headed ? ['--window-size=1440,960', '--test-type'] : ['--headless=new', '--disable-gpu']),
      ...(extensionDir ? argsFor(extensionDir, loadBy) : []),
      `--host-resolver-rules=${resolverRules(port)}`,
      '--ignore-certificate-errors',
      // For a second connection, which sees what this one does not: the real side panel.
      '--remote-debugging-port=0',
      '--disable-quic',
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...(options.args ?? []),
    ],
  });
  // What does not come in this time does not come, on a slow machine either: Aside itself waits 15 s at most for a look-up.
  context.setDefaultTimeout(40_000);
  const running = new RunningChromium(context, profileDir, options.profileDir !== undefined);
  if (extensionDir && loadBy === 'pipe') await running.loadExtension(extensionDir);
  if (extensionDir && !options.firstRun && (await isNew(profileDir))) await running.closeWelcome();
  return running;
}

/** A browser that starts for the first time with this profile; remembered in it. */
async function isNew(profileDir: string): Promise<boolean> {
  try {
    await writeFile(join(profileDir, 'aside-greeted'), '', { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

const argsFor = (extensionDir: string, loadBy: 'command-line' | 'pipe'): string[] =>
  loadBy === 'pipe'
    ? ['--enable-unsafe-extension-debugging']
    : [`--disable-extensions-except=${extensionDir}`, `--load-extension=${extensionDir}`];

import { randomUUID } from 'node:crypto';
import { type Firefox, launchFirefox } from '../browser/firefox';
import type { Sandbox } from '../sandbox/server';
import { startOpenSandbox } from './crowd';
import { type Desk, deskIn, signIn } from './desk';
import { freezeBuild } from './frozen-build';

export interface FirefoxDesk {
  readonly sandbox: Sandbox;
  readonly desk: Desk;
  close(): Promise<void>;
}

/** A real Firefox with the production build, the sandbox as X without limits, signed in. */
export async function raiseFirefox(prefs: Readonly<Record<string, number>>): Promise<FirefoxDesk> {
  const build = freezeBuild('firefox');
  const sandbox = await startOpenSandbox();
  // Firefox would draw one for each profile; its pages could not be found then.
  const host = randomUUID();
  const firefox = await launchFirefox({
    port: sandbox.port,
    extensionDir: build.dir,
    prefs: { ...prefs, 'extensions.webextensions.uuids': JSON.stringify({ 'aside@aside.example': host }) },
  });
  const close = async () => {
    await firefox.close();
    await sandbox.close();
    build.remove();
  };
  try {
    const desk = await openDesk(firefox, host);
    await signIn(desk);
    return { sandbox, desk, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openDesk({ browser }: Firefox, host: string): Promise<Desk> {
  const page = await browser.newPage();
  // Firefox does not tell that a page of an extension has loaded; it has, though.
  await page.goto(`moz-extension://${host}/options.html`, { timeout: 3_000 }).catch(() => {});
  await page.evaluate('globalThis.__name = (named) => named');
  return deskIn((work, given) => page.evaluate(work as never, given as never));
}

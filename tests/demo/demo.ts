import { mkdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { buildExtension } from '../browser/build';
import { launchChromium } from '../browser/chromium';
import { hasDisplay } from '../browser/display';
import { lookInside } from '../browser/look-inside';
import { publicClientId } from '../sandbox/oauth/grants';
import { startSandbox } from '../sandbox/server';
import { takeTour } from './tour';

const pictures = 'demo-pictures';

const tours = !hasDisplay || process.argv.includes('--tour');

console.log('Building Aside and starting an X of our own...');
const extensionDir = buildExtension('chrome');
const sandbox = await startSandbox();

if (tours) {
  await rm(pictures, { recursive: true, force: true });
  await mkdir(pictures, { recursive: true });
  if (process.platform === 'linux') {
    process.env.FONTCONFIG_FILE ??= fileURLToPath(new URL('fonts.conf', import.meta.url));
  }
  const browser = await launchChromium({
    port: sandbox.port,
    extensionDir,
    viewport: { width: 1240, height: 960 },
    // The second is for the side panel, which is no page of this size and scale.
    args: ['--hide-scrollbars', '--force-device-scale-factor=2'],
    scale: 2,
    colorScheme: 'light',
  });
  lookInside(browser.context);
  const passed = await takeTour({ sandbox, browser, pictures });
  await browser.close();
  await sandbox.close();
  process.exit(passed ? 0 : 1);
} else {
  const browser = await launchChromium({ port: sandbox.port, extensionDir, viewport: null, headed: true });
  const [page = await browser.context.newPage()] = browser.context.pages();
  await page.goto('https://x.com/home');
  console.log(`
Ready to play. This browser takes an X of our own on this machine for x.com; nothing leaves it.
  1. Reply to a post: the two buttons at the end of the toolbar are Aside's.
  2. Click the puzzle piece beside the address, then Aside, then "Set up sign-in". Client ID: ${publicClientId}
  3. Send something from the side panel. What the customers received is printed here.
Close the browser to end.`);
  let shown = 0;
  const watching = setInterval(() => {
    for (const { recipientId, text } of sandbox.state.messages.slice(shown)) {
      const person = sandbox.state.users.find(({ id }) => id === recipientId);
      console.log(`\n@${person?.handle} received: ${text}`);
    }
    shown = sandbox.state.messages.length;
  }, 300);
  await new Promise((resolve) => browser.context.once('close', resolve));
  clearInterval(watching);
  await sandbox.close();
  process.exit(0);
}

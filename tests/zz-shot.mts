import { extensionId, launchChromium } from './browser/chromium';
import { startSandbox } from './sandbox/server';
const sandbox = await startSandbox();
const browser = await launchChromium({ port: sandbox.port, extensionDir: '/tmp/w/lead/.output/chrome-mv3', viewport: { width: 900, height: 1000 } });
try {
  const page = await browser.openExtensionPage('options.html#templates');
  await page.waitForTimeout(1200);
  await page.screenshot({ path: '/tmp/pics/lib-list.png', fullPage: true });
  await page.getByRole('button', { name: 'New template' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Where is it');
  await page.getByRole('button', { name: "Customer's name" }).click();
  await page.getByRole('button', { name: 'A question' }).click();
  await page.keyboard.press('End'); await page.keyboard.type(' Hi {{ cu');
  await page.waitForTimeout(600);
  await page.screenshot({ path: '/tmp/pics/lib-edit.png', fullPage: true });
  await page.keyboard.press('Enter');
  await page.waitForTimeout(600);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 360, height: 800 });
  await page.screenshot({ path: '/tmp/pics/lib-edit-dark.png', fullPage: true });
} finally { await browser.close(); await sandbox.close(); }

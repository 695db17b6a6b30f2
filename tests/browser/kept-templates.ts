import type { Template } from '../../lib/templates/template';
import type { Chromium } from './chromium';

/** Puts templates on the disk, as the background would have left them. */
export async function keepTemplates(
  browser: Pick<Chromium, 'worker'>,
  templates: readonly Template[],
): Promise<void> {
  const worker = await browser.worker();
  await worker.evaluate(async (kept) => {
    const opening = indexedDB.open('aside');
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const transaction = opening.result.transaction('templates', 'readwrite');
    for (const template of kept) transaction.objectStore('templates').put(template);
    await new Promise((resolve) => transaction.addEventListener('complete', resolve));
    opening.result.close();
  }, templates);
}

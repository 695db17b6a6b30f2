import { readFile } from 'node:fs/promises';
import type { BrowserContext } from 'playwright-core';

const look = `
  body { margin: 0; padding: 40px; background: #d9dbe3; display: flex; gap: 32px; align-items: flex-start; width: max-content }
  figure { margin: 0; border-radius: 14px; overflow: hidden; box-shadow: 0 8px 28px rgb(20 22 40 / .18), 0 1px 3px rgb(20 22 40 / .12) }
  img { display: block; height: 640px }
`;

/** Puts what the tour saw beside each other in one picture, `aside.png`, for the README. */
export async function frame(context: BrowserContext, folder: string): Promise<void> {
  const files = ['3-templates', '7-panel', '8-outbox'];
  const figures = await Promise.all(
    files.map(async (name) => {
      const data = (await readFile(`${folder}/${name}.png`)).toString('base64');
      return `<figure><img src="data:image/png;base64,${data}"></figure>`;
    }),
  );
  const page = await context.newPage();
  await page.setContent(`<!doctype html><style>${look}</style>${figures.join('')}`);
  await page.locator('body').screenshot({ path: `${folder}/aside.png` });
  await page.close();
}

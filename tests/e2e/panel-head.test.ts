import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { putInLanguage } from '../browser/in-language';
import { signIn } from './own-pages';
import { extensionDir, raise, type Stage } from './page-stage';

let stage: Stage;
beforeAll(async () => {
  stage = await raise();
});
afterAll(() => stage.close());

/** Where the panel's head stands and in which colours: `avatar` and `name` are selectors in it. */
const look = (page: Page, head: string, avatar: string, name: string) =>
  page.evaluate(
    (selectors) => {
      const [box, round, words] = selectors.map((selector) => document.querySelector(selector));
      if (!box || !round || !words) throw new Error(`not all of ${selectors} is there`);
      const place = (element: Element) => element.getBoundingClientRect().toJSON();
      const { color, fontSize, fontWeight, fontFamily } = getComputedStyle(words);
      const { x, y, height } = place(words);
      return {
        page: getComputedStyle(document.documentElement).backgroundColor,
        // The drawn one may have a scrollbar beside it.
        head: { ...place(box), width: 0, right: 0 },
        avatar: [place(round), getComputedStyle(round).backgroundColor],
        name: { x, y, line: height > 0, color, fontSize, fontWeight, fontFamily },
      };
    },
    [head, `${head} ${avatar}`, `${head} ${name}`],
  );

/** As it is before script and styles have come. */
async function stripped(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setScriptExecutionDisabled', { value: true });
  await page.reload();
  await page.evaluate(() => {
    for (const link of document.querySelectorAll('link[rel=stylesheet][crossorigin]')) link.remove();
  });
}

it('stands from the first paint where it stays, in its colours', async () => {
  const options = await signIn(stage);
  await options.close();
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await stage.browser.openExtensionPage('sidepanel.html');
    await page.setViewportSize({ width: 360, height: 740 });
    await page.emulateMedia({ colorScheme });
    await page.getByRole('heading', { name: /acme_help/ }).waitFor();
    const drawn = await look(page, '.header', '.avatar', 'h1');
    await stripped(page);
    expect(await look(page, '.first-head', 'i', 'p')).toEqual(drawn);
    await page.close();
  }
});

it('stands on the right where one reads from there', async () => {
  const arabic = await raise(undefined, { extensionDir: putInLanguage('ar', extensionDir) });
  try {
    const page = await arabic.browser.openExtensionPage('sidepanel.html');
    await page.setViewportSize({ width: 360, height: 740 });
    await stripped(page);
    const { avatar } = await look(page, '.first-head', 'i', 'p');
    expect(avatar[0]).toMatchObject({ right: 344 });
  } finally {
    await arabic.close();
  }
});

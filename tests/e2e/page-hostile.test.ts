import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { draft, editor, homeComposer, link, linkButton, raise, type Stage, said } from './page-stage';

let stage: Stage;
beforeAll(async () => {
  stage = await raise();
});
afterEach(() => stage.clear());
afterAll(() => stage.close());

/** The longest that the page's main thread stood still while `work` went on, in ms. */
async function longestPause(page: Page, work: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const seen = { longest: 0, last: performance.now() };
    Object.assign(window, { seen });
    const tick = () => {
      const now = performance.now();
      seen.longest = Math.max(seen.longest, now - seen.last);
      seen.last = now;
      setTimeout(tick, 5);
    };
    tick();
  });
  await work();
  return page.evaluate(() => (window as unknown as { seen: { longest: number } }).seen.longest);
}

it('does not freeze in a flood of changes, and works afterwards', async () => {
  const page = await homeComposer.open(stage);
  await linkButton(page, 'home').waitFor();
  const flood = () =>
    page.evaluate(async () => {
      const end = performance.now() + 2_000;
      while (performance.now() < end) {
        const box = document.createElement('div');
        for (let nth = 0; nth < 200; nth += 1)
          box.insertAdjacentHTML('beforeend', '<div><article data-testid="tweet"><p></p></article></div>');
        document.body.append(box);
        await new Promise((resolve) => setTimeout(resolve));
        box.remove();
      }
    });
  expect(await longestPause(page, flood)).toBeLessThan(1_000);
  await linkButton(page, 'home').click();
  await said(page, 'home').getByText('Link added').waitFor();
});

it('mounts in no more bars than a page of people can have, however many are put there', async () => {
  const page = await homeComposer.open(stage);
  await linkButton(page, 'home').waitFor();
  await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<div data-testid="toolBar"></div>'.repeat(3_000));
  });
  await page.waitForTimeout(300);
  expect(await page.locator('[data-aside]').count()).toBeLessThan(60);
});

it('gives up on a bar whose page drops our node every time, without a loop', async () => {
  const page = await homeComposer.open(stage);
  await linkButton(page, 'home').waitFor();
  const dropped = await page.evaluate(async () => {
    let count = 0;
    const drop = () => {
      for (const host of document.querySelectorAll('[data-aside]')) {
        host.remove();
        count += 1;
      }
    };
    new MutationObserver(drop).observe(document, { childList: true, subtree: true });
    drop();
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    return count;
  });
  expect(dropped).toBeLessThan(40);
});

it('hears and answers nothing that the page says, in events or messages', async () => {
  const page = await homeComposer.open(stage);
  await linkButton(page, 'home').click();
  await said(page, 'home').getByText('Link added').waitFor();
  const heard = await page.evaluate(async () => {
    const answers: string[] = [];
    window.addEventListener('message', ({ data }) => answers.push(JSON.stringify(data)));
    const channel = new BroadcastChannel('aside');
    channel.addEventListener('message', ({ data }) => answers.push(JSON.stringify(data)));
    for (const name of ['templates.list', 'templates.render', 'page.press', 'page.context', 'link.build']) {
      const message = { name, payload: {}, button: 'link', target: 'aside' };
      window.postMessage(message, '*');
      channel.postMessage(message);
      for (const type of ['aside', name])
        document.dispatchEvent(new CustomEvent(type, { detail: message, bubbles: true }));
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
    return {
      answers: answers.filter((answer) => !answer.includes('"target":"aside"')),
      globals: Object.keys(window).filter((key) => /aside/i.test(key)),
      runtime: typeof (window as unknown as { chrome?: { runtime?: unknown } }).chrome?.runtime,
    };
  });
  expect(heard).toEqual({ answers: [], globals: [], runtime: 'undefined' });
  expect(await draft(page, 'home')).toBe(link('4242'));
});

it('takes a forged paste, key or click for nothing of its own', async () => {
  const page = await homeComposer.open(stage);
  await editor(page, 'home').click();
  await linkButton(page, 'home').waitFor();
  await page.evaluate(() => {
    const host = document.querySelector('[data-aside]');
    for (const target of [host, ...(host?.shadowRoot?.querySelectorAll('*') ?? [])])
      for (const event of [
        new PointerEvent('pointerdown', { bubbles: true, composed: true }),
        new MouseEvent('click', { bubbles: true, composed: true }),
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }),
        new KeyboardEvent('keydown', { key: ' ', bubbles: true, composed: true }),
      ])
        target?.dispatchEvent(event);
  });
  await page.waitForTimeout(500);
  expect(await draft(page, 'home')).toBe('');
});

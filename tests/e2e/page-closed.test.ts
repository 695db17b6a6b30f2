import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Family, type Hands, type HandsStage, raiseHands } from './page-hands';

const text = 'The discount code is KETTLE-40.';
const templates = [{ id: 'closed', name: 'Zz closed', shortcut: 'zzclosed', text }];

/** Where the picker stands beneath its button, px. */
const toField = 26;
const toFirstRow = 70;

/** Everything that a script of X's page hears and could look into; run before anything of ours is pressed. */
const listen = () => {
  const seen = new Set<string>();
  Object.assign(window, { seen });
  for (const type of 'pointerover pointerdown mousedown click focusin keydown beforeinput input keyup'.split(
    ' ',
  ))
    window.addEventListener(
      type,
      (event) => {
        for (const node of event.composedPath())
          if (node instanceof Node && node.getRootNode() !== document)
            seen.add(`${type}: ${node.textContent}`);
      },
      true,
    );
};

describe.each<Family>(['Chromium', 'Firefox'])('the build as people get it, in %s', (family) => {
  let stage: HandsStage;
  let page: Hands;
  beforeAll(async () => {
    stage = await raiseHands(family, templates, 'closed');
  }, 120_000);
  beforeEach(async () => {
    page = await stage.open('https://x.com/home');
    await expect.poll(() => at(0)).not.toEqual({ x: 0, y: 0 });
  });
  afterEach(() => page.close());
  afterAll(() => stage.close());

  /** So many px beneath our second button: a draft that is begun moves X's row. */
  const at = (down: number) =>
    page.evaluate((below) => {
      const box = document.querySelector('.composer.home [data-aside]')?.getBoundingClientRect();
      return box?.width ? { x: box.x + box.width * 0.75, y: box.bottom + below } : { x: 0, y: 0 };
    }, down);
  const pressAt = async (down: number) => {
    const { x, y } = await at(down);
    await page.click(x, y);
  };
  const pressButton = () => pressAt(-10);
  /** What we say beside the button is less high than the picker. */
  const isOpen = async () =>
    page.evaluate(
      ({ x, y }) => document.elementFromPoint(x, y)?.hasAttribute('data-aside') === true,
      await at(toFirstRow),
    );
  const hasFocus = () =>
    page.evaluate(() => document.activeElement?.hasAttribute('data-aside') === true, null);
  const draft = () => page.evaluate(() => window.__sandbox.editorText(0, 'home'), null);
  const open = async () => {
    await pressButton();
    await expect.poll(isOpen).toBe(true);
    await expect.poll(hasFocus).toBe(true);
  };
  /** Until the list has come a press on its first row does nothing. */
  const pressFirstRow = () =>
    expect
      .poll(
        async () => {
          if (await isOpen()) await pressAt(toFirstRow);
          return draft();
        },
        { interval: 500 },
      )
      .toBe(text);

  it('tells X’s page nothing of what the templates say', async () => {
    await page.evaluate(listen, null);
    await open();
    await page.type('Zz closed');
    await pressFirstRow();
    await expect.poll(isOpen).toBe(false);
    await open();
    const known = await page.evaluate(() => {
      const { seen } = window as unknown as { seen: Set<string> };
      const hosts = [...document.querySelectorAll('[data-aside]')];
      for (const editor of document.querySelectorAll('[data-contents]')) editor.textContent = '';
      return {
        roots: hosts.filter(({ shadowRoot }) => shadowRoot).length,
        heard: [...seen],
        holdsText: document.documentElement.outerHTML.includes('KETTLE'),
      };
    }, null);
    expect(known).toEqual({ roots: 0, heard: [], holdsText: false });
  });

  it('closes the picker at a press elsewhere and at a second press, and goes on at one inside', async () => {
    await open();
    await page.click(5, 890);
    await expect.poll(isOpen).toBe(false);
    await open();
    await pressButton();
    await expect.poll(isOpen).toBe(false);
    await open();
    await pressAt(toField);
    expect(await isOpen()).toBe(true);
    await page.type('Zz closed');
    await pressFirstRow();
    await expect.poll(isOpen).toBe(false);
  });

  it('keeps keys to itself, and gives the caret back at Escape', async () => {
    await page.evaluate(() => window.__sandbox.focus(0, 'home'), null);
    await page.type('Hello world');
    for (let step = 0; step < 6; step += 1) await page.press('ArrowLeft');
    await open();
    await page.type('gn/');
    await page.press('Escape');
    await expect.poll(isOpen).toBe(false);
    expect(await page.evaluate(() => window.__sandbox.shortcuts(), null)).toEqual([]);
    await expect.poll(hasFocus).toBe(false);
    await page.type(',');
    await expect.poll(draft).toBe('Hello, world');
  });

  it('does nothing at what a script sends to its host', async () => {
    await open();
    await page.evaluate(() => {
      const host = document.querySelector('.composer.home [data-aside]');
      for (const key of ['Enter', 'Escape'])
        host?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
      host?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    }, null);
    expect(await isOpen()).toBe(true);
    expect(await draft()).toBe('');
  });
});

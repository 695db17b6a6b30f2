import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  editor,
  homeComposer,
  insertTemplate,
  linkButton,
  picker,
  raise,
  replyDialog,
  type Stage,
  said,
  templatesButton,
  within,
} from './page-stage';
import { complaint } from './page-words';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let stage: Stage;
beforeAll(async () => {
  stage = await raise();
});
afterEach(() => stage.clear());
afterAll(() => stage.close());

/** What axe finds within our own nodes, in the page as it stands. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: Axe };
    const { violations, passes } = await axe.run({ include: [['[data-aside]']] });
    if (!passes.some(({ id }) => id === 'button-name')) return ['axe did not look into our shadow root'];
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    );
  });
  return [...found, ...(await page.evaluate(findFaint))];
}

type Colour = { readonly alpha: number };
interface Axe {
  run(context: unknown): Promise<AxeResults>;
  readonly commons: {
    readonly color: {
      readonly Color: new () => Colour & { parseString(written: string): void };
      flattenColors(over: Colour, under: Colour): Colour;
      getContrast(background: Colour, foreground: Colour): number;
    };
  };
}

/**
 * Runs in the page: our texts that stand out too little from what is behind them. axe leaves a text in a popover
 * undecided, because it can't tell what lies under the top layer; ours has its own ground.
 */
function findFaint(): string[] {
  const { Color, flattenColors, getContrast } = (window as unknown as { axe: Axe }).axe.commons.color;
  const parse = (written: string) => {
    const colour = new Color();
    colour.parseString(written);
    return colour;
  };
  const groundOf = (element: Element): Colour => {
    const own = parse(getComputedStyle(element).backgroundColor);
    const root = element.getRootNode();
    const above = element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
    if (own.alpha === 1) return own;
    return flattenColors(own, above ? groundOf(above) : parse('white'));
  };
  const hosts = [...document.querySelectorAll('[data-aside]')];
  const elements = hosts.flatMap(({ shadowRoot }) => [
    ...(shadowRoot?.querySelectorAll('*:not(style)') ?? []),
  ]);
  const texts = elements.filter(
    (one) =>
      one.checkVisibility() && [...one.childNodes].some((node) => node instanceof Text && node.data.trim()),
  );
  return texts.flatMap((one) => {
    const { color, fontSize, fontWeight } = getComputedStyle(one);
    const size = parseFloat(fontSize);
    const enough = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700) ? 3 : 4.5;
    const ground = groundOf(one);
    const contrast = getContrast(ground, flattenColors(parse(color), ground));
    return contrast < enough ? [`contrast ${contrast.toFixed(2)}: ${one.outerHTML.slice(0, 200)}`] : [];
  });
}

describe.each([
  { look: 'light', query: '' },
  { look: 'lights out', query: '?theme=lightsout' },
  { look: 'right to left', query: '?dir=rtl' },
  { look: 'yellow accent', query: '?accent=yellow' },
])('$look', ({ query }) => {
  it('has no accessibility violations: buttons, result, picker, nothing found, questions', async () => {
    const page = await replyDialog.open(stage, query);
    await linkButton(page, 'dialog').click();
    await said(page, 'dialog').getByText('Link added').waitFor();
    expect(await violations(page)).toEqual([]);
    await templatesButton(page, 'dialog').click();
    await picker(page, 'dialog').getByRole('option').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.type('zebra');
    await picker(page, 'dialog').getByText('No template holds that').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await insertTemplate(page, 'dialog', 'Refund');
    await picker(page, 'dialog').getByLabel('Order number').waitFor();
    await page.keyboard.press('Enter');
    await picker(page, 'dialog').getByText('Fill this in first').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('has none where it says whether the button will be drawn, nor in “Reply privately”', async () => {
    const page = await homeComposer.open(stage, query);
    const post = page.locator('article', { hasText: complaint }).first();
    await post.hover();
    await post.getByRole('button', { name: 'Reply privately', exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);
    await editor(page, 'home').click();
    await page.keyboard.type('We are here');
    const check = within(page, 'home').getByRole('dialog', { name: 'Private message link' });
    await linkButton(page, 'home').click();
    await said(page, 'home').getByText('Link added').waitFor();
    await linkButton(page, 'home').click();
    await check.getByText('Send a private message', { exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    // A link that is not last, of the account posted as before: every kind of finding.
    await page.evaluate(() => window.__sandbox.switchAccount('5151'));
    await editor(page, 'home').click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(` bye ${'x'.repeat(300)}`);
    await linkButton(page, 'home').click();
    await check.getByText('The link leads to the account you posted as before').waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

it('turns dark with X, live, picker and all', async () => {
  const page = await homeComposer.open(stage);
  await templatesButton(page, 'home').click();
  const background = () =>
    picker(page, 'home').evaluate((element) => getComputedStyle(element).backgroundColor);
  await expect.poll(background).toBe('rgb(255, 255, 255)');
  await page.evaluate(() => window.__sandbox.setTheme('lightsout'));
  await expect.poll(background).toBe('rgb(0, 0, 0)');
  await page.evaluate(() => window.__sandbox.setTheme('light'));
  await expect.poll(background).toBe('rgb(255, 255, 255)');
});

it('wears the accent and the size of X’s own tools', async () => {
  const page = await stage.open('/home', '?accent=pink');
  const ours = await linkButton(page, 'home').boundingBox();
  const theirs = await page.getByTestId('gifSearchButton').boundingBox();
  expect([ours?.width, ours?.height, ours?.y]).toEqual([theirs?.width, theirs?.height, theirs?.y]);
  await expect
    .poll(() => linkButton(page, 'home').evaluate((element) => getComputedStyle(element).color))
    .toBe('rgb(249, 24, 128)');
});

it.each([
  { height: 900, width: 1360 },
  { height: 420, width: 700 },
  { height: 700, width: 360 },
])('keeps the picker inside a window of $width by $height', async ({ width, height }) => {
  const page = await homeComposer.open(stage);
  await page.setViewportSize({ width, height });
  await templatesButton(page, 'home').click();
  await picker(page, 'home').getByRole('option').first().waitFor();
  const box = await picker(page, 'home').boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect(box?.y).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(height);
});

it('loads at most 16 kB, 6 kB compressed, on x.com before the first press', () => {
  const script = readFileSync(new URL('../../.output/chrome-mv3/content-scripts/x-page.js', import.meta.url));
  expect(script.length).toBeLessThanOrEqual(16_000);
  expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(6_000);
});

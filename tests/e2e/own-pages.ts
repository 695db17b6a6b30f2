import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { raise, type Stage } from './page-stage';

export { raise, type Stage };

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** The Client ID of the sandbox's public app. */
export const clientIdOf = (stage: Stage): string => stage.sandbox.state.oauth.clients[0]?.id ?? '';

/** Nothing that axe objects to, colours included, in light and in dark. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.evaluate(axe);
    const objections = await page.evaluate(async () => {
      const { violations } = await window.axe.run();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join('\n')}`);
    });
    expect({ colorScheme, objections }).toEqual({ colorScheme, objections: [] });
  }
}

/** Presses Tab until the element in focus has this name. Throws where no number of presses leads there. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(() => {
      const { activeElement } = document;
      const label =
        activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement
          ? activeElement.labels?.[0]?.textContent
          : undefined;
      return label ?? activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '';
    });
    if (typeof name === 'string' ? here.trim() === name : name.test(here)) return;
  }
  throw new Error(`No Tab leads to ${String(name)}.`);
}

/** Signs in as who is logged in at x.com, who allows it at once. Answers with the options page, where that is said. */
export async function signIn(stage: Stage): Promise<Page> {
  stage.sandbox.state.consent = 'allow';
  const page = await stage.browser.openExtensionPage('options.html');
  await page.getByLabel('Client ID', { exact: true }).fill(clientIdOf(stage));
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByText(/^Signed in as @/).waitFor();
  return page;
}

/** Signs everybody out, so that the next test begins with nobody. */
export async function signEverybodyOut(stage: Stage): Promise<void> {
  const page = await stage.browser.openExtensionPage('options.html');
  const out = page.getByRole('button', { name: /^Sign out @/ });
  const nobody = page.getByText('Nobody is signed in yet.');
  await out.first().or(nobody).waitFor();
  while ((await out.count()) > 0) {
    const before = await out.count();
    await out.first().click();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await expect.poll(() => out.count()).toBe(before - 1);
  }
  await page.close();
}

declare global {
  interface Window {
    axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
  }
}

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  clientIdOf,
  expectAccessible,
  raise,
  type Stage,
  signEverybodyOut,
  signIn,
  tabTo,
} from './own-pages';

let stage: Stage;
beforeAll(async () => {
  stage = await raise();
});
afterEach(async () => {
  await stage.sandbox.setNetwork('up');
  await signEverybodyOut(stage);
  await stage.clear();
});
afterAll(() => stage.close());

const open = (part = 'sign-in') => stage.browser.openExtensionPage(`options.html#${part}`);

describe('the options page', () => {
  it('is accessible in light and dark before anybody is signed in', async () => {
    const page = await open();
    await page.getByText('Nobody is signed in yet.').waitFor();
    await expectAccessible(page);
  });

  it('gives the redirect URL that the sign-in really uses', async () => {
    const page = await open();
    const shown = page.getByLabel('Redirect URL', { exact: true });
    await expect.poll(() => shown.inputValue()).toMatch(/^https:/);
    const [app] = stage.sandbox.state.oauth.clients;
    expect(app?.redirectUrls).toContain(await shown.inputValue());
  });

  it('leads through the sign-in by keyboard alone, and is accessible at its end', async () => {
    const page = await open();
    await page.getByText('Nobody is signed in yet.').waitFor();
    await tabTo(page, 'Client ID');
    await page.keyboard.type(clientIdOf(stage));
    const opening = stage.browser.context.waitForEvent('page');
    await page.keyboard.press('Enter');
    const x = await opening;
    await x.getByTestId('oauth-allow').waitFor();
    await tabTo(x, 'Authorize app');
    // X's window closes at the key's going down, sometimes before it has come up.
    await x.keyboard.press('Enter').catch(() => {});

    await page.getByText('Signed in as @acme_help. You can send from the side panel now.').waitFor();
    await page.getByRole('listitem', { name: '@acme_help' }).getByText('signed in').waitFor();
    await expectAccessible(page);
  });

  it('signs out after asking: X ends both tokens, and the page says so', async () => {
    const page = await signIn(stage);
    await tabTo(page, 'Sign out @acme_help');
    await page.keyboard.press('Enter');
    await page.getByText(/^Sign out @acme_help\?/).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Signed out. Its tokens are ended at X and removed here.').waitFor();
    const { accessTokens, refreshTokens } = stage.sandbox.state.oauth;
    expect([accessTokens.size, refreshTokens.size]).toEqual([0, 0]);
    // The section that the pressed button was in, not the top of the page.
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-labelledby'))).toBe(
      'accounts',
    );
  });

  it('says so when X could not be reached to end the grant', async () => {
    const page = await signIn(stage);
    await stage.sandbox.setNetwork('down');
    await page.getByRole('button', { name: 'Sign out @acme_help' }).click();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByText(/X could not be reached to end the access there too/).waitFor();
    await page.getByText('Nobody is signed in yet.').waitFor();
  });

  it('keeps what is set, part by part', async () => {
    const page = await open('links');
    const words = page.getByLabel("The customer's message starts with");
    const saved = page.getByText('Saved', { exact: true });
    await words.fill('Order number: ');
    await saved.first().waitFor();
    await page.getByRole('link', { name: 'Sending', exact: true }).click();
    const seconds = page.getByLabel('Seconds to take a message back');
    await seconds.fill('9');
    await saved.first().waitFor();
    await page.reload();
    await expect.poll(() => seconds.inputValue()).toBe('9');
    await expectAccessible(page);
    await seconds.fill('5');
    await saved.first().waitFor();
    await page.goBack();
    await expect.poll(() => words.inputValue()).toBe('Order number: ');
    await expectAccessible(page);
    await words.fill('');
    await saved.first().waitFor();
  });

  it.each([
    { width: 1280, height: 800 },
    { width: 640, height: 400 },
    { width: 360, height: 640 },
  ])('needs no scrolling to the side in a window of $width by $height', async ({ width, height }) => {
    const page = await open();
    await page.setViewportSize({ width, height });
    const links = page.getByRole('navigation').getByRole('link');
    for (let index = 0; index < (await links.count()); index += 1) {
      await links.nth(index).click();
      expect(
        await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        ),
      ).toBe(0);
      await expectAccessible(page);
    }
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { extensionId } from '../browser/chromium';
import { expectAccessible, raise, type Stage, signEverybodyOut, signIn, tabTo } from './own-pages';

let stage: Stage;
beforeAll(async () => {
  stage = await raise();
});
afterEach(async () => {
  await signEverybodyOut(stage);
  await stage.clear();
});
afterAll(() => stage.close());

/** Signs in, with so many seconds to take a message back. */
async function giveSeconds(seconds: number): Promise<void> {
  const options = await signIn(stage);
  await options.getByRole('link', { name: 'Sending' }).click();
  await options.getByLabel('Seconds to take a message back').fill(String(seconds));
  await options.getByText('Saved', { exact: true }).first().waitFor();
}

const open = async () => {
  const page = await stage.browser.openExtensionPage('sidepanel.html');
  await page.setViewportSize({ width: 360, height: 740 });
  return page;
};
const received = () => stage.sandbox.state.messages.map(({ recipientId, text }) => ({ recipientId, text }));
const caseyId = '2244994945';

describe('the side panel', () => {
  it('says what it needs while nobody is signed in, and leads to the options page', async () => {
    const page = await open();
    await page.getByRole('heading', { name: 'Answer in private' }).waitFor();
    await expectAccessible(page);
    const opening = stage.browser.context.waitForEvent('page');
    await page.getByRole('button', { name: 'Set up sign-in' }).click();
    await (await opening).waitForURL(/options\.html$/);
  });

  it('opens for writing by itself once somebody has signed in', async () => {
    const page = await open();
    await page.getByRole('heading', { name: 'Answer in private' }).waitFor();
    await signIn(stage);
    await page.getByRole('textbox', { name: 'Message' }).waitFor();
  });

  it('sends by keyboard alone, shows the message on its way and as sent', async () => {
    await signIn(stage);
    const page = await open();
    await page.getByText(/sends left/).waitFor();
    await tabTo(page, 'To');
    await page.keyboard.type('https://x.com/casey_c');
    await page.keyboard.press('Enter');
    await page.getByText('accepts messages').waitFor();
    await expectAccessible(page);

    await tabTo(page, 'Message');
    await page.keyboard.type('Hi Casey,\nyour new kettle is on its way: https://acme.example/t/82');
    await page.getByRole('region', { name: 'What Casey Customer will see' }).getByText('kettle').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Control+Enter');
    await page.getByText(/^Goes to @casey_c in \d s$/).waitFor();
    await expectAccessible(page);
    expect(received()).toEqual([]);

    await page
      .getByText(/^@casey_c: sent/)
      .first()
      .waitFor({ timeout: 15_000 });
    expect(received()).toEqual([
      { recipientId: caseyId, text: 'Hi Casey,\nyour new kettle is on its way: https://acme.example/t/82' },
    ]);
    await page.getByRole('tab', { name: 'Compose' }).focus();
    await page.keyboard.press('ArrowRight');
    const row = page.getByRole('listitem', { name: /casey_c/ });
    await row.getByText(/^sent/).waitFor();
    await tabTo(page, 'Details');
    await page.keyboard.press('Enter');
    await row.getByText(`Message id at X: ${stage.sandbox.state.messages[0]?.eventId}`).waitFor();
    await page.getByText('Today 1 sent · about $0.02').waitFor();
    await expectAccessible(page);
  });

  it('shows why a message could not be queued, and keeps it', async () => {
    await signIn(stage);
    const page = await stage.browser.context.newPage();
    await page.setViewportSize({ width: 360, height: 740 });
    // A full disk can't be had here: this page alone gets the background's answer to one.
    await page.addInitScript(() => {
      const full = { ok: false, problem: { code: 'storage_full' } };
      const { runtime } = chrome;
      const send = runtime.sendMessage.bind(runtime) as (...sent: unknown[]) => unknown;
      const isRefused = (message: unknown) => JSON.stringify(message).includes('outbox.enqueue');
      // Called with a callback by the polyfill, as a promise where the browser needs no polyfill.
      const refusing = (message: unknown, ...more: unknown[]) => {
        if (!isRefused(message)) return send(message, ...more);
        for (const one of more) if (typeof one === 'function') one(full);
        return Promise.resolve(full);
      };
      for (const api of [chrome, (globalThis as { browser?: typeof chrome }).browser]) {
        if (api) Object.defineProperty(api.runtime, 'sendMessage', { value: refusing });
      }
    });
    await page.goto(`chrome-extension://${extensionId}/sidepanel.html`);
    await page.getByRole('textbox', { name: 'To' }).fill('@casey_c');
    await page.getByRole('textbox', { name: 'Message' }).fill('Hi Casey');
    await page.getByRole('button', { name: 'Send privately' }).click();
    await page.getByText(/^The disk is full/).waitFor();
    await page.getByRole('button', { name: 'Send privately' }).click({ trial: true });
    expect(await page.getByRole('textbox', { name: 'Message' }).inputValue()).toBe('Hi Casey');
    await expectAccessible(page);
  });

  it('takes a message back within its seconds, text and person too', async () => {
    // A slow machine may need more than the usual five.
    await giveSeconds(60);
    const page = await open();
    await page.getByRole('textbox', { name: 'To' }).fill('@casey_c');
    await page.getByRole('textbox', { name: 'Message' }).fill('Too early');
    await page.getByRole('button', { name: 'Send privately' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => page.getByRole('textbox', { name: 'Message' }).inputValue()).toBe('Too early');
    await page.getByText('@casey_c', { exact: true }).waitFor();
    await page.getByRole('tab', { name: /^Outbox/ }).click();
    await page.getByText('taken back', { exact: true }).waitFor();
    expect(received()).toEqual([]);
  });

  it('does not let a message leave while it is being edited, and sends what was saved', async () => {
    await giveSeconds(12);
    const page = await open();
    await page.getByRole('textbox', { name: 'To' }).fill('@casey_c');
    await page.getByRole('textbox', { name: 'Message' }).fill('Helo');
    await page.getByRole('button', { name: 'Send privately' }).click();
    await page.getByText(/^Goes to @casey_c/).waitFor();
    await page.getByRole('tab', { name: /^Outbox/ }).click();
    await page.getByRole('button', { name: 'Edit: message to @casey_c' }).click();
    // Longer than the seconds after which it would have left.
    await page.waitForTimeout(14_000);
    expect(received()).toEqual([]);
    await page.getByRole('textbox', { name: 'Message to @casey_c' }).fill('Hello');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Send now: message to @casey_c' }).click();
    await page.getByText(/^sent/).waitFor();
    expect(received()).toEqual([{ recipientId: caseyId, text: 'Hello' }]);
  });

  it('keeps what was typed when it is closed and opened again, and forgets it at sign-out', async () => {
    await signIn(stage);
    const first = await open();
    await first.getByRole('textbox', { name: 'Message' }).fill('Not finished');
    await first.close();
    const second = await open();
    await expect
      .poll(() => second.getByRole('textbox', { name: 'Message' }).inputValue())
      .toBe('Not finished');
    await signEverybodyOut(stage);
    expect(await second.evaluate(() => localStorage.length)).toBe(0);
  });

  it('has room for everything at 200 % zoom', async () => {
    await signIn(stage);
    const page = await open();
    await page.setViewportSize({ width: 180, height: 370 });
    await page.getByRole('textbox', { name: 'To' }).fill('@casey_c');
    await page.keyboard.press('Enter');
    await page.getByText('accepts messages').waitFor();
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBe(0);
    await page.getByRole('button', { name: 'Send privately' }).click({ trial: true });
    await expectAccessible(page);
  });
});

import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { raise, type Stage, signEverybodyOut, signIn } from './own-pages';
import { say } from './sentences';

let stage: Stage;
beforeAll(async () => {
  stage = await raise();
});
afterEach(async () => {
  await signEverybodyOut(stage);
  await stage.clear();
});
afterAll(() => stage.close());

const caseys = '4242-2244994945';
const jos = '4242-1290348571';
const text = 'Sorry, Casey.\n\nHere is مرحبا 👩‍👩‍👧 your label: https://acme.example/label';

/** The chat with Casey, and beside it the real side panel, opened for her by our button there. */
async function chatWithPanel(): Promise<{ chat: Page; panel: Page }> {
  await signIn(stage);
  const chat = await stage.open(`/i/chat/${caseys}`);
  await chat.getByRole('button', { name: say('page.panel'), exact: true }).click();
  const panel = await stage.browser.findPanel();
  await panel.getByRole('button', { name: say('panel.to_change', { handle: 'casey_c' }) }).waitFor();
  await panel.getByLabel(say('panel.message'), { exact: true }).fill(text);
  await panel.getByText(say('transport.other'), { exact: true }).click();
  await panel.getByLabel(say('transport.encrypted'), { exact: true }).check();
  return { chat, panel };
}

const put = (panel: Page) => panel.getByRole('button', { name: say('transport.put'), exact: true }).click();

const held = (chat: Page) => chat.evaluate(() => window.__sandbox.chat('page').text);

describe('a message of the panel, by the agent’s own hand', () => {
  it('goes into the open chat as it is written, once, and is sent by nobody but the agent', async () => {
    const { chat, panel } = await chatWithPanel();
    await put(panel);
    await panel.getByText(say('transport.put_done', { who: '@casey_c' }), { exact: true }).waitFor();
    // What X's own model holds, not what its field shows.
    expect(await held(chat)).toBe(text);
    await put(panel);
    await panel.getByText(say('transport.put_there', { who: '@casey_c' }), { exact: true }).waitFor();
    expect(await held(chat)).toBe(text);
    expect(stage.sandbox.state.page.chat).toEqual([]);
    expect(stage.sandbox.state.messages).toEqual([]);
    await chat.locator('[data-testid="dm-composer-textarea"]').press('Enter');
    await expect.poll(() => stage.sandbox.state.page.chat).toMatchObject([{ text }]);
  });

  it('does not go into another person’s chat, nor where none is open; it can be copied', async () => {
    const { chat, panel } = await chatWithPanel();
    await chat.goto(`https://x.com/i/chat/${jos}`);
    await chat.locator('[data-testid="dm-composer-textarea"]').waitFor();
    await put(panel);
    await panel
      .getByText(say('transport.put_other_chat', { who: '@jo_lee', whom: '@casey_c' }), { exact: true })
      .waitFor();
    expect(await held(chat)).toBe('');
    await chat.goto('https://x.com/home');
    await chat.locator('[data-testid="toolBar"]').first().waitFor();
    await put(panel);
    await panel.getByText(say('transport.put_failed'), { exact: true }).waitFor();
    await panel.getByRole('button', { name: say('transport.copy'), exact: true }).click();
    await panel.getByText(say('transport.copied'), { exact: true }).waitFor();
  });

  it('is taken from no other page of ours', async () => {
    const chat = await stage.open(`/i/chat/${caseys}`);
    await chat.locator('[data-testid="dm-composer-textarea"]').waitFor();
    const options = await stage.browser.openExtensionPage('options.html');
    const answers = await options.evaluate(async () => {
      const tabs = await chrome.tabs.query({ url: 'https://x.com/*' });
      return Promise.all(
        tabs.map(({ id = -1 }) =>
          chrome.tabs.sendMessage(id, { name: 'page.put', wanted: { text: 'Not from here' } }).catch(String),
        ),
      );
    });
    expect(answers.filter((answer) => typeof answer === 'object' && answer !== null)).toEqual([]);
    expect(await held(chat)).toBe('');
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, raise, type Stage, signEverybodyOut, signIn } from './own-pages';
import { picker, replyDialog, templatesButton } from './page-stage';

let stage: Stage;
beforeAll(async () => {
  stage = await raise();
});
afterEach(async () => {
  await signEverybodyOut(stage);
  await stage.clear();
});
afterAll(() => stage.close());

/** A reply to Casey's complaint, from which "Send privately" has opened the real side panel. */
async function sendPrivately(template: string) {
  const page = await replyDialog.open(stage);
  await templatesButton(page, 'dialog').click();
  await picker(page, 'dialog').getByRole('combobox').waitFor();
  await page.keyboard.type(template);
  await picker(page, 'dialog').getByRole('option', { selected: true, name: template }).waitFor();
  await page.keyboard.press('Alt+Enter');
  return stage.browser.findPanel();
}

describe('the side panel beside the page', () => {
  it('opens filled in from the page, asks what is missing, and sends to who wrote the post', async () => {
    await signIn(stage);
    const panel = await sendPrivately('Refund on its way');
    await panel.getByText('@casey_c', { exact: true }).waitFor();
    await panel.getByText(/My order 1234 arrived broken/).waitFor();
    const order = panel.getByLabel('Order number');
    await order.waitFor();
    await expectAccessible(panel);
    await order.fill('1234');
    await order.press('Enter');
    const message = panel.getByRole('textbox', { name: 'Message' });
    await expect.poll(() => message.inputValue()).toMatch(/^Hi Casey Customer, .* for order 1234\./);
    await panel.getByRole('button', { name: 'Send privately' }).click();
    await panel
      .getByText(/^@casey_c: sent/)
      .first()
      .waitFor({ timeout: 15_000 });
    expect(stage.sandbox.state.messages).toMatchObject([{ senderId: '4242', recipientId: '2244994945' }]);
  });

  it('opens from a chat for the person of the conversation, and sends to them', async () => {
    await signIn(stage);
    const page = await stage.open('/i/chat/4242-2244994945');
    await page.getByRole('button', { name: 'Send with buttons', exact: true }).click();
    const panel = await stage.browser.findPanel();
    await panel.getByText('@casey_c', { exact: true }).waitFor();
    await panel.getByRole('textbox', { name: 'Message' }).fill('With a button');
    await panel.getByRole('button', { name: 'Send privately' }).click();
    // The panel may still say "sent" of the message before.
    await expect
      .poll(() => stage.sandbox.state.messages)
      .toMatchObject([{ senderId: '4242', text: 'With a button' }]);
  });

  it('keeps what was asked for until somebody has signed in', async () => {
    const panel = await sendPrivately('Refund on its way');
    await panel.getByRole('heading', { name: 'Answer in private' }).waitFor();
    await signIn(stage);
    await panel.getByText('@casey_c', { exact: true }).waitFor();
    await panel.getByLabel('Order number').waitFor();
  });

  it('takes the customer of the open post', async () => {
    await signIn(stage);
    const panel = await sendPrivately('Refund on its way');
    await panel.getByRole('button', { name: 'Change who this goes to, now @casey_c' }).click();
    await panel.getByRole('button', { name: 'The person of the open post or chat' }).click();
    await panel.getByText('@casey_c', { exact: true }).waitFor();
  });
});

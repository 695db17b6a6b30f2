/** @module-tag one-try */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import {
  deskFor,
  expectRow,
  openDetails,
  openOutbox,
  posts,
  press,
  pressSend,
  received,
  row,
  send,
  tokenPosts,
  write,
} from './desk-acts';
import { type DeskStage, raiseDesk } from './desk-stage';
import { say, saying } from './sentences';

let stage: DeskStage;
beforeAll(async () => {
  stage = await raiseDesk();
});
afterEach(() => stage.clear());
afterAll(() => stage.close());

it('sends what was written, once, and shows X’s ids of it', async () => {
  const panel = await deskFor(stage, { undoSeconds: 3 });
  const text = 'Hi Casey 👋\n\nYour new kettle is on its way: https://acme.example/t/82?a=1&b=2';
  await write(panel, text);
  await panel.getByText(say('panel.accepts'), { exact: true }).waitFor();
  await pressSend(panel);
  await panel.getByText(saying('panel.goes_in', { name: '@casey_c' })).waitFor();
  expect(posts(stage)).toEqual([]);
  await openOutbox(panel);
  await expectRow(panel, 'Hi Casey', saying('outbox.sent'));

  expect(stage.sandbox.state.messages).toMatchObject([{ senderId: '4242', recipientId: '2244994945', text }]);
  expect(posts(stage)).toMatchObject([{ status: 201, committed: true, body: JSON.stringify({ text }) }]);
  expect(tokenPosts(stage)).toHaveLength(1);
  const [arrived] = stage.sandbox.state.messages;
  await openDetails(panel, 'Hi Casey');
  await row(panel, 'Hi Casey')
    .getByText(say('outbox.row_event', { id: arrived?.eventId ?? '' }))
    .waitFor();
  await row(panel, 'Hi Casey')
    .getByText(say('outbox.row_conversation', { id: '4242-2244994945' }))
    .waitFor();
});

it('keeps the order of a conversation, and asks for one token', async () => {
  const panel = await deskFor(stage);
  const texts = ['One', 'Two', 'Three'];
  for (const text of texts) {
    await write(panel, text);
    await pressSend(panel);
  }
  await expect.poll(() => received(stage)).toEqual(texts);
  expect(posts(stage)).toHaveLength(3);
  expect(tokenPosts(stage)).toHaveLength(1);
});

it('takes a message back from the outbox while it waits, and X never hears of it', async () => {
  const panel = await deskFor(stage, { undoSeconds: 30 });
  await send(panel, 'Not this one');
  await expectRow(panel, 'Not this one', saying('outbox.in_seconds'));
  await press(panel, 'Not this one', say('outbox.undo'));
  await expectRow(panel, 'Not this one', say('outbox.cancelled'));
  expect(posts(stage)).toEqual([]);
  await panel.getByRole('button', { name: say('outbox.clear') }).click();
  await panel.getByText(say('outbox.empty')).waitFor();
});

it('fills a template in for the person, and asks for what it can’t know', async () => {
  const panel = await deskFor(stage);
  await write(panel, '');
  await panel.getByLabel(say('panel.template'), { exact: true }).selectOption(say('starter.refund.name'));
  await panel.getByLabel('Order number', { exact: true }).fill('1234');
  await panel.getByRole('button', { name: say('panel.template_fill') }).click();
  await expect
    .poll(() => panel.getByLabel(say('panel.message'), { exact: true }).inputValue())
    .toContain('for order 1234');
  await pressSend(panel);
  await expect.poll(() => received(stage)[0]).toMatch(/^Hi Casey Customer, .* for order 1234\./);
});

it('an empty message is said to be empty', async () => {
  const panel = await deskFor(stage);
  await write(panel, '  ');
  await pressSend(panel);
  await panel.getByText(say('fault.text.empty'), { exact: true }).waitFor();
  expect(posts(stage)).toEqual([]);
});

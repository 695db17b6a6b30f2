import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  type DeskStage,
  deskFor,
  expectRow,
  openDetails,
  openOutbox,
  posts,
  press,
  pressSend,
  raiseDesk,
  received,
  row,
  send,
  tokenPosts,
  write,
} from './desk-stage';
import { say, saying } from './sentences';

let stage: DeskStage;
beforeAll(async () => {
  stage = await raiseDesk();
});
afterEach(() => stage.clear());
afterAll(() => stage.close());

it('sends what was written, once, and shows X’s ids of it', async () => {
  const panel = await deskFor(stage, { undoSeconds: 2 });
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

it('sends to somebody who is given by id, by profile or by post', async () => {
  const panel = await deskFor(stage);
  const post = stage.sandbox.state.posts.find(({ authorId }) => authorId === '1290348571');
  for (const to of ['1290348571', 'https://x.com/jo_lee', `x.com/jo_lee/status/${post?.id}?s=20`]) {
    const field = panel.getByLabel(say('panel.to'), { exact: true });
    await field.fill(to);
    await field.press('Enter');
    await panel.getByRole('button', { name: say('panel.to_change', { handle: 'jo_lee' }) }).waitFor();
    await panel.getByLabel(say('panel.message'), { exact: true }).fill(`Found as ${to}`);
    await pressSend(panel);
    await expect.poll(() => received(stage)).toContain(`Found as ${to}`);
  }
  // Known under each of their names by now: X was asked once for the id and once for the handle.
  expect(stage.sandbox.log.filter(({ path }) => /^\/2\/users\/(by|\d)/.test(path))).toHaveLength(1);
  expect(stage.sandbox.state.messages.map(({ recipientId }) => recipientId)).toEqual(
    Array.from({ length: 3 }, () => '1290348571'),
  );
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

describe('whom it goes to', () => {
  it.each([
    ['nobody has this name', '@nobody_here', 'recipient_not_found'],
    ['X has suspended them', '@gone_guy', 'recipient_suspended'],
    ['it is oneself', '@Acme_Help', 'recipient_is_self'],
    ['it is oneself, by id', '4242', 'recipient_is_self'],
    ['it is no name at all', 'not a name!', 'recipient_unreadable'],
  ] as const)('is said to be wrong when %s, and nothing is sent', async (_, to, code) => {
    const panel = await deskFor(stage);
    await panel.getByLabel(say('panel.message'), { exact: true }).fill('Hello');
    await panel.getByLabel(say('panel.to'), { exact: true }).fill(to);
    await pressSend(panel);
    await panel.getByText(say(`problem.${code}`), { exact: true }).waitFor();
    expect(await panel.getByLabel(say('panel.message'), { exact: true }).inputValue()).toBe('Hello');
    expect(posts(stage)).toEqual([]);
  });

  it('is warned of when they may not accept messages, and may still be tried', async () => {
    const panel = await deskFor(stage);
    await write(panel, 'Hello', '@kim_dev');
    await panel.getByText(say('panel.refuses'), { exact: true }).waitFor();
    await pressSend(panel);
    await openOutbox(panel);
    await expectRow(panel, 'Hello', say('outbox.failed'), say('problem.recipient_refuses'));
    expect(received(stage)).toEqual([]);
  });
});

it('an empty message is said to be empty', async () => {
  const panel = await deskFor(stage);
  await write(panel, '  ');
  await pressSend(panel);
  await panel.getByText(say('problem.text_empty'), { exact: true }).waitFor();
  expect(posts(stage)).toEqual([]);
});

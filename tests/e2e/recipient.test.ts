import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { errors } from '../sandbox/errors';
import type { Fault } from '../sandbox/faults';
import { deskFor, expectRow, openOutbox, posts, pressSend, received, write } from './desk-acts';
import { type DeskStage, raiseDesk } from './desk-stage';
import { say } from './sentences';

let stage: DeskStage;
beforeAll(async () => {
  stage = await raiseDesk();
});
afterEach(() => stage.clear());
afterAll(() => stage.close());

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

  const lookUp = 'GET /2/users/by/username/:username';
  const troubles: [string, 'x_unavailable' | 'unreachable' | 'answer_unreadable' | 'rate_limited', Fault][] =
    [
      ['X answers 503', 'x_unavailable', { kind: 'answer', error: errors.unavailable }],
      ['the connection dies', 'unreachable', { kind: 'dropBefore' }],
      ['a page comes in place of an answer', 'answer_unreadable', { kind: 'answer', error: errors.okHtml }],
      ['X wants a pause', 'rate_limited', { kind: 'answer', error: errors.tooMany }],
    ];
  it.each(troubles)(
    'can’t be asked while %s: that is said, and asked again when it works',
    async (_, code, fault) => {
      const panel = await deskFor(stage);
      // The browser itself repeats what only reads.
      stage.sandbox.faults.next(lookUp, fault, Number.POSITIVE_INFINITY);
      const field = panel.getByLabel(say('panel.to'), { exact: true });
      await field.fill('@casey_c');
      await field.press('Enter');
      await panel.getByText(say(`problem.${code}`), { exact: true }).waitFor();
      stage.sandbox.faults.clear();
      await field.press('Enter');
      await panel.getByRole('button', { name: say('panel.to_change', { handle: 'casey_c' }) }).waitFor();
    },
  );

  it('can’t be taken from the page while no post is open', async () => {
    const panel = await deskFor(stage);
    await panel.getByRole('button', { name: say('panel.from_page') }).click();
    await panel.getByText(say('problem.customer_not_on_page'), { exact: true }).waitFor();
  });
});

/** @module-tag one-try */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sendEndpoint } from '../sandbox/api/settings';
import {
  deskFor,
  expectRow,
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

describe('when the background is killed', () => {
  it('between sign-in and send, the message goes all the same', async () => {
    const panel = await deskFor(stage);
    await stage.browser.stopWorkers();
    await write(panel, 'From the next life');
    await stage.browser.stopWorkers();
    await pressSend(panel);
    await openOutbox(panel);
    await expectRow(panel, 'From the next life', saying('outbox.sent'));
    expect(received(stage)).toEqual(['From the next life']);
    expect(tokenPosts(stage)).toHaveLength(1);
  });

  it('in the seconds in which a message can be taken back, it is still there, and goes', async () => {
    const panel = await deskFor(stage, { undoSeconds: 30 });
    await send(panel, 'Still there');
    await expectRow(panel, 'Still there', saying('outbox.in_seconds'));
    await stage.letPass(30_000);
    await expectRow(panel, 'Still there', saying('outbox.sent'));
    expect(received(stage)).toEqual(['Still there']);
    expect(posts(stage)).toHaveLength(1);
  });

  it('while X is slow to answer and has the message, it is found, not sent again', async () => {
    const panel = await deskFor(stage);
    stage.sandbox.faults.next(sendEndpoint, { kind: 'hang', committed: true });
    await send(panel, 'Mid-air');
    await expectRow(panel, 'Mid-air', say('outbox.sending'));
    await expect.poll(() => received(stage)).toEqual(['Mid-air']);
    await stage.browser.stopWorkers();
    await stage.browser.worker();
    await expectRow(panel, 'Mid-air', saying('outbox.sent'));
    expect(received(stage)).toEqual(['Mid-air']);
    expect(posts(stage)).toHaveLength(1);
  });

  it('while X is slow and does not have it, nothing is sent again until the agent says so', async () => {
    const panel = await deskFor(stage);
    stage.sandbox.faults.next(sendEndpoint, { kind: 'hang' });
    await send(panel, 'Mid-air');
    await expect.poll(() => posts(stage).length).toBe(1);
    await stage.browser.stopWorkers();
    await stage.browser.worker();
    await expectRow(panel, 'Mid-air', say('outbox.unknown'));
    await expect.poll(() => stage.sandbox.log.some(({ path }) => path.includes('/dm_events'))).toBe(true);
    expect(posts(stage)).toHaveLength(1);
    await press(panel, 'Mid-air', say('outbox.send_again'));
    await row(panel, 'Mid-air')
      .getByRole('button', { name: say('outbox.send_again_yes'), exact: true })
      .click();
    await expectRow(panel, 'Mid-air', saying('outbox.sent'));
    expect(received(stage)).toEqual(['Mid-air']);
  });
});

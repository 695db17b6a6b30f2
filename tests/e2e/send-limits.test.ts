/** @module-tag one-try */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { sendEndpoint } from '../sandbox/api/settings';
import { deskFor, expectRow, openCompose, posts, received, send } from './desk-acts';
import { type DeskStage, raiseDesk } from './desk-stage';
import { say, saying } from './sentences';

let stage: DeskStage;
beforeAll(async () => {
  stage = await raiseDesk();
});
afterEach(() => stage.clear());
afterAll(() => stage.close());

/** Somebody else has used up the account's sends, until so many milliseconds from now. */
function useUpSends(ms: number): void {
  const { api } = stage.sandbox.state;
  const [window] = api.limits[sendEndpoint] ?? [];
  const key = `4242 ${sendEndpoint} ${window?.seconds}`;
  api.used.set(key, { calls: window?.calls ?? 0, endsAt: stage.sandbox.state.now() + ms });
}

it('waits as long as X’s 429 says, shows until when, and then goes by itself', async () => {
  const panel = await deskFor(stage);
  useUpSends(4_000);
  await send(panel, 'After the limit');
  await expectRow(panel, 'After the limit', saying('outbox.waits_for_limit'), say('problem.rate_limited'));
  await panel.getByText(saying('panel.sends_back', { sends: say('panel.sends_none') })).waitFor();
  await expectRow(panel, 'After the limit', saying('outbox.sent'));
  expect(posts(stage).map(({ status }) => status)).toEqual([429, 201]);
  expect(received(stage)).toEqual(['After the limit']);
});

it('asks nothing while X’s own count says that nothing is left', async () => {
  const panel = await deskFor(stage);
  stage.sandbox.state.api.limits[sendEndpoint] = [{ calls: 1, seconds: 4 }];
  await send(panel, 'The last one');
  await expectRow(panel, 'The last one', saying('outbox.sent'));
  await openCompose(panel);
  await send(panel, 'One too many');
  await expectRow(panel, 'One too many', saying('outbox.waits_for_limit'));
  await expectRow(panel, 'One too many', saying('outbox.sent'));
  expect(posts(stage).map(({ status }) => status)).toEqual([201, 201]);
});

it.each(['none', 'legacy'] as const)(
  'after a 429 that gives no time it waits a minute, and longer after the next (%s)',
  async (tooMany) => {
    const panel = await deskFor(stage);
    stage.sandbox.state.api.tooMany = tooMany;
    const withoutHeaders = { status: 429, body: { errors: [{ code: 88, message: 'Rate limit exceeded' }] } };
    if (tooMany === 'none') useUpSends(10 * 60_000);
    else stage.sandbox.faults.next(sendEndpoint, { kind: 'answer', error: withoutHeaders }, 2);
    await send(panel, 'Patience');
    await expectRow(panel, 'Patience', saying('outbox.waits_for_limit'), say('problem.rate_limited'));

    await stage.letPass(50_000);
    await panel.reload();
    expect(posts(stage)).toHaveLength(1);
    await stage.letPass(10_000);
    await expect.poll(() => posts(stage).length).toBe(2);
    await stage.letPass(100_000);
    await panel.reload();
    expect(posts(stage)).toHaveLength(2);
    stage.sandbox.state.api.used.clear();
    await stage.letPass(20_000);
    await expect.poll(() => received(stage)).toEqual(['Patience']);
    expect(posts(stage).map(({ status }) => status)).toEqual([429, 429, 201]);
  },
);

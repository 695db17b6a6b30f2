/** @module-tag one-try */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sendEndpoint } from '../sandbox/api/settings';
import { errors } from '../sandbox/errors';
import type { Fault } from '../sandbox/faults';
import {
  ask,
  choose,
  deskFor,
  expectRow,
  openCompose,
  openDetails,
  openOutbox,
  posts,
  press,
  pressSend,
  received,
  row,
  send,
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

const looks = () => stage.sandbox.log.filter(({ path }) => path.includes('/dm_events?'));

describe('a message that has arrived, though X’s answer has not, is found by looking and not sent again', () => {
  const answers: [string, Fault][] = [
    ['the connection drops', { kind: 'dropAfter' }],
    ['the answer is cut off', { kind: 'cutBody' }],
    ['X answers 500', { kind: 'answer', committed: true, error: errors.internal }],
    ['a gateway answers 502 with a page', { kind: 'answer', committed: true, error: errors.badGatewayHtml }],
    ['X answers 200 with a page', { kind: 'answer', committed: true, error: errors.okHtml }],
    ['X answers 200 with nothing', { kind: 'answer', committed: true, error: errors.emptyOk }],
  ];
  it.each(answers)('when %s', async (_, fault) => {
    const panel = await deskFor(stage);
    stage.sandbox.faults.next(sendEndpoint, fault);
    await send(panel, 'Arrived: https://acme.example/?a=1&b=2 <3');
    await expectRow(panel, 'Arrived', saying('outbox.sent'));
    expect(received(stage)).toHaveLength(1);
    expect(posts(stage)).toHaveLength(1);
    const [arrived] = stage.sandbox.state.messages;
    await openDetails(panel, 'Arrived');
    await row(panel, 'Arrived')
      .getByText(say('outbox.row_event', { id: arrived?.eventId ?? '' }))
      .waitFor();
  });
});

describe('a message that may not have arrived is looked for, then asked about, and never sent by itself', () => {
  const answers: [string, Fault][] = [
    ['the connection drops', { kind: 'dropBefore' }],
    ['X answers 503', { kind: 'answer', error: errors.unavailableHtml }],
  ];

  /** Sleeps through the waits between looks: 1, 5, 20 and 60 s. */
  async function lookToTheEnd(panel: Page): Promise<void> {
    for (const [looked, seconds] of [1, 5, 20, 60].entries()) {
      await expect.poll(() => looksOf(panel)).toBe(looked);
      await stage.letPass(seconds * 1_000);
    }
  }

  async function looksOf(panel: Page): Promise<number | undefined> {
    const view = await ask(panel, 'outbox.view', { limit: 1 });
    return view.ok ? view.value.rows[0]?.doubt?.looks : undefined;
  }

  it.each(answers)('when %s', async (_, fault) => {
    const panel = await deskFor(stage);
    stage.sandbox.faults.next(sendEndpoint, fault);
    await send(panel, 'Perhaps');
    await expectRow(panel, 'Perhaps', say('outbox.unknown'), saying('outbox.unknown_looking'));
    await lookToTheEnd(panel);
    await expectRow(panel, 'Perhaps', say('outbox.unknown'), say('outbox.unknown_why'));
    expect(looks()).toHaveLength(4);
    expect(posts(stage)).toHaveLength(1);

    await press(panel, 'Perhaps', say('outbox.send_again'));
    await row(panel, 'Perhaps').getByText(say('outbox.send_again_sure')).waitFor();
    await row(panel, 'Perhaps')
      .getByRole('button', { name: say('outbox.send_again_yes'), exact: true })
      .click();
    await expectRow(panel, 'Perhaps', saying('outbox.sent'));
    expect(received(stage)).toEqual(['Perhaps']);
    expect(posts(stage)).toHaveLength(2);
  });

  it('holds back what stands behind it in that conversation, and nothing of another', async () => {
    const panel = await deskFor(stage);
    stage.sandbox.faults.next(sendEndpoint, { kind: 'dropBefore' });
    await send(panel, 'Perhaps');
    await expectRow(panel, 'Perhaps', say('outbox.unknown'));
    await openCompose(panel);
    await send(panel, 'Behind it');
    await openCompose(panel);
    await send(panel, 'To somebody else', '@jo_lee');
    await expectRow(panel, 'To somebody else', saying('outbox.sent'));
    await expectRow(panel, 'Behind it', say('outbox.next'));
    await press(panel, 'Perhaps', say('outbox.its_there'));
    await expectRow(panel, 'Behind it', saying('outbox.sent'));
    expect(received(stage)).toEqual(['To somebody else', 'Behind it']);
  });
});

describe('without a network a message waits, and goes when there is one', () => {
  it('offline: said in the panel and on the message', async () => {
    const panel = await deskFor(stage);
    await choose(panel);
    await stage.setOffline(true);
    await panel.getByText(say('panel.offline')).waitFor();
    await panel.getByLabel(say('panel.message'), { exact: true }).fill('Written offline');
    await pressSend(panel);
    await openOutbox(panel);
    await expectRow(panel, 'Written offline', say('outbox.waits_for_network'));
    await stage.setOffline(false);
    await expectRow(panel, 'Written offline', saying('outbox.sent'));
    expect(received(stage)).toEqual(['Written offline']);
    expect(await panel.getByText(say('panel.offline')).count()).toBe(0);
  });

  it('offline, to somebody not looked up yet: by id', async () => {
    const panel = await deskFor(stage);
    await stage.setOffline(true);
    await panel.getByLabel(say('panel.to'), { exact: true }).fill('2244994945');
    await panel.getByLabel(say('panel.message'), { exact: true }).fill('By id');
    await panel.getByText(say('problem.offline')).waitFor();
    await pressSend(panel);
    await openOutbox(panel);
    await expectRow(panel, 'By id', say('outbox.waits_for_network'));
    await stage.setOffline(false);
    await expectRow(panel, 'By id', saying('outbox.sent'));
    expect(received(stage)).toEqual(['By id']);
  });

  it.each(['down', 'refuses-tls'] as const)('X out of reach (%s): tried again by itself', async (network) => {
    const panel = await deskFor(stage);
    await write(panel, 'Patience');
    await stage.sandbox.setNetwork(network);
    await pressSend(panel);
    await openOutbox(panel);
    await expectRow(panel, 'Patience', saying('outbox.trying_again'), say('problem.unreachable'));
    await stage.sandbox.setNetwork('up');
    await expectRow(panel, 'Patience', saying('outbox.sent'));
    expect(posts(stage)).toHaveLength(1);
    expect(received(stage)).toEqual(['Patience']);
  });
});

import { describe, expect, it } from 'vitest';
import { conversationOf } from '../../../lib/outbox/line';
import { holdsLine, lookWaits, type OutboxEvent, step } from '../../../lib/outbox/machine';
import { type OutboxRow, outboxStates } from '../../../lib/outbox/row';
import { at, rowOf } from './rows';

const sending = rowOf({ state: 'sending', lease: { attempt: 'a', since: at }, attempts: 1 });
const unknown = rowOf({ state: 'unknown', doubt: { from: at, to: at + 100, looks: 0, nextLook: at + 1000 } });
const problem = { code: 'recipient_refuses', status: 403 } as const;

const run = (row: OutboxRow, ...events: OutboxEvent[]) =>
  events.reduce<OutboxRow | undefined>(
    (current, event) => current && step(current, event, at + 50)?.row,
    row,
  );

describe('a row on its way', () => {
  it('is claimed, accepted and sent, with X’s id', () => {
    const sent = run(
      rowOf(),
      { type: 'claimed', attempt: 'a' },
      { type: 'accepted', attempt: 'a', eventId: '77' },
    );
    expect(sent).toMatchObject({ state: 'sent', sent: { eventId: '77' }, attempts: 1 });
    expect(sent?.lease).toBeUndefined();
  });

  it('spends its price once, when X took it', () => {
    const accepted = step(sending, { type: 'accepted', attempt: 'a', eventId: '77' }, at);
    expect(accepted?.effects).toContainEqual({ type: 'spend', amount: 0.015 });
  });

  it('fails with X’s reason and can be tried again by the agent alone', () => {
    const failed = run(sending, { type: 'refused', attempt: 'a', problem });
    expect(failed).toMatchObject({ state: 'failed', problem });
    expect(failed && step(failed, { type: 'claimed', attempt: 'b' }, at)).toBeUndefined();
    expect(failed && step(failed, { type: 'retried' }, at)?.row.state).toBe('queued');
  });

  it('goes back to its place when X said not now', () => {
    expect(run(sending, { type: 'postponed', attempt: 'a', until: at + 9_000 })).toMatchObject({
      state: 'queued',
      notBefore: at + 9_000,
      seq: 1,
    });
  });

  it('does not hear the late answer of an older attempt', () => {
    expect(step(sending, { type: 'accepted', attempt: 'old', eventId: '77' }, at)).toBeUndefined();
  });
});

describe('a row in doubt', () => {
  it.each<OutboxEvent>([
    { type: 'doubted', attempt: 'a', problem: { code: 'unreachable' } },
    { type: 'orphaned' },
  ])('after $type is looked for and never queued by itself', (event) => {
    const doubted = run(sending, event);
    expect(doubted).toMatchObject({ state: 'unknown', doubt: { from: at, looks: 0 } });
    expect(doubted && step(doubted, { type: 'claimed', attempt: 'b' }, at)).toBeUndefined();
  });

  it('is sent once it is found', () => {
    expect(run(unknown, { type: 'found', eventId: '9', at: at + 3 })).toMatchObject({
      state: 'sent',
      sent: { eventId: '9', at: at + 3 },
    });
  });

  it('is looked for a few times, holding its line, then handed to the agent', () => {
    let row: OutboxRow = unknown;
    for (let look = 1; look <= lookWaits.length; look += 1) {
      expect(holdsLine(row)).toBe(true);
      const next = step(row, { type: 'absent' }, at);
      expect(next).toBeDefined();
      row = next?.row ?? row;
    }
    expect(row).toMatchObject({ state: 'unknown', doubt: { looks: lookWaits.length } });
    expect(row.doubt?.nextLook).toBeUndefined();
    expect(holdsLine(row)).toBe(false);
    expect(step(row, { type: 'lookAgain' }, at)?.row.doubt?.nextLook).toBe(at);
    expect(step(row, { type: 'markedSent' }, at)?.row.state).toBe('sent');
    expect(step(row, { type: 'sentAgain' }, at)?.row.state).toBe('queued');
  });

  it('is in doubt again when a Send again is taken back: it may have arrived the first time', () => {
    const again = run(unknown, { type: 'sentAgain' });
    expect(again).toMatchObject({ state: 'queued' });
    expect(again && step(again, { type: 'cancelled' }, at)?.row).toMatchObject({ state: 'unknown' });
  });

  it('does not take a late click on Try again for a wish to risk two', () => {
    expect(step(unknown, { type: 'retried' }, at)).toBeUndefined();
    expect(step(rowOf({ state: 'failed' }), { type: 'sentAgain' }, at)).toBeUndefined();
  });

  it('does not stretch its window over the time in which the browser was closed', () => {
    const dayLater = at + 86_400_000;
    const doubt = step(sending, { type: 'orphaned' }, dayLater)?.row.doubt;
    expect((doubt?.to ?? 0) - at).toBeLessThan(60_000);
  });
});

describe('what the agent may do', () => {
  it('takes back and edits what has not left, and nothing else', () => {
    const message = { text: 'Hello Casey' };
    expect(run(rowOf(), { type: 'edited', message, rendered: message, undo: 5_000 })).toMatchObject({
      message,
      notBefore: at + 5_050,
    });
    expect(run(rowOf(), { type: 'cancelled' })).toMatchObject({ state: 'cancelled' });
    for (const row of [sending, unknown, rowOf({ state: 'sent' }), rowOf({ state: 'failed' })]) {
      expect(step(row, { type: 'cancelled' }, at)).toBeUndefined();
      expect(step(row, { type: 'edited', message, rendered: message, undo: 0 }, at)).toBeUndefined();
    }
  });

  it('can not move a row that is sent or taken back', () => {
    const events: OutboxEvent[] = [
      { type: 'claimed', attempt: 'a' },
      { type: 'orphaned' },
      { type: 'found', eventId: '1', at },
      { type: 'retried' },
      { type: 'sentAgain' },
      { type: 'lookAgain' },
      { type: 'markedSent' },
      { type: 'sentNow' },
    ];
    for (const state of ['sent', 'cancelled'] as const) {
      for (const event of events) expect(step(rowOf({ state }), event, at)).toBeUndefined();
    }
    expect(outboxStates).toHaveLength(6);
  });
});

describe('a conversation', () => {
  it('is named by the smaller id first, as numbers and not as text', () => {
    expect(conversationOf('900', '1234567890123456789')).toBe('900-1234567890123456789');
    expect(conversationOf('1234567890123456789', '900')).toBe('900-1234567890123456789');
  });
});

import type { RichMessage } from '../message/message';
import type { Problem } from '../message/problem';
import type { OutboxRow, Sending } from './row';

/** What can happen to a row. `attempt` names the sending it speaks of: a late word of an older one is not heard. */
export type OutboxEvent =
  /** A sender takes the row, before anything leaves. */
  | { readonly type: 'claimed'; readonly attempt: string }
  /** X took the message. */
  | {
      readonly type: 'accepted';
      readonly attempt: string;
      readonly eventId: string;
      readonly conversationId?: string;
    }
  /** X said no for good. */
  | { readonly type: 'refused'; readonly attempt: string; readonly problem: Problem }
  /** Provably not done, and it may go later: X said "not now", or nothing left. */
  | {
      readonly type: 'postponed';
      readonly attempt: string;
      readonly until: number;
      readonly problem?: Problem;
    }
  /** The request may have left, and nobody knows what became of it. */
  | { readonly type: 'doubted'; readonly attempt: string; readonly problem: Problem }
  /** Found as `sending` by a worker that isn't sending it: the one that was has died. */
  | { readonly type: 'orphaned' }
  /** X's list of the conversation shows it. */
  | {
      readonly type: 'found';
      readonly eventId: string;
      readonly conversationId?: string;
      readonly at: number;
    }
  /** X's list does not show it. */
  | { readonly type: 'absent' }
  /** X's list could not be read. */
  | { readonly type: 'lookPostponed'; readonly until: number }
  /** Its file will not come to X: nothing was sent. */
  | { readonly type: 'mediaFailed'; readonly problem: Problem }
  // What a person does.
  | { readonly type: 'cancelled' }
  | {
      readonly type: 'edited';
      readonly message: RichMessage;
      readonly rendered: Sending;
      readonly undo: number;
    }
  | { readonly type: 'sentNow' }
  /** After a failure: X had said no, so nothing can arrive twice. */
  | { readonly type: 'retried' }
  /** After X refused its native parts: as text, by v2. */
  | { readonly type: 'agreedToText'; readonly rendered: Sending; readonly price: number | undefined }
  /** In doubt, knowing that it may arrive twice. Never the same as `retried`: a late second click must not double. */
  | { readonly type: 'sentAgain' }
  | { readonly type: 'lookAgain' }
  | { readonly type: 'markedSent' };

/** What has to be done because of it. */
type Effect =
  /** A request goes out now. */
  | { readonly type: 'send' }
  /** The scheduler has something to do at this time. */
  | { readonly type: 'wake'; readonly at: number }
  /** The next row of this conversation may go. */
  | { readonly type: 'release' }
  /** Money was spent, as an estimate in US dollars. */
  | { readonly type: 'spend'; readonly amount: number };

export interface Step {
  readonly row: OutboxRow;
  readonly effects: readonly Effect[];
}

/** Waits between looks for a row in doubt, ms. X lists a message within seconds; after the last, the agent is asked. */
export const lookWaits = [1_000, 5_000, 20_000, 60_000] as const;

/** X's clock and ours may differ by this much, ms, when we ask what it stored in the time of a doubt. */
export const clockSlack = 2 * 60_000;

/** A request is given up after this long, ms. */
export const longestSend = 25_000;

/**
 * One step of a row: pure, the clock handed in. `undefined` where the event does not belong to the row's state, which
 * is how a late answer, a second click or a final state is protected.
 */
export function step(row: OutboxRow, event: OutboxEvent, now: number): Step | undefined {
  switch (row.state) {
    case 'queued':
      return whileQueued(row, event, now);
    case 'sending':
      return whileSending(row, event, now);
    case 'unknown':
      return whileUnknown(row, event, now);
    case 'failed':
      return whileFailed(row, event, now);
    case 'sent':
    case 'cancelled':
      return undefined;
  }
}

function whileQueued(row: OutboxRow, event: OutboxEvent, now: number): Step | undefined {
  switch (event.type) {
    case 'claimed': {
      const lease = { attempt: event.attempt, since: now };
      const claimed: OutboxRow = {
        ...row,
        state: 'sending',
        lease,
        attempts: row.attempts + 1,
        updatedAt: now,
      };
      return { row: { ...claimed, problem: undefined }, effects: [{ type: 'send' }] };
    }
    case 'cancelled': {
      const state = row.doubt ? 'unknown' : 'cancelled';
      return { row: { ...row, state, updatedAt: now }, effects: [{ type: 'release' }] };
    }
    case 'edited':
      return queue(
        { ...row, message: event.message, rendered: event.rendered },
        Math.max(row.notBefore, now + event.undo),
        now,
        row.problem,
      );
    case 'sentNow':
      return queue(row, now, now);
    case 'mediaFailed':
      return refuse(row, event.problem, now);
    default:
      return undefined;
  }
}

function whileFailed(row: OutboxRow, event: OutboxEvent, now: number): Step | undefined {
  if (event.type === 'retried') return queue(row, now, now);
  if (event.type !== 'agreedToText' || row.transport !== 'v1.1') return undefined;
  const { rendered, price } = event;
  return queue({ ...row, transport: 'v2', rendered, price }, now, now);
}

function whileSending(row: OutboxRow, event: OutboxEvent, now: number): Step | undefined {
  if ('attempt' in event && event.attempt !== row.lease?.attempt) return undefined;
  switch (event.type) {
    case 'accepted':
      return finish(row, { eventId: event.eventId, conversationId: event.conversationId, at: now }, now);
    case 'refused':
      return refuse(row, event.problem, now);
    case 'postponed':
      return queue(row, event.until, now, event.problem);
    case 'doubted':
      return doubt(row, event.problem, now);
    case 'orphaned':
      return doubt(row, { code: 'arrival_unknown' }, now);
    default:
      return undefined;
  }
}

function whileUnknown(row: OutboxRow, event: OutboxEvent, now: number): Step | undefined {
  const doubted = row.doubt ?? { from: row.createdAt, to: now, looks: 0 };
  const look = (nextLook: number | undefined, looks: number, effects: Effect[]): Step => ({
    row: { ...row, doubt: { ...doubted, looks, nextLook }, updatedAt: now },
    effects,
  });
  switch (event.type) {
    case 'found':
      return finish(
        row,
        { eventId: event.eventId, conversationId: event.conversationId ?? row.conversationId, at: event.at },
        now,
      );
    case 'absent': {
      const looks = doubted.looks + 1;
      const wait = lookWaits[looks];
      if (wait === undefined) return look(undefined, looks, [{ type: 'release' }]);
      return look(now + wait, looks, [{ type: 'wake', at: now + wait }]);
    }
    case 'lookPostponed':
      return look(event.until, doubted.looks, [{ type: 'wake', at: event.until }]);
    case 'lookAgain':
      return look(now, Math.min(doubted.looks, lookWaits.length - 1), [{ type: 'wake', at: now }]);
    case 'sentAgain':
      return queue(row, now, now);
    case 'markedSent':
      return finish(row, { at: doubted.from }, now);
    default:
      return undefined;
  }
}

const refuse = (row: OutboxRow, problem: Problem, now: number): Step => ({
  row: { ...row, state: 'failed', lease: undefined, problem, updatedAt: now },
  effects: [{ type: 'release' }],
});

function queue(row: OutboxRow, notBefore: number, now: number, problem?: Problem): Step {
  const queued: OutboxRow = { ...row, state: 'queued', notBefore, problem, lease: undefined, updatedAt: now };
  // What may have arrived once stays so: taking a second sending back leads to the doubt again, not to "nothing was sent".
  const doubt = row.doubt && { ...row.doubt, nextLook: undefined };
  return { row: { ...queued, doubt }, effects: [{ type: 'wake', at: notBefore }] };
}

function doubt(row: OutboxRow, problem: Problem, now: number): Step {
  const nextLook = now + lookWaits[0];
  const from = row.lease?.since ?? row.updatedAt;
  // A worker found dead may have died long ago: its request ended with it.
  const window = { from, to: Math.min(now, from + longestSend), looks: 0, nextLook };
  return {
    row: { ...row, state: 'unknown', lease: undefined, problem, doubt: window, updatedAt: now },
    effects: [{ type: 'wake', at: nextLook }],
  };
}

function finish(row: OutboxRow, sent: OutboxRow['sent'], now: number): Step {
  return {
    row: {
      ...row,
      state: 'sent',
      sent,
      lease: undefined,
      doubt: undefined,
      problem: undefined,
      updatedAt: now,
    },
    effects: [{ type: 'release' }, { type: 'spend', amount: row.price ?? 0 }],
  };
}

/** Whether the rows behind it in its conversation have to wait: not for a failed one, nor for one the agent is asked about. */
export const holdsLine = (row: OutboxRow): boolean =>
  row.state === 'queued' ||
  row.state === 'sending' ||
  (row.state === 'unknown' && row.doubt?.nextLook !== undefined);

export const isOver = (row: OutboxRow): boolean =>
  row.state === 'sent' || row.state === 'failed' || row.state === 'cancelled';

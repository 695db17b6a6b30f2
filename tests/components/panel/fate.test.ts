import { describe, expect, it } from 'vitest';
import { type Surroundings, tellFate } from '../../../components/panel/fate';
import type { OutboxRow } from '../../../lib/outbox/row';
import { acme, rowOf, sendsOf } from '../desk';

const now = new Date(2026, 10, 21, 10, 30).getTime();
const clock = (time: number) =>
  new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' }).format(time);
const minutes = (n: number) => now + n * 60_000;
const limit = { left: 12, limit: 15, known: true };
const fair: Surroundings = {
  now,
  online: true,
  view: { sends: sendsOf(limit), paused: {} },
  accounts: [acme],
};
const tell = (row: Partial<OutboxRow>, around: Partial<Surroundings> = {}) =>
  tellFate(rowOf({ notBefore: now, ...row }), { ...fair, ...around });
const spent = { sends: sendsOf({ ...limit, left: 0, resetAt: minutes(12) }), paused: {} };

describe('how a message stands', () => {
  it.each<[string, Partial<OutboxRow>, Partial<Surroundings>, string]>([
    ['in its undo window', { notBefore: now + 3_100 }, {}, 'in 4 s'],
    ['next in line', {}, {}, 'waits its turn'],
    ['before its file is at X', {}, { waitsForFile: true }, 'waiting for its file'],
    ['while the limit is spent', {}, { view: spent }, `waiting for the limit until ${clock(minutes(12))}`],
    ['while only the other way’s limit is spent', { transport: 'v1.1' }, { view: spent }, 'waits its turn'],
    [
      'told to wait by X',
      { attempts: 1, notBefore: minutes(5), problem: { code: 'rate_limited' } },
      {},
      `waiting for the limit until ${clock(minutes(5))}`,
    ],
    [
      'after a passing failure',
      { attempts: 1, notBefore: minutes(5), problem: { code: 'x_unavailable' } },
      {},
      `trying again at ${clock(minutes(5))}`,
    ],
    ['offline', { notBefore: now + 3_000 }, { online: false }, 'waiting for the network'],
    ['signed out by X', {}, { accounts: [{ ...acme, state: 'again' }] }, 'waiting for sign-in'],
    [
      'standing still',
      { notBefore: now + 3_000 },
      { view: { sends: {}, paused: { [acme.id]: { code: 'no_credits' } } } },
      'waiting for Resume',
    ],
    ['on its way', { state: 'sending' }, {}, 'sending'],
    ['sent', { state: 'sent', sent: { at: minutes(-9) } }, {}, `sent ${clock(minutes(-9))}`],
    ['refused', { state: 'failed' }, {}, 'not sent'],
    ['in doubt', { state: 'unknown' }, {}, 'not sure it arrived'],
    ['taken back', { state: 'cancelled' }, {}, 'taken back'],
  ])('is said in words: %s', (_when, row, around, words) => {
    expect(tell(row, around).words).toBe(words);
  });

  it.each([
    ['legacy_no_access', ['sendAsText', 'retry']],
    ['app_permission', ['sendAsText', 'retry']],
    ['message_shape', ['sendAsText', 'retry']],
    ['recipient_refuses', ['retry']],
    ['account_locked', ['retry']],
    ['media_refused', ['retry']],
  ] as const)('is offered as text only where that helps: %s', (code, actions) => {
    const failed = { state: 'failed', problem: { code } } as const;
    expect(tell({ ...failed, transport: 'v1.1' }).actions).toEqual(actions);
    expect(tell({ ...failed, transport: 'v2' }).actions).toEqual(['retry']);
  });

  it('carries the day where that is not today', () => {
    const yesterday = minutes(-24 * 60);
    const { words } = tell({ state: 'sent', sent: { at: yesterday } });
    expect(words).toContain(clock(yesterday));
    expect(words).toContain('20');
  });

  it('does not speak of a limit that has come back', () => {
    const view = { sends: sendsOf({ ...limit, left: 0, resetAt: minutes(-1) }), paused: {} };
    expect(tell({}, { view }).words).toBe('waits its turn');
  });

  it('offers to send now only while nothing but the undo window is in the way', () => {
    expect(tell({ notBefore: now + 3_000 }).actions).toEqual(['cancel', 'sendNow', 'edit']);
    expect(tell({ notBefore: now + 3_000 }, { online: false }).actions).toEqual(['cancel', 'edit']);
    expect(tell({}, { view: spent }).actions).toEqual(['cancel', 'edit']);
  });

  it('offers nothing for what is on its way or over', () => {
    for (const state of ['sending', 'sent', 'cancelled'] as const)
      expect(tell({ state }).actions).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayLength,
  enter,
  finishTime,
  giveBack,
  newEntry,
  nextFree,
  readLimits,
  roll,
  shortLength,
  take,
  viewLimit,
  writeOff,
} from '../../../lib/x-api/ledger';

const now = 1_800_000_000_000;
const said = (left: number, reset: number, limit = 15) => ({
  short: { limit, left, resetAt: reset },
  refused: false,
});
const fresh = () => newEntry('4242', 'dm.send');
const headers = (fields: Record<string, string>) => new Headers(fields);

describe('the ledger', () => {
  it('starts from the documented values and says that they are a guess', () => {
    expect(viewLimit(fresh(), now)).toEqual({ limit: 15, left: 15, resetAt: undefined, known: false });
  });

  it('lets 15 calls out, then waits for the window to end', () => {
    let entry = fresh();
    for (let call = 0; call < 15; call += 1) {
      expect(nextFree(entry, now)).toBe(now);
      entry = take(entry, now);
    }
    expect(nextFree(entry, now)).toBe(now + shortLength);
    for (let call = 0; call < 15; call += 1) entry = enter(entry, { refused: false }, now);
    expect(nextFree(entry, now + 1)).toBe(now + shortLength);
    expect(nextFree(entry, now + shortLength)).toBe(now + shortLength);
  });

  it('shows, of two windows with as much left, the one that is renewed later', () => {
    const entry = take(newEntry('4242', 'v1.send'), now);
    expect(viewLimit(entry, now)).toMatchObject({ left: 999, limit: 1_000, resetAt: now + 24 * 60 * 60_000 });
  });

  it('believes X over its own guess', () => {
    const entry = enter(take(fresh(), now), said(98, now + 60_000, 99), now);
    expect(viewLimit(entry, now)).toEqual({ limit: 99, left: 98, resetAt: now + 60_000, known: true });
  });

  it('counts calls under way as used until they are answered', () => {
    let entry = enter(take(fresh(), now), said(2, now + 60_000), now);
    entry = take(take(entry, now), now);
    expect(nextFree(entry, now)).toBe(now + 60_000);
    entry = enter(entry, said(1, now + 60_000), now);
    expect(viewLimit(entry, now).left).toBe(0);
    entry = enter(entry, said(0, now + 60_000), now);
    expect(viewLimit(entry, now).left).toBe(0);
  });

  it('is not fooled by an older answer that comes late', () => {
    let entry = take(take(fresh(), now), now);
    entry = enter(entry, said(7, now + 60_000), now);
    entry = enter(entry, said(8, now + 60_000), now);
    expect(viewLimit(entry, now).left).toBe(7);
  });

  it('gets back a call that never left, and writes off one that was not answered', () => {
    expect(viewLimit(giveBack(take(fresh(), now)), now).left).toBe(15);
    expect(viewLimit(writeOff(take(fresh(), now), 1), now).left).toBe(14);
  });

  it('does not call a wait of our own a spent limit', () => {
    const entry = { ...fresh(), heldUntil: now + 60_000 };
    expect(nextFree(entry, now)).toBe(now + 60_000);
    expect(viewLimit(entry, now)).toMatchObject({ left: 15, resetAt: undefined });
  });

  it('waits for X’s reset after a 429', () => {
    const entry = enter(take(fresh(), now), { ...said(0, now + 300_000), refused: true }, now);
    expect(nextFree(entry, now)).toBe(now + 300_000);
  });

  it('waits longer each time after 429s without headers, at most 15 minutes, and forgets them after a success', () => {
    let entry = fresh();
    const waits = [];
    for (let time = 0; time < 6; time += 1) {
      entry = enter(take(roll(entry, now), now), { refused: true }, now);
      waits.push((nextFree(entry, now) - now) / 60_000);
    }
    expect(waits).toEqual([1, 2, 4, 8, 15, 15]);
    entry = enter(take(entry, now), said(9, now + 60_000), now);
    expect(nextFree(entry, now)).toBe(now);
  });

  it('cuts a wait that a clock set back has made too long', () => {
    const entry = enter(take(fresh(), now), said(0, now + shortLength), now);
    const monthEarlier = now - 30 * dayLength;
    expect(nextFree(entry, monthEarlier)).toBe(monthEarlier + shortLength);
  });

  it('never lets more out in a window than X allows, whatever the order of answers', () => {
    const event = fc.constantFrom('take', 'answer', 'lost', 'back');
    fc.assert(
      fc.property(fc.array(event, { maxLength: 120 }), fc.integer({ min: 1, max: 20 }), (events, limit) => {
        const reset = now + 60_000;
        let entry = enter(take(fresh(), now), said(limit - 1, reset, limit), now);
        let served = 1;
        const out: number[] = [];
        for (const happened of events) {
          if (happened === 'take' && nextFree(entry, now) === now) {
            entry = take(entry, now);
            served += 1;
            out.push(limit - served);
          } else if (happened === 'answer' && out.length > 0) {
            // Answers come back in any order; the youngest first here.
            entry = enter(entry, said(out.pop() ?? 0, reset, limit), now);
          } else if (happened === 'lost' && out.pop() !== undefined) {
            entry = writeOff(entry, 1);
          } else if (happened === 'back' && out.pop() !== undefined) {
            entry = giveBack(entry);
            served -= 1;
          }
        }
        expect(served).toBeLessThanOrEqual(limit);
      }),
      // An older answer than the one that was lost.
      { numRuns: 1_000, examples: [[['take', 'take', 'lost', 'answer', 'take'], 3]] },
    );
  });
});

describe('reading X’s headers', () => {
  const limit = { 'x-rate-limit-limit': '15', 'x-rate-limit-remaining': '3' };

  it('takes the reset by X’s own clock where ours is wrong', () => {
    const theirs = now + 3_600_000;
    const read = readLimits(
      200,
      headers({
        ...limit,
        'x-rate-limit-reset': String(theirs / 1000 + 60),
        date: new Date(theirs).toUTCString(),
      }),
      now,
    );
    expect(read.short).toEqual({ limit: 15, left: 3, resetAt: now + 60_000 });
  });

  it('reads the 24-hour window', () => {
    const read = readLimits(
      429,
      headers({
        'x-user-limit-24hour-limit': '1440',
        'x-user-limit-24hour-remaining': '0',
        'x-user-limit-24hour-reset': String(now / 1000 + 3600),
      }),
      now,
    );
    expect(read).toEqual({ day: { limit: 1440, left: 0, resetAt: now + 3_600_000 }, refused: true });
  });

  it.each([
    [{}],
    [{ 'x-rate-limit-limit': 'many', 'x-rate-limit-remaining': '3', 'x-rate-limit-reset': '1' }],
    [{ 'x-rate-limit-limit': '15' }],
    [{ 'x-rate-limit-limit': '0', 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': '5' }],
  ])('takes %j for nothing said', (fields) => {
    expect(readLimits(200, headers(fields as Record<string, string>), now).short).toBeUndefined();
  });

  it('does not wait for a reset that has passed', () => {
    const entry = enter(take(fresh(), now), said(0, now - 1000), now);
    expect(nextFree(entry, now)).toBe(now);
  });
});

describe('how long a queue takes', () => {
  it.each([
    [15, 0],
    [16, 1],
    [30, 1],
    [31, 2],
  ])('%i rows from a full window end after %i windows', (count, windows) => {
    expect((finishTime(fresh(), count, now) - now) / shortLength).toBe(windows);
  });
});

import { describe, expect, it } from 'vitest';
import { bareReply, countSame, looksLikeSpam, noteReply } from '@/lib/message/same-reply';

const casey = { customer: { handle: 'casey_c', name: 'Casey Customer' } };
const kim = { customer: { handle: 'kim', name: 'Kim' } };

describe('two replies', () => {
  it('are the same when only the person and their post differ', () => {
    const one = bareReply('Hi Casey Customer (@casey_c), see  https://x.com/casey_c/status/12', casey);
    expect(bareReply('Hi Kim (@kim), see https://x.com/kim/status/345', kim)).toBe(one);
  });
  it('differ when a word differs', () => {
    expect(bareReply('Hi Kim, sorry', kim)).not.toBe(bareReply('Hi Kim, thanks', kim));
  });
});

describe('the last replies', () => {
  const day = 24 * 60 * 60 * 1000;
  it('are counted back to the first that differs', () => {
    const noted = ['a', 'a', 'b', 'a'].map((hash) => ({ hash, at: 0 }));
    expect(countSame(noted, 'a', 1)).toBe(2);
    expect(countSame(noted, 'b', 1)).toBe(0);
  });
  it('look like spam from the third on', () => {
    expect([0, 1, 2, 3].map(looksLikeSpam)).toEqual([false, false, false, true]);
  });
  it('are forgotten after a day, and never more than twenty', () => {
    let noted = noteReply([], 'old', 0);
    expect(countSame(noted, 'old', day)).toBe(0);
    for (let round = 0; round < 50; round++) noted = noteReply(noted, 'a', day);
    expect(noted).toHaveLength(20);
  });
});

import { describe, expect, it } from 'vitest';
import { bareReply, countSame, looksLikeSpam, noteReply } from '@/lib/message/same-reply';

const to = (name: string, handle = 'somebody') => ({ customer: { handle, name } });
const casey = to('Casey Customer', 'casey_c');
const kim = to('Kim', 'kim');

describe('two replies', () => {
  it('are the same when only the person and their post differ', () => {
    const one = bareReply('Hi Casey Customer (@casey_c), see  https://x.com/casey_c/status/12', casey);
    expect(bareReply('Hi Kim (@kim), see https://x.com/kim/status/345', kim)).toBe(one);
  });
  it('are the same when only the first name differs', () => {
    const one = bareReply('Hi Casey, we look into it', casey);
    expect(bareReply('Hi Ben, we look into it', to('Ben Ng'))).toBe(one);
    expect(bareReply('Hi BEN, we look into it', to('Ben Ng'))).toBe(one);
    expect(bareReply('Hi 𝓑𝓮𝓷, we look into it', to('𝓑𝓮𝓷 Ng (she/her)'))).toBe(one);
    expect(bareReply('Hi J*, we look into it', to('J* [x'))).toBe(one);
    const other = bareReply('田中さん、確認します', to('田中'));
    expect(bareReply('佐藤さん、確認します', to('佐藤 花子'))).toBe(other);
  });
  it('are the same when a name stands inside a word', () => {
    const one = bareReply('Hi Kim, you benefit too. Also: all', kim);
    expect(bareReply('Hi Al, you benefit too. Also: all', to('Al'))).toBe(one);
    expect(bareReply('Hi Ben, you benefit too. Also: all', to('Ben Ng'))).toBe(one);
  });
  it.each([
    'https://x.com/messages/compose?recipient_id=1&text=Kim',
    'x.com/messages/compose/?recipient_id=1&text=Order%201.',
    'https://mobile.twitter.com/messages/compose?text=A&recipient_id=1',
    'https://x.com/messages/compose?recipient_id=2',
  ])('are the same when only the private message link differs: %s', (link) => {
    expect(bareReply(`Write to us: ${link}`, kim)).toBe('write to us:');
  });
  it('differ when a word differs', () => {
    expect(bareReply('Hi Kim, sorry', kim)).not.toBe(bareReply('Hi Kim, thanks', kim));
  });
});

describe('the last replies', () => {
  const day = 24 * 60 * 60 * 1000;
  const noted = (hashes: string) => [...hashes].map((hash) => ({ hash, at: 0 }));
  it('are counted whatever stands between them', () => {
    expect(countSame(noted('aaba'), 'a', 1)).toBe(3);
    expect(countSame(noted('aaba'), 'b', 1)).toBe(1);
    expect(countSame(noted('aaba'), 'c', 1)).toBe(0);
  });
  it('look like spam where two sets of words take turns, not where four do', () => {
    const warns = (turns: number) => {
      let kept = noted('');
      let warned = 0;
      for (let at = 0; at < 40; at += 1) {
        const hash = String(at % turns);
        if (looksLikeSpam(countSame(kept, hash, 1))) warned += 1;
        kept = noteReply(kept, hash, 1);
      }
      return warned;
    };
    expect([1, 2, 4].map(warns)).toEqual([37, 34, 0]);
  });
  it('look like spam from the third on', () => {
    expect([0, 1, 2, 3].map(looksLikeSpam)).toEqual([false, false, false, true]);
  });
  it('are forgotten after a day, and never more than ten', () => {
    let kept = noteReply([], 'old', 0);
    expect(countSame(kept, 'old', day)).toBe(0);
    for (let round = 0; round < 50; round++) kept = noteReply(kept, 'a', day);
    expect(kept).toHaveLength(10);
    expect(countSame(noted('a'.repeat(20)), 'a', 1)).toBe(10);
  });
});

import { describe, expect, it } from 'vitest';
import { findArrived } from '../../../lib/outbox/match';
import type { ListedEvent } from '../../../lib/x-api/direct-message-events';
import { at, rowOf } from './rows';

const row = rowOf({ state: 'unknown', doubt: { from: at, to: at + 1_000, looks: 0 } });
const event = (over: Partial<ListedEvent> = {}): ListedEvent => ({
  id: '5',
  event_type: 'MessageCreate',
  text: 'Hi Casey',
  sender_id: '4242',
  created_at: new Date(at + 500).toISOString(),
  ...over,
});
const none = new Set<string>();

describe('finding a message in X’s list', () => {
  it('takes the one with our sender, text and time', () => {
    expect(findArrived(row, [event()], none)?.id).toBe('5');
  });

  it.each<[string, Partial<ListedEvent>]>([
    ['the customer wrote the same', { sender_id: '1001' }],
    ['another text', { text: 'Hi Casey!' }],
    ['another letter case', { text: 'hi casey' }],
    ['an hour ago', { created_at: new Date(at - 3_600_000).toISOString() }],
    ['an hour later', { created_at: new Date(at + 3_600_000).toISOString() }],
    ['somebody joined', { event_type: 'ParticipantsJoin' }],
    ['no time given', { created_at: undefined }],
  ])('does not take one where %s', (_, over) => {
    expect(findArrived(row, [event(over)], none)).toBeUndefined();
  });

  it('sees through t.co, HTML entities and trimmed ends', () => {
    const wanted = rowOf({
      ...row,
      message: { text: ' Track & trace <here>: acme.com/track and https://acme.com ' },
    });
    const stored = event({
      text: 'Track &amp; trace &lt;here&gt;: https://t.co/aaa and https://t.co/bbb',
      entities: {
        urls: [
          { url: 'https://t.co/aaa', expanded_url: 'http://acme.com/track' },
          { url: 'https://t.co/bbb', expanded_url: 'https://acme.com/' },
        ],
      },
    });
    expect(findArrived(wanted, [stored], none)?.id).toBe('5');
  });

  it('tells two identical messages apart by what belongs to another row', () => {
    const twice = [event({ id: '6' }), event({ id: '5' })];
    expect(findArrived(row, twice, none)?.id).toBe('5');
    expect(findArrived(row, twice, new Set(['5']))?.id).toBe('6');
    expect(findArrived(row, [event({ id: '5' })], new Set(['5']))).toBeUndefined();
  });
});

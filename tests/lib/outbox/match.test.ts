import { describe, expect, it } from 'vitest';
import { findArrived, type Taken } from '../../../lib/outbox/match';
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
const none: Taken = { events: new Set(), conversations: new Set() };
const five: Taken = { ...none, events: new Set(['5']) };

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

  it('goes by what was sent, not by what was written', () => {
    const message = { text: 'Hi', buttons: [{ label: 'Track', url: 'https://acme.com/t' }] };
    const wanted = rowOf({ ...row, message, rendered: { text: 'Hi\n\nTrack: https://acme.com/t' } });
    expect(findArrived(wanted, [event({ text: 'Hi' })], none)).toBeUndefined();
    const urls = [{ url: 'https://t.co/aaa', expanded_url: 'https://acme.com/t' }];
    const stored = event({ text: 'Hi\n\nTrack: https://t.co/aaa', entities: { urls } });
    expect(findArrived(wanted, [stored], none)?.id).toBe('5');
  });

  it('takes one with a file only for a row with a file, whatever link X writes behind the text', () => {
    const media = { id: row.id, kind: 'image' as const, name: 'a.png', size: 1 };
    const wanted = rowOf({ ...row, rendered: { text: 'Hi Casey', media } });
    const attachments = { media_keys: ['3_1'] };
    const url = { url: 'https://t.co/p', expanded_url: 'https://twitter.com/messages/media/5' };
    expect(findArrived(wanted, [event()], none)).toBeUndefined();
    expect(findArrived(row, [event({ attachments })], none)).toBeUndefined();
    for (const stored of [
      event({ attachments }),
      event({ attachments, text: 'Hi Casey https://t.co/p' }),
      event({ attachments, text: 'Hi Casey https://t.co/p', entities: { urls: [url] } }),
    ])
      expect(findArrived(wanted, [stored], none)?.id).toBe('5');
  });

  it('finds a new group in a conversation of more than two that no other row has', () => {
    const group = [{ id: '1001' }, { id: '1002' }];
    const wanted = rowOf({ ...row, recipient: { group } });
    const inGroup = event({ dm_conversation_id: '1700000000000000001' });
    expect(findArrived(wanted, [event({ dm_conversation_id: '1001-4242' })], none)).toBeUndefined();
    expect(findArrived(wanted, [inGroup], none)?.id).toBe('5');
    const conversations = new Set(['1700000000000000001']);
    expect(findArrived(wanted, [inGroup], { ...none, conversations })).toBeUndefined();
  });

  it('tells two identical messages apart by what belongs to another row', () => {
    const twice = [event({ id: '6' }), event({ id: '5' })];
    expect(findArrived(row, twice, none)?.id).toBe('5');
    expect(findArrived(row, twice, five)?.id).toBe('6');
    expect(findArrived(row, [event({ id: '5' })], five)).toBeUndefined();
  });
});

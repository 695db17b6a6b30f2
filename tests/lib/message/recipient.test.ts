import { describe, expect, it } from 'vitest';
import { parseRecipient } from '../../../lib/message/recipient';

const own = '1001';
const read = (text: string) => parseRecipient(text, own);
const casey = { ok: true, value: { handle: 'casey_c' } };
const id4242 = { ok: true, value: { id: '4242' } };
const unreadable = { ok: false, problem: { code: 'recipient_unreadable' } };

describe('whom "To" means', () => {
  it.each(['casey_c', '@casey_c', ' @casey_c ', '＠casey_c', '\u2066@casey_c\u2069'])(
    'reads the handle %j',
    (text) => {
      expect(read(text)).toEqual(casey);
    },
  );

  it.each([
    'https://x.com/casey_c',
    'http://x.com/casey_c',
    'x.com/casey_c',
    'x.com/@casey_c',
    'https://twitter.com/casey_c/',
    'https://mobile.twitter.com/casey_c?lang=en',
    'https://www.x.com/casey_c/with_replies',
    'HTTPS://X.com/casey_c#top',
    'https://x.com/intent/user?screen_name=casey_c',
  ])('reads the profile %s', (text) => {
    expect(read(text)).toEqual(casey);
  });

  it.each(['https://x.com/casey_c/status/1789', 'twitter.com/casey_c/status/1789/photo/1?s=20'])(
    'takes the author of the post %s',
    (text) => {
      expect(read(text)).toEqual(casey);
    },
  );

  it.each([
    '4242',
    'https://x.com/i/user/4242',
    'https://x.com/intent/user?user_id=4242',
    'https://x.com/messages/compose?recipient_id=4242&text=Hi',
    'https://x.com/i/chat/1001-4242',
    'https://x.com/i/chat/4242-1001',
    'https://x.com/messages/1001-4242',
    '1001-4242',
  ])('reads the id in %s', (text) => {
    expect(read(text)).toEqual(id4242);
  });

  it('takes digits after an @ as a handle', () => {
    expect(read('@4242')).toEqual({ ok: true, value: { handle: '4242' } });
  });

  it('can name the other side of a conversation only when it knows its own', () => {
    expect(parseRecipient('https://x.com/i/chat/1001-4242')).toEqual(unreadable);
    expect(read('https://x.com/i/chat/7-8')).toEqual(unreadable);
    expect(read('7-8')).toEqual(unreadable);
  });

  it.each(['https://x.com/i/chat/1789000000000000000', 'x.com/messages/1789000000000000000?x=1'])(
    'reads the group conversation %s',
    (text) => {
      expect(read(text)).toEqual({ ok: true, value: { conversation: '1789000000000000000' } });
    },
  );

  it.each([
    '@casey_c, @jo_lee',
    '@casey_c @jo_lee',
    'casey_c\n@jo_lee\n',
    'x.com/casey_c; https://x.com/jo_lee/status/5',
    '@casey_c, @jo_lee, @CASEY_C, 1001',
  ])('reads several people, each once, without oneself: %j', (text) => {
    const parsed = read(text);
    const several = parsed.ok && 'several' in parsed.value ? parsed.value.several : [];
    expect(several.map((who) => 'handle' in who && who.handle.toLowerCase())).toEqual(['casey_c', 'jo_lee']);
  });

  it('reads one person who is written with a comma, or beside oneself', () => {
    expect(read('@casey_c,')).toEqual(casey);
    expect(read('1001, @casey_c')).toEqual(casey);
    expect(read('1001 1001')).toEqual(unreadable);
  });

  it.each(['1001', 'https://x.com/i/user/1001', 'https://x.com/messages/compose?recipient_id=1001'])(
    'refuses the own account: %s',
    (text) => {
      expect(read(text)).toEqual({ ok: false, problem: { code: 'recipient_is_self' } });
    },
  );

  it.each([
    '',
    '   ',
    '@',
    'casey c',
    '@casey_c and a whole_sentence_after_her',
    '@casey_c https://x.com/i/chat/1789000000000000000',
    'a_handle_that_is_longer_than_fifteen',
    '12345678901234567890',
    'https://x.com/',
    'https://x.com/home',
    'https://x.com/i/status/1789',
    'https://x.com/search?q=casey_c',
    'https://example.com/casey_c',
    'https://x.com.example.com/casey_c',
    'javascript:alert(1)',
    'https://',
  ])('does not guess from %j', (text) => {
    expect(read(text)).toEqual(unreadable);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDeepLink, findDeepLink, readDeepLink } from '../../../lib/deep-link/deep-link';

describe('building a private message link', () => {
  it('names the recipient by numeric id, on x.com', () => {
    expect(buildDeepLink({ recipientId: '4242' })).toBe('https://x.com/messages/compose?recipient_id=4242');
  });

  it('carries text and welcome message in X’s order', () => {
    expect(buildDeepLink({ recipientId: '1', text: 'Order number: ', welcomeMessageId: '9' })).toBe(
      'https://x.com/messages/compose?recipient_id=1&text=Order%20number%3A%20&welcome_message_id=9',
    );
  });

  it('leaves nothing in the text that would end the link in a post', () => {
    const url = buildDeepLink({ recipientId: '1', text: `it's (really) *now*! "yes" <b>` });
    expect(url).toMatch(/^[A-Za-z0-9:/.?=&_%~-]+$/);
  });

  it('puts a mark where half a character was, rather than failing', () => {
    expect(readDeepLink(buildDeepLink({ recipientId: '1', text: 'a\ud83d' }))?.text).toBe('a\ufffd');
  });

  it('is read back as it was built, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        fc.pre(text.isWellFormed());
        const url = buildDeepLink({ recipientId: '77', text });
        expect(readDeepLink(url)?.text ?? '').toBe(text);
      }),
    );
  });
});

describe('finding one in a draft', () => {
  it.each([
    'https://x.com/messages/compose?recipient_id=1',
    'https://twitter.com/messages/compose?recipient_id=1&text=Hi',
    'https://www.twitter.com/messages/compose?text=Hi&recipient_id=1',
    'http://mobile.twitter.com/messages/compose?welcome_message_id=3&recipient_id=1',
    'https://mobile.x.com/messages/compose?recipient_id=1',
  ])('knows %s', (url) => {
    expect(findDeepLink(`Write to us\n${url} thanks`)).toBe(url);
    expect(readDeepLink(url)?.recipientId).toBe('1');
  });

  it.each([
    'https://x.com/messages/compose',
    'https://x.com/messages/compose?recipient_id=acme',
    'https://evil.example/x.com/messages/compose?recipient_id=1',
    'https://x.com.evil.example/messages/compose?recipient_id=1',
    'https://x.com/messages/1-2',
  ])('does not take %s for one', (url) => {
    expect(findDeepLink(`see ${url}`)).toBeUndefined();
  });
});

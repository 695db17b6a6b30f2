import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDeepLink, findDeepLink, findDeepLinks, readDeepLink } from '../../../lib/deep-link/deep-link';
import { linksIn } from '../../sandbox/card';

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
    // fast-check's own unit for this takes seconds to set up.
    const unit = fc.nat(0x10_ff_ff).map((code) => String.fromCodePoint(code).toWellFormed());
    fc.assert(
      fc.property(fc.string({ unit, size: 'max', maxLength: 300 }), (text) => {
        const url = buildDeepLink({ recipientId: '77', text });
        expect(readDeepLink(url)?.text ?? '').toBe(text);
      }),
    );
  });
});

describe('where a link ends in a draft', () => {
  const bare = 'x.com/messages/compose?recipient_id=4242';
  const links = [bare, 'x.com/messages/compose/?recipient_id=4242'].flatMap((link) => [
    link,
    `https://${link}`,
    `${link}&text=Hi`,
    `https://${link}&welcome_message_id=9`,
  ]);
  const signs = ['.', ')', '。', '!', ',', '...', '?', '”', ':', '…', '、', '｡', '\u200f', '😀'];
  it.each(links)('is before the sign that ends the sentence: %s', (link) => {
    for (const sign of signs) expect(findDeepLinks(`Write (${link}${sign}`)).toEqual([link]);
    expect(readDeepLink(link)?.recipientId).toBe('4242');
  });

  it.each(['not', 'a.', 'evil.example/', '@', '#', '$', 'é', 'my-', '_', '1'])(
    'is nowhere after %s without its scheme',
    (before) => {
      expect(findDeepLinks(`${before}${bare}`)).toEqual([]);
    },
  );

  it('is before its own fragment', () => {
    expect(readDeepLink(`https://${bare}#top`)?.recipientId).toBe('4242');
  });

  it('is where X’s own library ends it, whatever stands around it', () => {
    const signs = fc.constantFrom(...'aZ7 .,!?)(:;<>|~*&=#/%+$@-\n');
    const letters = fc.constantFrom(...'あжم😀“”。、！？「」\u200f');
    const after = fc.array(fc.oneof(signs, letters), { maxLength: 6 });
    const before = fc.oneof(fc.array(signs, { maxLength: 6 }), fc.array(letters, { maxLength: 3 }));
    fc.assert(
      fc.property(before, fc.constantFrom(...links), after, (head, link, tail) => {
        const draft = `${head.join('')}${link}${tail.join('')}`;
        expect(findDeepLinks(draft)).toEqual(linksIn(draft));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is its last character, as it was built, whatever the prefilled text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 20 }), (text) => {
        const url = buildDeepLink({ recipientId: '4242', text });
        expect(linksIn(`Hi ${url}`)).toEqual([url]);
      }),
      { examples: [['Order number.'], ['Hi~'], ['Hi...']] },
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

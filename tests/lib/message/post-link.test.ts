import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addPostLink, findPostLink, readPostLink } from '../../../lib/message/post-link';

const acme = { url: 'https://x.com/acme_help/status/1789', handle: 'acme_help' };

describe('the address of a post', () => {
  it.each([
    'https://x.com/acme_help/status/1789',
    ' x.com/acme_help/status/1789 ',
    'http://twitter.com/acme_help/status/1789?s=20&t=abc',
    'https://mobile.twitter.com/acme_help/status/1789/photo/1',
    'https://x.com/acme_help/status/1789#m',
  ])('is taken from %j', (address) => expect(readPostLink(address)).toEqual(acme));

  it.each(['https://x.com/i/status/1789', 'https://x.com/i/web/status/1789'])(
    'needs no handle: %s',
    (address) => expect(readPostLink(address)).toEqual({ url: 'https://x.com/i/status/1789' }),
  );

  it.each([
    '',
    'acme_help',
    'https://x.com/acme_help',
    'https://x.com/acme_help/status/',
    'https://x.com/acme_help/status/12345678901234567890',
    'https://x.com.evil.example/acme_help/status/1789',
    'https://evil.example/https://x.com/acme_help/status/1789',
    'https://x.com/acme_help/status/1789 and more',
    'javascript:alert(1)',
  ])('is not seen in %j', (address) => expect(readPostLink(address)).toBeUndefined());
});

describe('sharing a post', () => {
  it('puts its address at the end of the text, once', () => {
    const once = addPostLink('Look at this', acme);
    expect(once).toBe('Look at this\n\nhttps://x.com/acme_help/status/1789');
    expect(addPostLink(once, acme)).toBe(once);
    expect(addPostLink(once, { url: 'https://x.com/i/status/5' })).toBe(
      'Look at this\n\nhttps://x.com/i/status/5',
    );
    expect(addPostLink(' ', acme)).toBe(acme.url);
  });

  it('finds it again, and the text without it', () => {
    expect(findPostLink(addPostLink('Look at this', acme))).toEqual({ ...acme, without: 'Look at this' });
    expect(findPostLink('No post')).toBeUndefined();
  });

  it('leaves what was written as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const found = findPostLink(addPostLink(text, acme));
        expect(found?.url).toBe(acme.url);
        if (found) expect(text).toContain(found.without);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { splitLinks } from '../../../components/message/links';

const links = (text: string) =>
  splitLinks(text)
    .filter((part) => part.link)
    .map((part) => part.part);

describe('links in a message', () => {
  it.each([
    ['see https://acme.com/t/1', ['https://acme.com/t/1']],
    ['see https://acme.com/t/1.', ['https://acme.com/t/1']],
    ['(https://acme.com/a?b=c&d=e#f)', ['https://acme.com/a?b=c&d=e#f']],
    ['https://a.com\nhttps://b.com', ['https://a.com', 'https://b.com']],
    ['no link: acme, 12:30, http://', []],
    ['', []],
  ])('in %j', (text, expected) => {
    expect(links(text)).toEqual(expected);
  });

  it.each(['a https://b.com c', 'https://b.com', 'مرحبا https://b.com!', '👩‍👩‍👧 x'])(
    'lose nothing of %j',
    (text) => {
      expect(
        splitLinks(text)
          .map((part) => part.part)
          .join(''),
      ).toBe(text);
    },
  );
});

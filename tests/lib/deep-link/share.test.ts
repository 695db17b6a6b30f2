import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { buildDeepLink } from '@/lib/deep-link/deep-link';
import { asHtml, asMarkdown, asPng, asSvg, fitsCode } from '@/lib/deep-link/share';
import * as limits from '@/lib/message/limits';

const url = 'https://x.com/messages/compose?recipient_id=4242&text=Order%20number';

describe('a private message link for use elsewhere', () => {
  it('is HTML in which nothing can break out', () => {
    expect(asHtml(url, 'Write to us')).toBe(
      '<a href="https://x.com/messages/compose?recipient_id=4242&#38;text=Order%20number" rel="noopener">Write to us</a>',
    );
    expect(asHtml('https://x.com/"><script>', '<b>"\'')).not.toMatch(/<script|<b/);
  });
  it('is Markdown, whatever the label', () => {
    expect(asMarkdown(url, 'Write [to] us*')).toBe(`[Write \\[to\\] us\\*](${url})`);
  });
  it('is the same QR code as SVG and as PNG', () => {
    const svg = asSvg(url);
    const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
    const dark = new Set([...svg.matchAll(/M(\d+) (\d+)h1v1/g)].map(([, x, y]) => `${x} ${y}`));
    const png = Buffer.from(asPng(url, 2));
    expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    expect(png.readUInt32BE(16)).toBe(size * 2);
    const at = png.indexOf('IDAT');
    const pixels = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
    const stride = Math.ceil((size * 2) / 8) + 1;
    for (let y = 0; y < size; y += 1)
      for (let x = 0; x < size; x += 1) {
        const bit = (pixels[y * 2 * stride + 1 + ((x * 2) >> 3)] ?? 0) & (0x80 >> ((x * 2) & 7));
        expect(bit === 0).toBe(dark.has(`${x} ${y}`));
      }
  });
});

it('is a QR code at the longest prefilled text of any script, and says where no code holds it', () => {
  const longest = (letter: string, length: number) =>
    buildDeepLink({
      recipientId: '1'.repeat(19),
      text: letter.repeat(length),
      welcomeMessageId: '9'.repeat(19),
    });
  for (const letter of ['あ', '\u4e2d', '\u0634', 'a', '\ud800']) {
    const url = longest(letter, limits.linkText);
    expect(fitsCode(url)).toBe(true);
    expect(asSvg(url)).toContain('<svg');
    expect(asPng(url, 4).length).toBeGreaterThan(1_000);
  }
  // As much as each error correction holds, and one byte more.
  for (const bytes of [2_331, 2_332, 2_953]) expect(asSvg('a'.repeat(bytes))).toContain('<svg');
  expect(fitsCode('a'.repeat(2_953))).toBe(true);
  expect(fitsCode('a'.repeat(2_954))).toBe(false);
});

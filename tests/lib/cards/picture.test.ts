import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPicture } from '../../../lib/cards/picture';

const bytesOf = (...parts: (string | number[])[]) =>
  new Uint8Array(
    parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)),
  );
const four = (value: number) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);
const chunk = (name: string, data: number[]) => [...four(data.length), ...bytesOf(name), ...data, 0, 0, 0, 0];
const png = (...chunks: number[][]) =>
  bytesOf('\x89PNG\r\n\x1a\n', chunk('IHDR', [...four(1200), ...four(628), 8, 6, 0, 0, 0]), ...chunks);
const exif = [0xff, 0xe1, 0, 6, 0xff, 0xc0, 1, 1];
const frame = [0xff, 0xc2, 0, 11, 8, 0x02, 0x74, 0x04, 0xb0, 1, 0];

describe('the head of a file', () => {
  it.each([
    ['a PNG', png(chunk('IDAT', [])), { type: 'image/png', width: 1200, height: 628, animated: false }],
    [
      'a PNG that moves',
      png(chunk('acTL', [0]), chunk('IDAT', [])),
      { type: 'image/png', width: 1200, height: 628, animated: true },
    ],
    ['a PNG cut off', bytesOf('\x89PNG\r\n\x1a\n'), { type: 'image/png' }],
    [
      'a JPEG',
      bytesOf([0xff, 0xd8], exif, frame),
      { type: 'image/jpeg', width: 1200, height: 628, animated: false },
    ],
    ['a JPEG cut off', bytesOf([0xff, 0xd8], exif), { type: 'image/jpeg' }],
    ['a GIF', bytesOf('GIF89a'), { type: 'image/gif' }],
    ['a WebP', bytesOf('RIFF', [0, 0, 0, 0], 'WEBP'), { type: 'image/webp' }],
    ['an MP4', bytesOf([0, 0, 0, 24], 'ftypisom'), { type: 'video/mp4' }],
    ['a MOV', bytesOf([0, 0, 0, 20], 'ftypqt  '), { type: 'video/quicktime' }],
    ['a page of HTML', bytesOf('<!doctype html>'), { type: '' }],
    ['nothing', bytesOf(), { type: '' }],
  ])('of %s says what it is', (_, bytes, picture) => {
    expect(readPicture(bytes)).toEqual(picture);
  });

  it('may be anything, and is read to an end', () => {
    const heads = fc.constantFrom(png(), bytesOf([0xff, 0xd8]), bytesOf('GIF8'), bytesOf());
    fc.assert(
      fc.property(heads, fc.uint8Array({ maxLength: 300 }), (head, rest) => {
        const { width = 1, height = 1 } = readPicture(new Uint8Array([...head, ...rest]));
        expect(width).toBeGreaterThan(0);
        expect(height).toBeGreaterThan(0);
      }),
      { numRuns: 1_000 },
    );
  });
});

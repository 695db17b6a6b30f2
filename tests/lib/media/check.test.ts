import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFile } from '../../../lib/media/check';
import { readFilm } from '../../../lib/media/mp4';
import { type Source, sourceOf } from '../../../lib/media/source';
import { box, type FilmWanted, film, gif, jpeg, png, webp } from './files';

const check = (bytes: Uint8Array<ArrayBuffer>) => checkFile(sourceOf(new Blob([bytes])));

async function faultsOf(bytes: Uint8Array<ArrayBuffer>) {
  const checked = await check(bytes);
  return checked.ok ? [] : checked.faults.map(({ code, value }) => [code, value]);
}

/** A file of this size that begins like `head`, without its bytes in memory. */
const vast = (head: Uint8Array, size: number): Source => ({
  size,
  read: (from, length) => {
    const bytes = new Uint8Array(Math.max(0, Math.min(length, size - from)));
    bytes.set(head.subarray(from, from + bytes.length));
    return Promise.resolve(bytes);
  },
});

const megabyte = 1024 * 1024;

describe('what a file is', () => {
  it.each([
    ['a JPEG', jpeg(), 'image', 'image/jpeg'],
    ['a PNG', png(), 'image', 'image/png'],
    ['a WebP', webp(), 'image', 'image/webp'],
    ['a GIF that stands still', gif(1), 'image', 'image/gif'],
    ['a GIF that moves', gif(2), 'gif', 'image/gif'],
    ['an MP4', film(), 'video', 'video/mp4'],
    ['a MOV', film({ brand: 'qt  ' }), 'video', 'video/quicktime'],
  ])('is told by its bytes: %s', async (_, bytes, kind, type) => {
    expect(await check(bytes)).toEqual({ ok: true, value: { kind, type } });
  });

  it.each([
    ['text', 'Hello, this is no picture.'],
    ['a web page', '<!doctype html><script>alert(1)</script>'],
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"></svg>'],
    ['a HEIC photo', '\0\0\0\x18ftypheic\0\0\0\0mif1heic'],
    ['an AVIF', '\0\0\0\x18ftypavif\0\0\0\0avifmif1'],
    ['sound alone', '\0\0\0\x18ftypM4A \0\0\0\0M4A mp42'],
  ])('that X does not take is refused: %s', async (_, content) => {
    expect(await faultsOf(Buffer.from(content, 'latin1') as Uint8Array<ArrayBuffer>)).toEqual([['kind', '']]);
  });

  it('is refused when there is nothing in it', async () => {
    expect(await faultsOf(new Uint8Array())).toEqual([['empty', 0]]);
  });
});

describe('X’s limits', () => {
  it('a photo has 5 MB at most', async () => {
    expect((await check(jpeg(5 * megabyte))).ok).toBe(true);
    expect(await faultsOf(jpeg(5 * megabyte + 1))).toEqual([['image_bytes', 5 * megabyte + 1]]);
  });

  it('a GIF that moves has 15 MB, 350 pictures, 1280 × 1080 and 300 million pixels at most', async () => {
    expect(await faultsOf(gif(350, 100, 100))).toEqual([]);
    expect(await faultsOf(gif(351, 100, 100))).toEqual([['gif_frames', 351]]);
    expect(await faultsOf(gif(2, 1280, 1080))).toEqual([]);
    expect(await faultsOf(gif(2, 1281, 1080))).toEqual([['gif_size', '1281 × 1080']]);
    expect(await faultsOf(gif(217, 1280, 1080))).toEqual([]);
    expect(await faultsOf(gif(218, 1280, 1080))).toEqual([['gif_pixels', 301_363_200]]);
    expect(await checkFile(vast(gif(2), 15 * megabyte + 1))).toMatchObject({
      faults: [{ code: 'gif_bytes' }],
    });
  });

  it('names every rule that a file breaks', async () => {
    expect((await faultsOf(gif(351, 1300, 1080))).map(([code]) => code)).toEqual([
      'gif_size',
      'gif_frames',
      'gif_pixels',
    ]);
  });

  const films: [string, FilmWanted, [string, unknown][]][] = [
    ['of 140 s', { seconds: 140 }, []],
    ['of 141 s', { seconds: 141 }, [['video_long', 141]]],
    ['of half a second', { seconds: 0.5 }, []],
    ['of 0.4 s', { seconds: 0.4 }, [['video_short', 0.4]]],
    ['1280 × 1024', { width: 1280, height: 1024 }, []],
    ['720 × 1280, upright', { width: 720, height: 1280 }, []],
    ['1280 × 720, turned upright', { turned: true }, []],
    ['1920 × 1080', { width: 1920, height: 1080 }, [['video_large', '1920 × 1080']]],
    ['1920 × 1080, turned', { width: 1920, height: 1080, turned: true }, [['video_large', '1080 × 1920']]],
    ['32 × 32', { width: 32, height: 32 }, []],
    ['30 × 32', { width: 30, height: 32 }, [['video_small', '30 × 32']]],
    ['three times as wide as high', { width: 1200, height: 400 }, []],
    ['wider than that', { width: 1210, height: 400 }, [['video_shape', '1210 × 400']]],
    ['with 60 pictures a second', { framesPerSecond: 60 }, []],
    ['with 120', { framesPerSecond: 120 }, [['video_rate', 120]]],
    ['in HEVC, as phones make it', { codec: 'hvc1' }, [['video_codec', 'HEVC (H.265)']]],
    ['with sound that X does not take', { sound: 'ac-3' }, [['video_sound', 'Dolby Digital']]],
    ['without sound', { sound: '' }, []],
    ['with times in 64 bits', { long: true, seconds: 141 }, [['video_long', 141]]],
  ];
  it.each(films)('a video %s', async (_, wanted, faults) => {
    expect(await faultsOf(film(wanted))).toEqual(faults);
  });

  it('a video has 512 MB at most', async () => {
    expect(await checkFile(vast(film(), 512 * megabyte + 1))).toMatchObject({
      faults: [{ code: 'video_bytes', value: 512 * megabyte + 1 }],
    });
  });

  it('a video that does not say what it is, is refused', async () => {
    const bytes = new Uint8Array(box('ftyp', [...Buffer.from('isom')], [0, 0, 0, 0]));
    expect(await faultsOf(bytes)).toEqual([['unreadable', 'MP4']]);
  });
});

describe('bytes made to harm', () => {
  const seeds = [film(), film({ long: true, turned: true, brand: 'qt  ' }), gif(5, 100, 100), jpeg(), webp()];

  /** Counts what is read, and how much. */
  const watched = (bytes: Uint8Array<ArrayBuffer>) => {
    const reads: number[] = [];
    const inner = sourceOf(new Blob([bytes]));
    const read = (from: number, length: number) => {
      reads.push(length);
      return inner.read(from, length);
    };
    return { source: { size: inner.size, read }, reads };
  };

  it('never make the check throw, or read more than its bounds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...seeds),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 30 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (seed, changes, kept) => {
          const bytes = seed.slice(0, Math.ceil(seed.length * (0.3 + 0.7 * kept)));
          for (const [at, value] of changes) bytes[at % bytes.length] = value;
          const { source, reads } = watched(bytes);
          const checked = await checkFile(source);
          expect(checked.ok || checked.faults.length > 0).toBe(true);
          expect(reads.length).toBeLessThan(2_010);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('never make the check throw when they are noise behind a known beginning', async () => {
    const heads = [film().slice(0, 20), gif(1).slice(0, 13), jpeg(4)];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...heads),
        fc.uint8Array({ maxLength: 3_000 }),
        async (head, noise) => {
          await check(new Uint8Array([...head, ...noise]));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('end soon, however many boxes there are', async () => {
    const many = new Uint8Array(Array.from({ length: 5_000 }, () => box('free')).flat());
    const { source, reads } = watched(many);
    expect(await readFilm(source)).toBeUndefined();
    expect(reads.length).toBe(2_000);
  });

  it('end soon, however deep boxes are', async () => {
    let inner = box('free');
    for (let depth = 0; depth < 300; depth += 1) inner = box('trak', inner);
    expect(await readFilm(sourceOf(new Blob([new Uint8Array(box('moov', inner))])))).toBeUndefined();
  });
});

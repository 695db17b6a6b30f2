/** Small files of each kind, built byte by byte: what they say of themselves is ours to choose. */

type Bytes = Uint8Array<ArrayBuffer>;

const text = (value: string): number[] => [...value].map((character) => character.charCodeAt(0));
const u16 = (value: number): number[] => [(value >>> 8) & 255, value & 255];
const u32 = (value: number): number[] => [(value >>> 24) & 255, (value >>> 16) & 255, ...u16(value & 65_535)];
const zeros = (count: number): number[] => new Array<number>(count).fill(0);
const little = (value: number): number[] => [value & 255, (value >>> 8) & 255];

export const jpeg = (size = 100): Bytes => padded([0xff, 0xd8, 0xff, 0xe0], size);
export const webp = (size = 100): Bytes => padded([...text('RIFF'), ...zeros(4), ...text('WEBPVP8 ')], size);

/** One grey pixel that browsers draw, with bytes behind its end to make it as large as wanted. */
export const png = (size = 100): Bytes =>
  padded(
    [
      ...Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
    ],
    size,
  );

function padded(head: readonly number[], size: number): Bytes {
  const bytes = new Uint8Array(Math.max(size, head.length));
  bytes.set(head);
  for (let at = head.length; at < bytes.length; at += 1) bytes[at] = (at * 31 + (at >> 8)) & 255;
  return bytes;
}

/** Black pictures, of one pixel each, on a canvas as large as wanted. */
export function gif(frames: number, width = 1, height = 1): Bytes {
  const picture = [0x21, 0xf9, 4, 0, 10, 0, 0, 0, 0x2c, ...zeros(4), 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0];
  return new Uint8Array([
    ...text('GIF89a'),
    ...little(width),
    ...little(height),
    0x80,
    0,
    0,
    ...[0, 0, 0, 255, 255, 255],
    ...Array.from({ length: frames }, () => picture).flat(),
    0x3b,
  ]);
}

export interface FilmWanted {
  readonly seconds?: number;
  readonly width?: number;
  readonly height?: number;
  readonly turned?: boolean;
  readonly framesPerSecond?: number;
  readonly codec?: string;
  readonly sound?: string;
  readonly brand?: string;
  /** Bytes of the film itself, before the box that describes it. */
  readonly content?: number;
  /** Times in 64 bits. */
  readonly long?: boolean;
}

export const box = (type: string, ...content: readonly number[][]): number[] => {
  const inner = content.flat();
  return [...u32(inner.length + 8), ...text(type), ...inner];
};

/** The boxes of a film. Its pictures are noise: no browser plays it. */
export function film({
  seconds = 10,
  width = 1280,
  height = 720,
  turned = false,
  framesPerSecond = 30,
  codec = 'avc1',
  sound = 'mp4a',
  brand = 'isom',
  content = 100,
  long = false,
}: FilmWanted = {}): Bytes {
  const scale = 1_000;
  const duration = Math.round(seconds * scale);
  const time = (value: number) => (long ? [...u32(0), ...u32(value)] : u32(value));
  const version = [long ? 1 : 0, 0, 0, 0];
  const one = u32(0x10000);
  const straight = [
    ...one,
    ...u32(0),
    ...u32(0),
    ...u32(0),
    ...one,
    ...u32(0),
    ...u32(0),
    ...u32(0),
    ...u32(0x40000000),
  ];
  const quarter = [
    ...u32(0),
    ...one,
    ...u32(0),
    ...u32(0xffff0000),
    ...u32(0),
    ...u32(0),
    ...u32(0),
    ...u32(0),
    ...u32(0x40000000),
  ];
  const header = (name: string) =>
    box(name, version, time(0), time(0), u32(scale), time(duration), zeros(name === 'mvhd' ? 80 : 4));
  const track = (handler: string, coded: string, samples: number, across: number, down: number) =>
    box(
      'trak',
      box(
        'tkhd',
        version,
        time(0),
        time(0),
        u32(1),
        u32(0),
        time(duration),
        zeros(16),
        turned ? quarter : straight,
        u32(across * 65_536),
        u32(down * 65_536),
      ),
      box(
        'mdia',
        header('mdhd'),
        box('hdlr', zeros(8), text(handler), zeros(13)),
        box(
          'minf',
          box(
            'stbl',
            box('stsd', zeros(4), u32(1), box(coded, zeros(70))),
            box('stsz', zeros(8), u32(samples)),
          ),
        ),
      ),
    );
  const head = box('ftyp', text(brand), u32(0), text('isom'));
  const described = box(
    'moov',
    header('mvhd'),
    track('vide', codec, Math.round(framesPerSecond * seconds), width, height),
    ...(sound === '' ? [] : [track('soun', sound, 100, 0, 0)]),
  );
  const bytes = new Uint8Array(head.length + content + 8 + described.length);
  bytes.set(head);
  bytes.set([...u32(content + 8), ...text('mdat')], head.length);
  for (let at = 0; at < content; at += 1) {
    bytes[head.length + 8 + at] = (at * 31 + (at >> 8) + (at >> 16)) & 255;
  }
  bytes.set(described, head.length + 8 + content);
  return bytes;
}

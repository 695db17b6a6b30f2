import type { Source } from './source';

/** What the boxes of a film say of it; a field is absent where they don't. */
export interface Film {
  readonly seconds?: number;
  /** As shown: turned as the film says. */
  readonly width?: number;
  readonly height?: number;
  readonly framesPerSecond?: number;
  /** Four characters, such as `avc1` (H.264) or `hvc1` (HEVC). */
  readonly videoCodec?: string;
  readonly audioCodec?: string;
}

/** A film of X's length has far less. Bounds what a crafted file makes us do. */
const mostBoxes = 2_000;
const mostHeaderBytes = 8 * 1024 * 1024;

interface Box {
  readonly type: string;
  /** Where its content lies. */
  readonly from: number;
  readonly to: number;
}

/**
 * Reads the boxes of an MP4 or MOV (ISO 14496-12): of the film itself only the 16 bytes at the head of each box on the
 * outside, and the whole `moov`, 8 MB at most. Undefined: no film in it, or not to be read.
 */
export async function readFilm(source: Source): Promise<Film | undefined> {
  let at = 0;
  for (let boxes = 0; boxes < mostBoxes && at + 8 <= source.size; boxes += 1) {
    const head = await source.read(at, 16);
    const box = boxAt(viewOf(head), 0, source.size - at);
    if (!box) return undefined;
    if (box.type === 'moov') {
      const length = box.to - box.from;
      return length > mostHeaderBytes ? undefined : readMovie(await source.read(at + box.from, length));
    }
    at += box.to;
  }
  return undefined;
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The box at `at`; it may end behind what is in view, but not behind `end`. */
function boxAt(view: DataView, at: number, end: number): Box | undefined {
  if (at + 8 > view.byteLength) return undefined;
  const type = fourCharacters(view, at + 4);
  const size = view.getUint32(at);
  if (size === 0) return { type, from: at + 8, to: end };
  if (size === 1) {
    if (at + 16 > view.byteLength) return undefined;
    const to = at + Number(view.getBigUint64(at + 8));
    return to < at + 16 || to > end ? undefined : { type, from: at + 16, to };
  }
  const to = at + size;
  return size < 8 || to > end ? undefined : { type, from: at + 8, to };
}

const fourCharacters = (view: DataView, at: number) =>
  String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)));

interface Track {
  readonly handler: string;
  readonly seconds?: number;
  readonly samples?: number;
  readonly codec?: string;
  readonly width?: number;
  readonly height?: number;
}

function readMovie(bytes: Uint8Array): Film | undefined {
  const view = viewOf(bytes);
  let budget = mostBoxes;
  /** The boxes inside; what is broken ends the list. */
  const boxesIn = ({ from, to }: Pick<Box, 'from' | 'to'>): Box[] => {
    const found: Box[] = [];
    for (let at = from; at < to; ) {
      const box = budget > 0 ? boxAt(view, at, Math.min(to, view.byteLength)) : undefined;
      if (!box || box.to <= at) break;
      budget -= 1;
      found.push(box);
      at = box.to;
    }
    return found;
  };
  const inside = (box: Pick<Box, 'from' | 'to'> | undefined, type: string): Box | undefined =>
    box && boxesIn(box).find((one) => one.type === type);
  /** An unsigned number inside a box, by its offset from the content's start; undefined behind its end. */
  const number = ({ from, to }: Box, offset: number, length: 1 | 2 | 4 | 8): number | undefined => {
    const at = from + offset;
    if (at + length > Math.min(to, view.byteLength)) return undefined;
    if (length === 8) return Number(view.getBigUint64(at));
    if (length === 4) return view.getUint32(at);
    return length === 2 ? view.getUint16(at) : view.getUint8(at);
  };

  /** `mvhd` and `mdhd` keep their duration in the same way: version 1 has longer times. */
  const secondsOf = (box: Box | undefined): number | undefined => {
    if (!box) return undefined;
    const long = number(box, 0, 1) === 1;
    const scale = number(box, long ? 20 : 12, 4);
    const duration = number(box, long ? 24 : 16, long ? 8 : 4);
    const isUnknown = duration === undefined || duration === (long ? 2 ** 64 : 0xffffffff) || duration === 0;
    return isUnknown || !scale ? undefined : duration / scale;
  };

  const sizeOf = (header: Box | undefined): Pick<Track, 'width' | 'height'> => {
    if (!header) return {};
    const long = number(header, 0, 1) === 1;
    // Behind times, id and duration: layer and so on (16 bytes), the matrix (36), width and height as 16.16.
    const matrix = (long ? 36 : 24) + 16;
    const [a, b] = [number(header, matrix, 4), number(header, matrix + 4, 4)];
    const width = number(header, matrix + 36, 4);
    const height = number(header, matrix + 40, 4);
    if (!width || !height) return {};
    const [across, down] = [Math.round(width / 65_536), Math.round(height / 65_536)];
    const isTurned = a === 0 && b !== 0;
    return isTurned ? { width: down, height: across } : { width: across, height: down };
  };

  const trackOf = (box: Box): Track => {
    const media = inside(box, 'mdia');
    const handlerBox = inside(media, 'hdlr');
    const handler =
      handlerBox && handlerBox.from + 12 <= view.byteLength ? fourCharacters(view, handlerBox.from + 8) : '';
    const table = inside(inside(media, 'minf'), 'stbl');
    const described = inside(table, 'stsd');
    const sizes = inside(table, 'stsz') ?? inside(table, 'stz2');
    const codec =
      described && described.from + 16 <= Math.min(described.to, view.byteLength)
        ? fourCharacters(view, described.from + 12)
        : undefined;
    return {
      handler,
      seconds: secondsOf(inside(media, 'mdhd')),
      samples: sizes && number(sizes, 8, 4),
      codec,
      ...sizeOf(inside(box, 'tkhd')),
    };
  };

  const top = boxesIn({ from: 0, to: bytes.length });
  const tracks = top.filter(({ type }) => type === 'trak').map(trackOf);
  const video = tracks.find(({ handler }) => handler === 'vide');
  if (!video) return undefined;
  const audio = tracks.find(({ handler }) => handler === 'soun');
  const seconds = secondsOf(top.find(({ type }) => type === 'mvhd')) ?? video.seconds;
  const { samples, width, height } = video;
  return {
    seconds,
    width,
    height,
    // A film in pieces counts its pictures elsewhere.
    framesPerSecond: samples && video.seconds ? samples / video.seconds : undefined,
    videoCodec: video.codec,
    audioCodec: audio?.codec,
  };
}

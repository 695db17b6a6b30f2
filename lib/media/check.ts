import type { Media } from '../message/message';
import { readGif } from './gif';
import { mediaLimits } from './limits';
import { type Film, readFilm } from './mp4';
import { type FileType, signatureLength, typeOf } from './signature';
import type { Source } from './source';

/**
 * What of a file X would not take: each has a sentence, `media.fault.<code>`, that names the rule and the value. Sizes in
 * bytes, sides in pixels, times in seconds.
 */
export type FaultCode =
  | 'empty'
  | 'kind'
  | 'unreadable'
  | 'image_bytes'
  | 'gif_bytes'
  | 'gif_size'
  | 'gif_frames'
  | 'gif_pixels'
  | 'video_bytes'
  | 'video_short'
  | 'video_long'
  | 'video_small'
  | 'video_large'
  | 'video_shape'
  | 'video_rate'
  | 'video_codec'
  | 'video_sound';

export interface Fault {
  readonly code: FaultCode;
  /** What the file has: a number, `width × height`, or a codec. */
  readonly value: number | string;
  /** What X takes; absent where the sentence says it by itself. */
  readonly limit?: number;
}

export interface CheckedFile {
  readonly kind: Media['kind'];
  readonly type: FileType;
}

export type Checked =
  | { readonly ok: true; readonly value: CheckedFile }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * Checks a file against X's limits before anything of it leaves. Reads its first bytes; of a GIF the whole (15 MB at
 * most), of a film its `moov` box (8 MB at most). What a film does not say of itself is left to X.
 */
export async function checkFile(source: Source): Promise<Checked> {
  if (source.size === 0) return refuse([{ code: 'empty', value: 0 }]);
  const type = typeOf(await source.read(0, signatureLength));
  if (!type) return refuse([{ code: 'kind', value: '' }]);
  if (type === 'image/gif') return checkGif(source);
  if (type === 'video/mp4' || type === 'video/quicktime') return checkFilm(source, type);
  return judge({ kind: 'image', type }, tooMuch('image_bytes', source.size, mediaLimits.image.bytes));
}

async function checkGif(source: Source): Promise<Checked> {
  const type = 'image/gif';
  const { bytes, width, height, frames, pixels } = mediaLimits.gif;
  if (source.size > bytes) return refuse(tooMuch('gif_bytes', source.size, bytes));
  const gif = readGif(await source.read(0, source.size));
  if (!gif || gif.frames === 0) return refuse([{ code: 'unreadable', value: 'GIF' }]);
  if (gif.frames === 1) {
    return judge({ kind: 'image', type }, tooMuch('image_bytes', source.size, mediaLimits.image.bytes));
  }
  const isTooLarge = gif.width > width || gif.height > height;
  return judge({ kind: 'gif', type }, [
    ...(isTooLarge ? [{ code: 'gif_size', value: `${gif.width} × ${gif.height}` } as const] : []),
    ...tooMuch('gif_frames', gif.frames, frames),
    ...tooMuch('gif_pixels', gif.width * gif.height * gif.frames, pixels),
  ]);
}

async function checkFilm(source: Source, type: FileType): Promise<Checked> {
  const tooLarge = tooMuch('video_bytes', source.size, mediaLimits.video.bytes);
  if (tooLarge.length > 0) return refuse(tooLarge);
  const film = await readFilm(source);
  if (!film) return refuse([{ code: 'unreadable', value: type === 'video/mp4' ? 'MP4' : 'MOV' }]);
  return judge({ kind: 'video', type }, filmFaults(film));
}

/** A hair's breadth for what encoders round. */
const hair = 0.05;

function filmFaults({ seconds, width, height, framesPerSecond, videoCodec, audioCodec }: Film): Fault[] {
  const {
    shortest,
    longest,
    longSide,
    shortSide,
    smallestSide,
    aspect,
    framesPerSecond: most,
  } = mediaLimits.video;
  const faults: Fault[] = [];
  if (seconds !== undefined && seconds < shortest - hair) {
    faults.push({ code: 'video_short', value: seconds, limit: shortest });
  }
  if (seconds !== undefined) faults.push(...tooMuch('video_long', seconds, longest, hair));
  if (width !== undefined && height !== undefined) {
    const [short, long] = [Math.min(width, height), Math.max(width, height)];
    const value = `${width} × ${height}`;
    if (short < smallestSide) faults.push({ code: 'video_small', value });
    if (long > longSide || short > shortSide) faults.push({ code: 'video_large', value });
    if (long > short * aspect) faults.push({ code: 'video_shape', value });
  }
  if (framesPerSecond !== undefined) faults.push(...tooMuch('video_rate', framesPerSecond, most, 0.5));
  if (videoCodec !== undefined && !['avc1', 'avc2', 'avc3', 'avc4'].includes(videoCodec)) {
    faults.push({ code: 'video_codec', value: nameOf(videoCodec) });
  }
  if (audioCodec !== undefined && audioCodec !== 'mp4a') {
    faults.push({ code: 'video_sound', value: nameOf(audioCodec) });
  }
  return faults;
}

/** What people call it; else its four characters, as far as they can be shown. */
const nameOf = (codec: string): string =>
  names[codec.trim()] ??
  codec
    .replace(/[^\w .-]/gu, '')
    .trim()
    .slice(0, 4);
const names: Readonly<Record<string, string>> = {
  hvc1: 'HEVC (H.265)',
  hev1: 'HEVC (H.265)',
  av01: 'AV1',
  vp09: 'VP9',
  mp4v: 'MPEG-4 Part 2',
  apcn: 'ProRes',
  apch: 'ProRes',
  Opus: 'Opus',
  'ac-3': 'Dolby Digital',
  'ec-3': 'Dolby Digital Plus',
  alac: 'Apple Lossless',
  sowt: 'PCM',
  twos: 'PCM',
  lpcm: 'PCM',
};

const tooMuch = (code: FaultCode, value: number, limit: number, slack = 0): Fault[] =>
  value > limit + slack ? [{ code, value, limit }] : [];

const judge = (value: CheckedFile, faults: readonly Fault[]): Checked =>
  faults.length === 0 ? { ok: true, value } : refuse(faults);
const refuse = (faults: readonly Fault[]): Checked => ({ ok: false, faults });

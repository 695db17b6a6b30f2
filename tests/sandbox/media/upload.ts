import type { SandboxState } from '../state';
import { bytesIn, kindOf, type MediaKind, type ProcessingFailure, type SandboxMedia } from './media';
import { readPicture } from './picture';

/** A file on its way. */
interface Upload {
  id: string;
  ownerId: string;
  totalBytes: number;
  type: string;
  category: string;
  shared: boolean;
  segments: Map<number, Uint8Array>;
  /** Milliseconds on the sandbox's clock. */
  expiresAt: number;
}

/** What is on its way, and how the making of videos and GIFs goes. */
export interface UploadState {
  open: Map<string, Upload>;
  /** `progress_percent` of one look after another, from the answer to finalize on; 0 is `pending`. Then it is made. */
  steps: number[];
  /** Set: what is finalized from now on is not made in the end. */
  failure?: ProcessingFailure;
  checkAfterSecs: number;
  /** X: a day, for the upload and then for attaching. */
  expiresAfterSecs: number;
}

export const freshUpload = (): UploadState => ({
  open: new Map(),
  steps: [0, 50],
  checkAfterSecs: 1,
  expiresAfterSecs: 86_400,
});

/** X's words for a refused upload, or `missing`: nobody knows that id. */
export type Refused = { refused: string } | { missing: true };

const mostBytes: Record<MediaKind, number> = { image: 5_242_880, gif: 15_728_640, video: 536_870_912 };
const unrecognized = { refused: 'media type unrecognized.' };
const notWhole = { refused: 'Segments do not add up to provided total file size.' };

export interface Wanted {
  totalBytes: number;
  type: string;
  category: string;
  shared: boolean;
}

function findFault({ totalBytes, type, category }: Wanted): Refused | undefined {
  const kind = kindOf(category);
  const family = kind === 'video' ? /^video\// : kind === 'gif' ? /^image\/gif$/ : /^(image|text)\//;
  if (!family.test(type)) return unrecognized;
  return totalBytes > mostBytes[kind]
    ? { refused: `File size exceeds ${mostBytes[kind]} bytes.` }
    : undefined;
}

export function initialize(state: SandboxState, ownerId: string, wanted: Wanted): Upload | Refused {
  const fault = findFault(wanted);
  if (fault) return fault;
  const expiresAt = state.now() + state.upload.expiresAfterSecs * 1000;
  const upload = { ...wanted, id: state.nextId(), ownerId, segments: new Map(), expiresAt };
  state.upload.open.set(upload.id, upload);
  return upload;
}

function findOpen(state: SandboxState, ownerId: string, id: string): Upload | undefined {
  const upload = state.upload.open.get(id);
  return upload?.ownerId === ownerId && upload.expiresAt > state.now() ? upload : undefined;
}

/** Takes one segment, in any order; the same one again takes the place of the first. */
export function append(
  state: SandboxState,
  ownerId: string,
  id: string,
  segment: { index: number; bytes: Uint8Array },
): Upload | Refused {
  const upload = findOpen(state, ownerId, id);
  if (!upload) return { missing: true };
  upload.segments.set(segment.index, segment.bytes);
  return upload;
}

/** Makes a file of the segments, once; asked again, answers the same. */
export function finalize(state: SandboxState, ownerId: string, id: string): SandboxMedia | Refused {
  const made = state.media.find((media) => media.id === id && media.ownerId === ownerId);
  if (made) return made;
  const upload = findOpen(state, ownerId, id);
  if (!upload) return { missing: true };
  const { totalBytes, segments } = upload;
  const parts: Uint8Array[] = [];
  for (let index = 0; index < segments.size; index += 1) {
    const bytes = segments.get(index);
    if (!bytes) return notWhole;
    parts.push(bytes);
  }
  if (parts.length === 0 || bytesIn({ parts }) !== totalBytes) return notWhole;
  const media = makeMedia(state, id, ownerId, upload, parts);
  if (!('refused' in media)) state.upload.open.delete(id);
  return media;
}

/** A file that came whole. */
export function uploadWhole(
  state: SandboxState,
  ownerId: string,
  wanted: Omit<Wanted, 'totalBytes' | 'type'> & { type?: string },
  bytes: Uint8Array,
): SandboxMedia | Refused {
  const type = wanted.type ?? readPicture(bytes)?.type ?? (isMp4(bytes) ? 'video/mp4' : 'unknown');
  const whole = { ...wanted, type, totalBytes: bytes.byteLength };
  return findFault(whole) ?? makeMedia(state, state.nextId(), ownerId, whole, [bytes]);
}

const isMp4 = (bytes: Uint8Array) => Buffer.from(bytes.subarray(4, 8)).toString('latin1') === 'ftyp';

/** Pictures are looked into: they must be what they are said to be. Videos are taken at their word. */
function makeMedia(
  state: SandboxState,
  id: string,
  ownerId: string,
  { type, category, shared }: Wanted,
  parts: Uint8Array[],
): SandboxMedia | { refused: string } {
  const kind = kindOf(category);
  const picture =
    kind === 'video' || type.startsWith('text/') ? { type } : readPicture(parts[0] ?? new Uint8Array());
  if (picture?.type !== type.replace('pjpeg', 'jpeg')) return unrecognized;
  const { width, height } = { width: undefined, height: undefined, ...picture };
  if (kind === 'gif' && (width ?? 0) * (height ?? 0) > 0 && ((width ?? 0) > 1280 || (height ?? 0) > 1080))
    return { refused: 'Gif dimensions must be at most 1280x1080.' };
  const { steps, failure } = state.upload;
  const media: SandboxMedia = {
    id,
    ownerId,
    category,
    shared,
    type,
    parts,
    size: width && height ? { width, height } : undefined,
    createdAt: state.now(),
    processing: kind === 'image' ? undefined : { steps: [...steps], failure },
  };
  state.media.push(media);
  return media;
}

/** One look at a file: the making goes one step on. */
export function lookAt(state: SandboxState, ownerId: string, id: string): SandboxMedia | Refused {
  const media = state.media.find((one) => one.id === id && one.ownerId === ownerId);
  if (!media) return { missing: true };
  media.processing?.steps.shift();
  return media;
}

/** `processing_info` as X shows it; absent for what needs no making. */
export function showProcessing(state: SandboxState, { processing }: SandboxMedia) {
  if (!processing) return undefined;
  const [percent] = processing.steps;
  const { checkAfterSecs: check_after_secs } = state.upload;
  if (percent === 0) return { state: 'pending', check_after_secs };
  if (percent !== undefined) return { state: 'in_progress', check_after_secs, progress_percent: percent };
  if (processing.failure) return { state: 'failed', progress_percent: 100, error: processing.failure };
  return { state: 'succeeded', progress_percent: 100 };
}

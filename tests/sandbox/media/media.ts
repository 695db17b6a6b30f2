import { createHash } from 'node:crypto';
import type { SandboxState } from '../state';
import type { Size } from './picture';

/** Where the making of a video or GIF stands. */
interface Processing {
  /** `progress_percent` that the next looks will see; 0 is `pending`. Empty: it is made, or failed. */
  steps: number[];
  /** How it ends, unless well. */
  failure?: ProcessingFailure;
}

/** X's `processing_info.error`. */
export interface ProcessingFailure {
  code: number;
  name: string;
  message: string;
}

/** An uploaded file. Tests may put one here that never was uploaded. */
export interface SandboxMedia {
  id: string;
  ownerId: string;
  /** `dm_image`, `tweet_video`, ... */
  category: string;
  shared: boolean;
  /** MIME type. */
  type?: string;
  /** The bytes, in order. */
  parts?: Uint8Array[];
  /** Of a picture. */
  size?: Size;
  /** Milliseconds on the sandbox's clock; absent: it never grows old. */
  createdAt?: number;
  processing?: Processing;
  /** How many messages it went out with. */
  uses?: number;
}

const day = 24 * 60 * 60 * 1000;

/** How many bytes a file has. */
export const bytesIn = ({ parts = [] }: Pick<SandboxMedia, 'parts'>) =>
  parts.reduce((sum, { byteLength }) => sum + byteLength, 0);

/** SHA-256 of a file's bytes, in hex. */
export function hashOf({ parts = [] }: Pick<SandboxMedia, 'parts'>): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

/** The sender's own file, not older than 24 hours, and made to its end. */
export const findUsable = (state: SandboxState, ownerId: string, id: string): SandboxMedia | undefined =>
  state.media.find(
    (media) =>
      media.id === id &&
      media.ownerId === ownerId &&
      state.now() - (media.createdAt ?? state.now()) <= day &&
      isReady(media),
  );

const isReady = ({ processing }: SandboxMedia) =>
  !processing || (processing.steps.length === 0 && !processing.failure);

/** X's v2 rule for attaching: made for messages, and shared. */
export const isForMessages = ({ category, shared }: SandboxMedia) => shared && category.startsWith('dm_');

/** A file as `media_keys` name it. */
export const mediaKey = ({ id, category }: Pick<SandboxMedia, 'id' | 'category'>) =>
  `${{ image: 3, video: 7, gif: 16 }[kindOf(category)]}_${id}`;

export type MediaKind = 'image' | 'gif' | 'video';

/** What X takes a file for, by its category. */
export function kindOf(category: string): MediaKind {
  if (category.endsWith('_video')) return 'video';
  return category.endsWith('_gif') ? 'gif' : 'image';
}

const endings: Record<string, string> = {
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'video/mp4': 'mp4',
};

/** The last part of a file's address: a name that cannot be guessed from the id. */
export const resourceOf = ({ id, type = '' }: Pick<SandboxMedia, 'id' | 'type'>) =>
  `${createHash('sha256').update(`resource ${id}`).digest('base64url').replace(/[-_]/g, 'x').slice(0, 16)}.${endings[type] ?? 'jpg'}`;

/** Where X keeps the file of a message; the v2 download takes the three ids from it. */
export const addressOf = (eventId: string, media: SandboxMedia) =>
  `https://ton.twitter.com/1.1/ton/data/dm/${eventId}/${media.id}/${resourceOf(media)}`;

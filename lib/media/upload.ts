import * as v from 'valibot';
import { mediaKinds, NumericId } from '../message/message';
import { type Problem, problemCodes } from '../message/problem';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** Unix ms. */
const Time = v.number();

const uploadStates = [
  /** Nothing of it is at X. */
  'waiting',
  /** X has given it an id and takes its segments, one after the other. */
  'uploading',
  /** All bytes are there; X is told so next, or was told and did not answer. */
  'finishing',
  /** X works on it (videos, GIFs) and is asked from time to time. */
  'processing',
  'ready',
  'failed',
  'cancelled',
] as const;

/** Where one file stands on its way to X, for one account. */
export const Upload = v.object({
  accountId: NumericId,
  fileId: v.string(),
  kind: v.picklist(mediaKinds),
  /** Media type, such as `video/mp4`. */
  type: v.string(),
  /** Bytes. */
  size: v.pipe(Count, v.minValue(1)),
  state: v.picklist(uploadStates),
  /** Its place among the files that wait. */
  askedAt: Time,
  /** Nothing is tried before this time. */
  notBefore: Time,
  mediaId: v.optional(NumericId),
  /** By which X lists it in a message. */
  mediaKey: v.optional(v.string()),
  /** When X forgets what it has of it. */
  expiresAt: v.optional(Time),
  /** Bytes that X has confirmed: all of the segments before `segment`. */
  sent: Count,
  /** Index of the segment that goes next, and its length: fixed before it leaves, so that it can only be repeated. */
  segment: Count,
  length: Count,
  /** No segment is longer. */
  longest: Count,
  /** How far X is with its work. */
  percent: v.optional(v.number()),
  /** Why it failed, or what it waits for. */
  problem: v.optional(
    v.object({
      code: v.picklist(problemCodes),
      detail: v.optional(v.string()),
      status: v.optional(v.number()),
      retryAt: v.optional(v.number()),
    }),
  ),
  /** Troubles in a row: the wait doubles. */
  troubles: Count,
  /** How often X had forgotten it, so that it began anew. */
  restarts: Count,
});
export type Upload = v.InferOutput<typeof Upload>;

/** What the outbox asks before a message with a file leaves. */
export type MediaStand =
  | { readonly state: 'ready'; readonly mediaId: string; readonly mediaKey?: string }
  /** It is on its way. `until`: nothing is tried before, Unix ms. */
  | { readonly state: 'waiting'; readonly until?: number }
  | { readonly state: 'failed'; readonly problem: Problem };

/** What a page shows of it. */
export interface UploadView {
  readonly state: Upload['state'];
  /** Bytes. */
  readonly sent: number;
  readonly size: number;
  /** How far X is with its work, 0 to 100. */
  readonly percent?: number;
  readonly problem?: Problem;
  /** When it is tried again, Unix ms. */
  readonly retryAt?: number;
  /** X's id of it, once it is ready. */
  readonly mediaId?: string;
  /** Until when the same file goes without being uploaded again, Unix ms. */
  readonly reusableUntil?: number;
}

const mebibyte = 1024 * 1024;
/**
 * Segments grow while they go fast and shrink while they don't: a browser stops a worker whose request is not answered
 * within 30 s. 512 MB in the shortest of them are 512 segments; X takes 1,000.
 */
const shortestSegment = mebibyte;
const longestSegment = 4 * mebibyte;
const fast = 2_000;
const slow = 8_000;

/** X says when it forgets a media id; a message must still reach it in time. */
const slack = 10 * 60_000;
/** X documents 24 hours. */
const documentedLife = 24 * 60 * 60_000;
const mostRestarts = 2;

/** What can happen to an upload. `mediaId` names the attempt it speaks of: a late word of an older one is not heard. */
export type UploadEvent =
  | {
      readonly type: 'begun';
      readonly mediaId: string;
      readonly mediaKey?: string;
      readonly expiresAfterSecs?: number;
    }
  /** X has confirmed this segment, `took` ms after it left. */
  | {
      readonly type: 'appended';
      readonly mediaId: string;
      readonly segment: number;
      readonly took: number;
    }
  /** X's word on a file whose bytes it has. */
  | {
      readonly type: 'told';
      readonly mediaId: string;
      readonly told:
        | { readonly state: 'ready'; readonly expiresAfterSecs?: number }
        | { readonly state: 'working'; readonly checkAfterSecs: number; readonly percent?: number }
        | { readonly state: 'failed'; readonly detail: string };
    }
  /** Not now: X says so, or can't be reached. */
  | { readonly type: 'postponed'; readonly until: number; readonly problem?: Problem }
  /** X no longer knows what it was given, or it came in a way that it can't be finished: from the beginning. */
  | { readonly type: 'lost'; readonly mediaId: string; readonly problem: Problem }
  /** A segment was not answered in time, twice: from the beginning, in the shortest segments. */
  | { readonly type: 'choked'; readonly mediaId: string }
  /** X says no for good. */
  | { readonly type: 'refused'; readonly problem: Problem }
  // What a person does.
  | { readonly type: 'cancelled' }
  /** Wanted (again): begins where nothing is at X or under way. */
  | { readonly type: 'asked' }
  /** X would not take the media id that we had: upload it anew. */
  | { readonly type: 'renewed' };

export interface UploadedFile {
  readonly id: string;
  readonly kind: Upload['kind'];
  readonly type: string;
  readonly size: number;
}

/** An upload of which nothing has left. */
export const newUpload = (accountId: string, file: UploadedFile, now: number): Upload => ({
  accountId,
  fileId: file.id,
  kind: file.kind,
  type: file.type,
  size: file.size,
  state: 'waiting',
  askedAt: now,
  notBefore: now,
  sent: 0,
  segment: 0,
  length: Math.min(shortestSegment, file.size),
  longest: longestSegment,
  troubles: 0,
  restarts: 0,
});

export const isUnderWay = ({ state }: Upload): boolean =>
  state !== 'ready' && state !== 'failed' && state !== 'cancelled';

/** X has it, and will know it long enough for a message to be sent with it. */
export const isUsable = ({ state, expiresAt = 0 }: Upload, now: number): boolean =>
  state === 'ready' && expiresAt - slack > now;

/** Whether what X has of an upload under way is forgotten by now. */
export const isForgotten = ({ mediaId, expiresAt }: Upload, now: number): boolean =>
  mediaId !== undefined && expiresAt !== undefined && expiresAt <= now;

/** The upload after an event; `undefined` where the event does not belong to its state. Pure. */
export function step(upload: Upload, event: UploadEvent, now: number): Upload | undefined {
  if ('mediaId' in event && event.type !== 'begun' && event.mediaId !== upload.mediaId) return undefined;
  const { state } = upload;
  switch (event.type) {
    case 'asked':
      if (isUnderWay(upload) || isUsable(upload, now)) return undefined;
      return afresh(upload, now);
    case 'renewed':
      return isUnderWay(upload) ? undefined : afresh(upload, now);
    case 'cancelled':
      return isUnderWay(upload) ? { ...upload, state: 'cancelled', problem: undefined } : undefined;
  }
  if (!isUnderWay(upload)) return undefined;
  switch (event.type) {
    case 'begun': {
      if (state !== 'waiting') return undefined;
      const { mediaId, mediaKey, expiresAfterSecs } = event;
      const expiresAt = lifeEnd(expiresAfterSecs, now);
      return { ...calm(upload), state: 'uploading', mediaId, mediaKey, expiresAt };
    }
    case 'appended':
      return state === 'uploading' && event.segment === upload.segment
        ? appended(calm(upload), event.took)
        : undefined;
    case 'told':
      return state === 'finishing' || state === 'processing'
        ? told(calm(upload), event.told, now)
        : undefined;
    case 'postponed':
      return {
        ...upload,
        notBefore: event.until,
        problem: event.problem,
        troubles: upload.troubles + 1,
      };
    case 'lost':
      if (upload.restarts >= mostRestarts) return { ...upload, state: 'failed', problem: event.problem };
      return { ...afresh(upload, now), askedAt: upload.askedAt, restarts: upload.restarts + 1 };
    case 'choked':
      return { ...afresh(upload, now), askedAt: upload.askedAt, longest: shortestSegment };
    case 'refused':
      return { ...upload, state: 'failed', problem: event.problem };
  }
}

const afresh = ({ accountId, fileId, kind, type, size }: Upload, now: number): Upload =>
  newUpload(accountId, { id: fileId, kind, type, size }, now);

/** Something came of it: whatever stood in the way is over. */
const calm = (upload: Upload): Upload => ({ ...upload, troubles: 0, problem: undefined });

const lifeEnd = (seconds: number | undefined, now: number): number =>
  now + (seconds === undefined ? documentedLife : seconds * 1_000);

function appended(upload: Upload, took: number): Upload {
  const sent = upload.sent + upload.length;
  const wanted = took < fast ? upload.length * 2 : took > slow ? upload.length / 2 : upload.length;
  const bounded = Math.min(Math.max(Math.floor(wanted), shortestSegment), upload.longest);
  const length = Math.min(bounded, upload.size - sent);
  return {
    ...upload,
    sent,
    segment: upload.segment + 1,
    length,
    state: sent >= upload.size ? 'finishing' : 'uploading',
  };
}

function told(upload: Upload, word: Extract<UploadEvent, { type: 'told' }>['told'], now: number): Upload {
  switch (word.state) {
    case 'ready': {
      // Without a word of X's, what it said at the beginning holds.
      const expiresAt =
        word.expiresAfterSecs === undefined ? upload.expiresAt : lifeEnd(word.expiresAfterSecs, now);
      return { ...upload, state: 'ready', expiresAt, percent: undefined };
    }
    case 'working':
      return {
        ...upload,
        state: 'processing',
        percent: word.percent,
        notBefore: now + Math.min(60, Math.max(1, word.checkAfterSecs)) * 1_000,
      };
    case 'failed':
      return { ...upload, state: 'failed', problem: { code: 'media_failed', detail: word.detail } };
  }
}

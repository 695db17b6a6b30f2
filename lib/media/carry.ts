import type { Tokens } from '../auth/tokens';
import type { Outcome } from '../x-api/ask';
import type { Credentials } from '../x-api/credentials';
import type { Refusal } from '../x-api/errors';
import { type Endpoint, readLimits, type Said } from '../x-api/ledger';
import type { appendSegment, finalizeUpload, initializeUpload, readUploadState } from '../x-api/media-upload';
import { advance } from './store';
import { isForgotten, isUnderWay, type Upload, type UploadEvent } from './upload';

/** X's four calls for a file. */
export interface MediaCalls {
  readonly initialize: typeof initializeUpload;
  readonly append: typeof appendSegment;
  readonly finalize: typeof finalizeUpload;
  readonly status: typeof readUploadState;
}

export interface CarryParts {
  readonly tokens: Tokens;
  readonly calls: MediaCalls;
  readonly now: () => number;
  /** 0 up to 1, for spreading retries. */
  readonly random: () => number;
  /** After every step. */
  readonly stepped: (upload: Upload) => void;
}

/** A browser stops a worker whose request was not answered for 30 s. */
const longestCall = 25_000;

/** Carries one upload on, call after call, until it has to wait or is over. Throws where our own storage fails. */
export function createCarry({ tokens, calls, now, random, stepped }: CarryParts) {
  /** Uploads whose token X refused once already: the second time, only signing in again helps. */
  const renewed = new Set<string>();

  return async (first: Upload, bytes: Blob, signal: AbortSignal): Promise<void> => {
    let upload = await advance(first, now());
    while (upload && isUnderWay(upload) && upload.notBefore <= now() && !signal.aborted) {
      const token = await tokens.access(upload.accountId);
      let event: UploadEvent;
      let came: { endpoint: Endpoint; said?: Said } | undefined;
      if (token.ok) {
        const made = await call(upload, bytes, { kind: 'oauth2', token: token.value }, signal);
        if (signal.aborted) return;
        came = made.came;
        event =
          'refusal' in made
            ? await enterRefusal(upload, token.value, made.refusal, made.timedOut)
            : made.event;
      } else {
        event = { type: 'postponed', until: later(upload), problem: token.problem };
      }
      upload = await advance(upload, now(), came, event);
      if (upload) stepped(upload);
    }
  };

  /** 2 to 60 seconds, doubling. */
  function later({ troubles }: Upload): number {
    return now() + Math.round(Math.min(60_000, 2_000 * 2 ** Math.min(troubles, 6)) * (0.75 + random() / 2));
  }

  async function call(upload: Upload, bytes: Blob, credentials: Credentials, signal: AbortSignal) {
    let said: Said | undefined;
    const timeout = AbortSignal.timeout(longestCall);
    const exchange = {
      signal: AbortSignal.any([signal, timeout]),
      onAnswer: (status: number, headers: Headers) => {
        said = readLimits(status, headers, now());
      },
    };
    const endpoint: Endpoint = upload.state === 'processing' ? 'media.status' : 'media.upload';
    const done = (result: { event: UploadEvent } | { refusal: Refusal }) => ({
      ...result,
      came: { endpoint, said },
      timedOut: timeout.aborted,
    });
    const { mediaId } = upload;
    if (upload.state === 'waiting' || mediaId === undefined) {
      const begun = await calls.initialize(credentials, planOf(upload), exchange);
      return done(begun.ok ? { event: { type: 'begun', ...begun.value } } : begun);
    }
    if (isForgotten(upload, now())) {
      return done({ event: { type: 'lost', mediaId, problem: { code: 'media_expired' } } });
    }
    if (upload.state === 'uploading') {
      const { segment, sent, length } = upload;
      const began = now();
      const slice = bytes.slice(sent, sent + length);
      const appended = await calls.append(credentials, mediaId, segment, slice, exchange);
      return done(
        appended.ok ? { event: { type: 'appended', mediaId, segment, took: now() - began } } : appended,
      );
    }
    const asked: Outcome<Extract<UploadEvent, { type: 'told' }>['told']> =
      upload.state === 'finishing'
        ? await finish(credentials, mediaId, exchange)
        : await calls.status(credentials, mediaId, exchange);
    return done(asked.ok ? { event: { type: 'told', mediaId, told: asked.value } } : asked);
  }

  /** X may have been told already by a worker that died before it heard the answer: then it refuses, and says how far it is. */
  async function finish(
    credentials: Credentials,
    mediaId: string,
    exchange: Parameters<MediaCalls['finalize']>[2],
  ) {
    const finalized = await calls.finalize(credentials, mediaId, exchange);
    if (finalized.ok || !isNo(finalized.refusal)) return finalized;
    const standing = await calls.status(credentials, mediaId, exchange);
    return standing.ok ? standing : finalized;
  }

  async function enterRefusal(
    upload: Upload,
    token: string,
    refusal: Refusal,
    timedOut: boolean,
  ): Promise<UploadEvent> {
    const { problem } = refusal;
    const { accountId, fileId, mediaId } = upload;
    if (refusal.tokenRefused) {
      const name = `${accountId} ${fileId}`;
      if (renewed.delete(name)) {
        await tokens.end(accountId);
        return { type: 'postponed', until: later(upload), problem };
      }
      const fresh = await tokens.refused(accountId, token);
      if (!fresh.ok) return { type: 'postponed', until: later(upload), problem: fresh.problem };
      renewed.add(name);
      return { type: 'postponed', until: now() };
    }
    // The ledger holds it back for as long as X said.
    if (problem.code === 'rate_limited') return { type: 'postponed', until: now(), problem };
    if (!refusal.certain || refusal.passing) {
      if (timedOut && upload.troubles > 0 && mediaId && upload.state === 'uploading') {
        return { type: 'choked', mediaId };
      }
      return { type: 'postponed', until: later(upload), problem };
    }
    // X no longer knows what it was given.
    if (mediaId && forgetful.has(problem.code)) return { type: 'lost', mediaId, problem };
    return { type: 'refused', problem };
  }
}

const forgetful: ReadonlySet<string> = new Set([
  'not_found',
  'request_refused',
  'media_expired',
  'media_refused',
]);

const isNo = ({ certain, passing, tokenRefused }: Refusal) => certain && !passing && !tokenRefused;

const planOf = ({ kind, type, size }: Upload) =>
  ({ mediaType: type, totalBytes: size, category: `dm_${kind}` }) as const;

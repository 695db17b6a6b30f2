import { listAccounts } from '../auth/vault';
import { fail, ok, type Result } from '../message/problem';
import { announce } from '../platform/changes';
import { isOnline } from '../platform/fetch';
import { noteUse, readFile, sweepFiles } from '../platform/files';
import { createOneRun, type OneRunParts } from '../platform/one-run';
import { settings } from '../platform/values';
import { type CarryParts, createCarry } from './carry';
import {
  dropStale,
  forgetUploads,
  openUploads,
  readUpload,
  stepUpload,
  type UploadKey,
  writeOffOrphans,
} from './store';
import { isUnderWay, isUsable, type MediaStand, newUpload, type Upload, type UploadView } from './upload';

export interface UploadsParts
  extends Omit<CarryParts, 'stepped'>,
    Pick<OneRunParts, 'setAlarm' | 'keepAlive'> {
  /** A file is at X, or won't be: messages that wait for it may go on. */
  readonly ended: () => void;
}

/** Progress is told at most this often, ms. */
const tellEvery = 200;
const hour = 60 * 60_000;
const week = 7 * 24 * hour;

/**
 * Brings files to X, one at a time, in the order asked for. Everything is on the disk after every call, so that a worker
 * that dies is followed by one that goes on with the next segment.
 */
export function createUploads(parts: UploadsParts) {
  const { now } = parts;
  let carrying: { readonly key: UploadKey; readonly abort: AbortController } | undefined;
  let toldAt = 0;
  /** When a page last looked at a file. */
  const seenAt = new Map<string, number>();

  const stepped = (upload: Upload) => {
    if (!isUnderWay(upload)) {
      announce('uploads');
      return parts.ended();
    }
    if (now() - toldAt < tellEvery && upload.problem === undefined) return;
    toldAt = now();
    announce('uploads');
  };
  const carry = createCarry({ ...parts, stepped });

  const apply = async (...step: Parameters<typeof stepUpload>): Promise<Upload | undefined> => {
    const after = await stepUpload(...step);
    if (after) stepped(after);
    return after;
  };

  const isCarried = ({ accountId, fileId }: UploadKey) =>
    carrying?.key.accountId === accountId && carrying.key.fileId === fileId;

  const carryOn = async (upload: Upload): Promise<void> => {
    const file = await readFile(upload.fileId);
    if (!file)
      return void (await apply(upload, { type: 'refused', problem: { code: 'media_missing' } }, now()));
    const abort = new AbortController();
    carrying = { key: upload, abort };
    try {
      await carry(upload, file.bytes, abort.signal);
    } finally {
      carrying = undefined;
    }
  };

  const look = async () => {
    for (;;) {
      const accounts = await listAccounts();
      const signedIn = accounts.flatMap(({ id, state }) => (state === 'signed_in' ? [id] : []));
      const open = await openUploads(new Set(signedIn));
      if (open.length === 0) return {};
      if (!isOnline()) return { next: now() + 30_000 };
      const due = open.find(({ notBefore }) => notBefore <= now());
      if (!due) return { next: Math.min(...open.map(({ notBefore }) => notBefore)) };
      await carryOn(due);
    }
  };

  const { wake } = createOneRun({
    lockName: 'aside uploads',
    async start() {
      await writeOffOrphans();
      return look;
    },
    setAlarm: parts.setAlarm,
    keepAlive: parts.keepAlive,
    now,
  });

  /** Begins where nothing is under way. */
  const begin = async (key: UploadKey, event: 'asked' | 'renewed'): Promise<Result<Upload>> => {
    if (!(await settings.read()).sharedMediaAgreed) return fail('sharing_not_agreed');
    const account = (await listAccounts()).find(({ id }) => id === key.accountId);
    if (!account) return fail('signed_out');
    if (!account.scopes.includes('media.write')) return fail('scopes_missing');
    const file = await readFile(key.fileId);
    if (!file) return fail('media_missing');
    const { id, kind, type, bytes } = file;
    const make = () => newUpload(key.accountId, { id, kind, type, size: bytes.size }, now());
    const after = (await apply(key, { type: event }, now(), make)) ?? (await readUpload(key));
    void wake();
    return after ? ok(after) : fail('media_missing');
  };

  return {
    wake,

    /** Uploads a kept file, ahead of the message that it goes with. What X still has of it is used again. */
    async attach(key: UploadKey): Promise<Result<UploadView>> {
      const begun = await begin(key, 'asked');
      return begun.ok ? ok(viewOf(begun.value)) : begun;
    },

    /** Once more, after it failed or was cancelled. */
    async retry(key: UploadKey): Promise<Result<UploadView>> {
      const begun = await begin(key, 'renewed');
      return begun.ok ? ok(viewOf(begun.value)) : begun;
    },

    /** Stops at once. What X has of it, X forgets by itself. */
    async cancel(key: UploadKey): Promise<void> {
      await apply(key, { type: 'cancelled' }, now());
      if (isCarried(key)) carrying?.abort.abort();
    },

    /** Null where nothing is known of it. Whoever looks has the file before them: it stays. */
    async view(key: UploadKey): Promise<UploadView | null> {
      void wake();
      if (now() - (seenAt.get(key.fileId) ?? 0) > hour) {
        seenAt.set(key.fileId, now());
        await noteUse(key.fileId, now());
      }
      const upload = await readUpload(key);
      return upload ? viewOf(upload) : null;
    },

    /**
     * For the outbox, before a message with this file leaves: the media id at X, or that it is on its way (it begins
     * where nothing was under way, or X has forgotten it), or why it won't come. `ended` is called when it stands otherwise.
     */
    async mediaFor(accountId: string, fileId: string): Promise<MediaStand> {
      const key = { accountId, fileId };
      const there = await readUpload(key);
      // What a person cancelled while they wrote is wanted now that the message goes.
      const stands = there && (isUnderWay(there) || isUsable(there, now()) || there.state === 'failed');
      if (stands) return standOf(there, now());
      const begun = await begin(key, 'asked');
      return begun.ok ? standOf(begun.value, now()) : { state: 'failed', problem: begun.problem };
    },

    /**
     * For the outbox: X would not take the media id, or a message whose file failed is tried again. Forgets what X has
     * and uploads anew.
     */
    async renew(accountId: string, fileId: string): Promise<MediaStand> {
      const begun = await begin({ accountId, fileId }, 'renewed');
      return begun.ok ? standOf(begun.value, now()) : { state: 'failed', problem: begun.problem };
    },

    /** Everything of an account that signs out; files that only it had use for go with it. */
    async forget(accountId: string): Promise<void> {
      if (carrying?.key.accountId === accountId) carrying.abort.abort();
      await forgetUploads(accountId);
      const isLast = (await listAccounts()).length === 0;
      if (isLast) await sweepFiles(Number.POSITIVE_INFINITY);
      announce('uploads');
    },

    /** What nobody needs and nobody had before them for a week. */
    async expire(): Promise<void> {
      await sweepFiles(now() - week);
      await dropStale(now());
    },
  };
}

export type Uploads = ReturnType<typeof createUploads>;

const viewOf = ({
  state,
  sent,
  size,
  percent,
  problem,
  notBefore,
  expiresAt,
  mediaId,
}: Upload): UploadView => ({
  state,
  sent,
  size,
  percent,
  problem,
  ...(problem && { retryAt: notBefore }),
  ...(state === 'ready' && { reusableUntil: expiresAt, mediaId }),
});

function standOf({ state, mediaId, mediaKey, notBefore, problem }: Upload, now: number): MediaStand {
  if (state === 'ready' && mediaId) return { state, mediaId, mediaKey };
  if (state === 'failed') return { state, problem: problem ?? { code: 'media_failed' } };
  return { state: 'waiting', ...(notBefore > now && { until: notBefore }) };
}

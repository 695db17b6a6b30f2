import type { IDBPTransaction } from 'idb';
import * as v from 'valibot';
import { type AsideSchema, database } from '../platform/database';
import { type Endpoint, enter, newEntry, nextFree, type Said, take, writeOff } from '../x-api/ledger';
import { isUnderWay, isUsable, step, Upload, type UploadEvent } from './upload';

/** Names one upload. */
export interface UploadKey {
  readonly accountId: string;
  readonly fileId: string;
}

/** An answer of X to one call (absent: none came), for the limits. */
export interface Came {
  readonly endpoint: Endpoint;
  readonly said?: Said;
}

type Writing = IDBPTransaction<AsideSchema, ('uploads' | 'limits')[], 'readwrite'>;

/**
 * Relaxed outlives worker and browser, but not a power cut: after one, what X has is found out again by repeating the
 * last segments, or by beginning anew.
 */
async function write<T>(work: (transaction: Writing) => Promise<T>): Promise<T> {
  const db = await database();
  const transaction = db.transaction(['uploads', 'limits'], 'readwrite', { durability: 'relaxed' });
  const [result] = await Promise.all([work(transaction), transaction.done]);
  return result;
}

const keyOf = ({ accountId, fileId }: UploadKey): [string, string] => [accountId, fileId];

function read(stored: unknown): Upload | undefined {
  const upload = v.safeParse(Upload, stored);
  return upload.success ? upload.output : undefined;
}

export async function readUpload(key: UploadKey): Promise<Upload | undefined> {
  const db = await database();
  return read(await db.get('uploads', keyOf(key)));
}

/** One step of an upload, if it may take it; `make`, where there is none yet. `undefined`: nothing changed. */
export function stepUpload(
  key: UploadKey,
  event: UploadEvent,
  now: number,
  make?: () => Upload,
): Promise<Upload | undefined> {
  return write(async (transaction) => {
    const uploads = transaction.objectStore('uploads');
    const before = read(await uploads.get(keyOf(key)));
    const after = before ? step(before, event, now) : make?.();
    if (after) await uploads.put(after);
    return after;
  });
}

/** The call that an upload wants next counts here. */
const endpointOf = ({ state }: Upload): Endpoint =>
  state === 'processing' ? 'media.status' : 'media.upload';

/**
 * Enters what came of one call, and takes the place in the limits for the one that follows; both in one transaction, so
 * that the next segment waits for the disk once. The upload answered may go on at once where its `notBefore` is not
 * ahead; `undefined`: it is gone, or a person has ended it.
 */
export function advance(
  key: UploadKey,
  now: number,
  came?: Came,
  event?: UploadEvent,
): Promise<Upload | undefined> {
  return write(async (transaction) => {
    const uploads = transaction.objectStore('uploads');
    const limits = transaction.objectStore('limits');
    const entryOf = async (endpoint: Endpoint) =>
      (await limits.get([key.accountId, endpoint])) ?? newEntry(key.accountId, endpoint);
    if (came) {
      const entry = await entryOf(came.endpoint);
      await limits.put(came.said ? enter(entry, came.said, now) : writeOff(entry, 1));
    }
    const before = read(await uploads.get(keyOf(key)));
    if (!before) return undefined;
    let after = event ? (step(before, event, now) ?? before) : before;
    if (isUnderWay(after) && after.notBefore <= now) {
      const entry = await entryOf(endpointOf(after));
      const free = nextFree(entry, now);
      if (free > now) after = { ...after, notBefore: free, problem: { code: 'rate_limited' } };
      else await limits.put(take(entry, now));
    }
    if (after !== before) await uploads.put(after);
    return after;
  });
}

/** Calls that a worker had under way when it died may have been counted by X. */
export function writeOffOrphans(): Promise<void> {
  return write(async (transaction) => {
    const limits = transaction.objectStore('limits');
    for (const entry of await limits.getAll()) {
      const ours = entry.endpoint === 'media.upload' || entry.endpoint === 'media.status';
      if (ours && entry.out > 0) await limits.put(writeOff(entry, entry.out));
    }
  });
}

/** Uploads under way of these accounts, in the order asked for. */
export async function openUploads(accountIds: ReadonlySet<string>): Promise<Upload[]> {
  const db = await database();
  return (await db.getAll('uploads'))
    .flatMap((stored) => read(stored) ?? [])
    .filter((upload) => accountIds.has(upload.accountId) && isUnderWay(upload))
    .sort((one, other) => one.askedAt - other.askedAt);
}

/** Forgets every upload of an account. Answers the ids of their files. */
export function forgetUploads(accountId: string): Promise<string[]> {
  return write(async (transaction) => {
    const uploads = transaction.objectStore('uploads');
    const all = IDBKeyRange.bound([accountId], [accountId, []]);
    const keys = await uploads.getAllKeys(all);
    await uploads.delete(all);
    return keys.map(([, fileId]) => fileId);
  });
}

/** Removes what says nothing any more: uploads of files that are gone, and media ids that X has forgotten. */
export async function dropStale(now: number): Promise<void> {
  const db = await database();
  const transaction = db.transaction(['uploads', 'files'], 'readwrite');
  const files = new Set(await transaction.objectStore('files').getAllKeys());
  for await (const cursor of transaction.objectStore('uploads')) {
    const upload = read(cursor.value);
    const isOld = upload?.state === 'ready' && !isUsable(upload, now);
    if (!upload || isOld || !files.has(upload.fileId)) await cursor.delete();
  }
  await transaction.done;
}

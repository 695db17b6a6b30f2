import * as v from 'valibot';
import { type Media, mediaKinds } from '../message/message';
import { ok, type Result } from '../message/problem';
import { database, storageProblem } from './database';

/**
 * Files that go with messages and templates. Our pages write them here themselves: a message between contexts can't
 * carry a file. The background reads them, and removes those that nobody needs (`sweepFiles`).
 */
const KeptFile = v.object({
  id: v.pipe(v.string(), v.uuid()),
  kind: v.picklist(mediaKinds),
  /** Media type, such as `image/png`: found in the bytes, not taken from the name. */
  type: v.string(),
  bytes: v.instance(Blob),
});
export type KeptFile = v.InferOutput<typeof KeptFile>;

/** When somebody last had a file before them, Unix ms, by id. Apart, so that noting it does not write the file again. */
const Uses = v.record(v.string(), v.number());
const usesName = 'files.used';

export type NewFile = Pick<KeptFile, 'kind' | 'type' | 'bytes'> & { readonly name: string };

/** A file nobody has had before them for as long may make room when the disk is full. */
const spareAfter = 60 * 60_000;

/**
 * Keeps a file, on the disk when the promise resolves. The same bytes again are the same file, so that what X has of it
 * serves again. Problem: `storage_full`, after files that nobody needs were removed in vain.
 */
export async function keepFile(
  { kind, type, name, bytes }: NewFile,
  now = Date.now(),
): Promise<Result<Media>> {
  try {
    const same = await findSame(kind, bytes);
    const media: Media = {
      id: same?.id ?? crypto.randomUUID(),
      kind,
      name: name.slice(0, 255),
      size: bytes.size,
    };
    if (same) {
      await noteUse(same.id, now);
      return ok(media);
    }
    // Without its name and its place on the person's disk.
    const kept: KeptFile = { id: media.id, kind, type, bytes: bytes.slice(0, bytes.size, type) };
    try {
      await put(kept, now);
    } catch (error) {
      if (storageProblem(error).code !== 'storage_full') throw error;
      if ((await sweepFiles(now - spareAfter)) === 0) throw error;
      await put(kept, now);
    }
    return ok(media);
  } catch (error) {
    return { ok: false, problem: storageProblem(error) };
  }
}

export async function readFile(id: string): Promise<KeptFile | undefined> {
  const db = await database();
  return read(await db.get('files', id));
}

/** Somebody has it before them: it stays for another while. */
export async function noteUse(id: string, now = Date.now()): Promise<void> {
  const db = await database();
  const transaction = db.transaction('values', 'readwrite');
  const uses = readUses(await transaction.store.get(usesName));
  await transaction.store.put({ ...uses, [id]: now }, usesName);
  await transaction.done;
}

/**
 * Removes files that no message on its way and no template needs, and that nobody had before them since `before`.
 * Answers how many went. Messages that have arrived need theirs no more.
 */
export async function sweepFiles(before: number): Promise<number> {
  const db = await database();
  const transaction = db.transaction(['files', 'outbox', 'templates', 'values'], 'readwrite');
  const files = transaction.objectStore('files');
  const values = transaction.objectStore('values');
  const uses = readUses(await values.get(usesName));
  const old = new Set((await files.getAllKeys()).filter((id) => (uses[id] ?? 0) < before));
  if (old.size > 0) {
    for await (const { value: row } of transaction.objectStore('outbox')) {
      if (row.state !== 'sent' && row.message.media) old.delete(row.message.media.id);
    }
    for (const template of await transaction.objectStore('templates').getAll()) {
      if (template.media) old.delete(template.media.id);
    }
  }
  for (const id of old) await files.delete(id);
  if (old.size > 0) {
    await values.put(Object.fromEntries(Object.entries(uses).filter(([id]) => !old.has(id))), usesName);
  }
  await transaction.done;
  return old.size;
}

async function put(file: KeptFile, now: number): Promise<void> {
  const db = await database();
  const transaction = db.transaction(['files', 'values'], 'readwrite', { durability: 'strict' });
  const values = transaction.objectStore('values');
  const uses = readUses(await values.get(usesName));
  await Promise.all([
    transaction.objectStore('files').put(file),
    values.put({ ...uses, [file.id]: now }, usesName),
    transaction.done,
  ]);
}

const chunk = 4 * 1024 * 1024;

async function findSame(kind: KeptFile['kind'], bytes: Blob): Promise<KeptFile | undefined> {
  const db = await database();
  for (const stored of await db.getAll('files')) {
    const file = read(stored);
    if (file?.kind === kind && file.bytes.size === bytes.size && (await areSame(file.bytes, bytes)))
      return file;
  }
  return undefined;
}

async function areSame(one: Blob, other: Blob): Promise<boolean> {
  for (let at = 0; at < one.size; at += chunk) {
    const [left, right] = await Promise.all(
      [one, other].map(async (blob) => new Uint8Array(await blob.slice(at, at + chunk).arrayBuffer())),
    );
    if (!left || !right || left.some((byte, index) => byte !== right[index])) return false;
  }
  return true;
}

function read(stored: unknown): KeptFile | undefined {
  const file = v.safeParse(KeptFile, stored);
  return file.success ? file.output : undefined;
}

function readUses(stored: unknown): Record<string, number> {
  const uses = v.safeParse(Uses, stored);
  return uses.success ? uses.output : {};
}

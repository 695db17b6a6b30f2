import { setTimeout as wait } from 'node:timers/promises';
import { grantTokens } from '../../sandbox/oauth/tokens';
import type { ChromiumDesk } from '../chromium-desk';
import { accountId } from '../desk';
import { alternate, median } from '../measure';
import { type Row, round } from '../results';

const mebibyte = 1024 * 1024;
const size = Number(process.env.UPLOAD_MB ?? 100) * mebibyte;
const pairs = 5;

/** 100 MB to X by the background, beside a bare loop of the same fetches from the same worker. */
export async function measureUpload({ sandbox, desk, browser }: ChromiumDesk): Promise<Row[]> {
  const { state, log } = sandbox;
  // What X makes of it is no part of this.
  state.upload.steps = [];
  const settings = await desk.insist('settings.read', {});
  await desk.insist('settings.write', { settings: { ...settings, sharedMediaAgreed: true } });
  const { access_token: token } = grantTokens(state);

  const clear = () => {
    log.length = 0;
    state.media.length = 0;
    state.upload.open.clear();
  };
  /** Seconds between the first call and the last, as X sees them, and how many there were. */
  const arrived = async () => {
    const giveUp = Date.now() + 120_000;
    for (;;) {
      const calls = log.filter(({ path }) => path.startsWith('/2/media/upload/'));
      const last = calls.find(({ path, status }) => path.endsWith('/finalize') && status === 200);
      if (last) return { seconds: (last.time - (calls[0]?.time ?? 0)) / 1_000, segments: calls.length - 2 };
      if (Date.now() > giveUp) throw new Error('The file did not arrive.');
      await wait(10);
    }
  };
  let segments: number[] = [];
  const ours = async () => {
    clear();
    const fileId = crypto.randomUUID();
    await desk.run(putFile, { fileId, size });
    await wait(300);
    await desk.insist('media.attach', { accountId, fileId });
    const { seconds } = await arrived();
    segments = state.media[0]?.parts?.map(({ byteLength }) => byteLength) ?? [];
    await desk.run(dropFile, { fileId });
    return size / mebibyte / seconds;
  };
  const loop = async () => {
    clear();
    const fileId = crypto.randomUUID();
    await desk.run(putFile, { fileId, size });
    await wait(300);
    const worker = await browser.worker();
    await worker.evaluate('globalThis.__name = (named) => named');
    await worker.evaluate(bareLoop, { token, fileId, size, segments });
    const { seconds } = await arrived();
    await desk.run(dropFile, { fileId });
    return size / mebibyte / seconds;
  };
  const { a, b } = await alternate(pairs, ours, loop);
  const ratios = a.map((rate, at) => rate / (b[at] ?? Number.NaN));
  return [
    {
      name: 'media.upload_ratio',
      value: round(median(ratios)),
      unit: 'ratio',
      n: pairs,
      note: `${round(median(a))} MB a second beside ${round(median(b))} of a bare loop of the same ${segments.length + 2} fetches in the same worker, A-B-B-A, ${pairs} pairs of ${size / mebibyte} MB (${ratios.map(round).join(', ')}); X on loopback answers at once; at least 0.8`,
    },
  ];
}

// These run in the extension's page or worker, far from this file.
async function putFile({ fileId, size }: { fileId: string; size: number }): Promise<void> {
  const part = new Uint8Array(1024 * 1024);
  for (let at = 0; at < part.length; at += 65_536) crypto.getRandomValues(part.subarray(at, at + 65_536));
  const bytes = new Blob(
    Array.from({ length: size / part.length }, () => part),
    { type: 'video/mp4' },
  );
  const opening = indexedDB.open('aside');
  await new Promise((resolve) => opening.addEventListener('success', resolve));
  const transaction = opening.result.transaction('files', 'readwrite');
  transaction.objectStore('files').put({ id: fileId, kind: 'video', type: 'video/mp4', bytes });
  await new Promise((resolve) => transaction.addEventListener('complete', resolve));
  opening.result.close();
}

async function dropFile({ fileId }: { fileId: string }): Promise<void> {
  const opening = indexedDB.open('aside');
  await new Promise((resolve) => opening.addEventListener('success', resolve));
  const transaction = opening.result.transaction('files', 'readwrite');
  transaction.objectStore('files').delete(fileId);
  await new Promise((resolve) => transaction.addEventListener('complete', resolve));
  opening.result.close();
}

async function bareLoop(loop: {
  token: string;
  fileId: string;
  size: number;
  segments: readonly number[];
}): Promise<void> {
  const opening = indexedDB.open('aside');
  await new Promise((resolve) => opening.addEventListener('success', resolve));
  const reading = opening.result.transaction('files').objectStore('files').get(loop.fileId);
  await new Promise((resolve) => reading.addEventListener('success', resolve));
  const { bytes }: { bytes: Blob } = reading.result;
  opening.result.close();
  const call = async (path: string, body?: FormData | string) => {
    const answer = await fetch(`https://api.x.com/2/media/upload/${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${loop.token}`,
        ...(typeof body === 'string' && { 'content-type': 'application/json' }),
      },
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-store',
      body,
    });
    return answer.json();
  };
  const begun = await call(
    'initialize',
    JSON.stringify({
      media_type: 'video/mp4',
      total_bytes: loop.size,
      media_category: 'dm_video',
      shared: true,
    }),
  );
  let from = 0;
  for (const [index, length] of loop.segments.entries()) {
    const form = new FormData();
    form.set('segment_index', String(index));
    form.set('media', bytes.slice(from, from + length));
    await call(`${begun.data.id}/append`, form);
    from += length;
  }
  await call(`${begun.data.id}/finalize`);
}

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  appendLegacySegment,
  finalizeLegacyUpload,
  initializeLegacyUpload,
  readLegacyUploadState,
} from '../../../../lib/x-api/legacy/upload';
import { type SandboxFetch, sandboxFetch } from '../../sandbox-fetch';
import { keys } from './keys';

let x: SandboxFetch;
beforeEach(() => {
  x = sandboxFetch();
});
afterEach(() => vi.unstubAllGlobals());

const answerWith = (body: unknown) => {
  x.between = () => Promise.resolve(Response.json(body));
};
const sentForm = async () => {
  const { body, headers } = x.seen.at(-1) ?? { body: '', headers: new Headers() };
  const form = await new Response(body, { headers }).formData();
  const entries = [...form].map(async ([name, value]) => [
    name,
    typeof value === 'string' ? value : await value.text(),
  ]);
  return Object.fromEntries(await Promise.all(entries));
};

describe('an upload by v1.1', () => {
  it('goes to X’s host for files, one command after the other', async () => {
    answerWith({
      media_id: 710511363345354800,
      media_id_string: '710511363345354753',
      expires_after_secs: 86_400,
    });
    const plan = { mediaType: 'video/mp4', totalBytes: 3, category: 'dm_video' } as const;
    expect(await initializeLegacyUpload(keys, plan)).toEqual({
      ok: true,
      value: { mediaId: '710511363345354753', expiresAfterSecs: 86_400 },
    });
    expect(await sentForm()).toEqual({
      command: 'INIT',
      media_category: 'dm_video',
      media_type: 'video/mp4',
      shared: 'true',
      total_bytes: '3',
    });

    x.between = () => Promise.resolve(new Response(null, { status: 204 }));
    expect((await appendLegacySegment(keys, '710511363345354753', 2, new Blob(['abc']))).ok).toBe(true);
    expect(await sentForm()).toEqual({
      command: 'APPEND',
      media_id: '710511363345354753',
      segment_index: '2',
      media: 'abc',
    });

    const processing_info = { state: 'pending', check_after_secs: 1 };
    answerWith({ media_id_string: '710511363345354753', processing_info });
    expect(await finalizeLegacyUpload(keys, '710511363345354753')).toMatchObject({
      value: { state: 'working', checkAfterSecs: 1 },
    });
    expect(await sentForm()).toEqual({ command: 'FINALIZE', media_id: '710511363345354753' });

    answerWith({ media_id_string: '710511363345354753' });
    expect(await readLegacyUploadState(keys, '710511363345354753')).toMatchObject({
      value: { state: 'ready' },
    });
    expect(x.seen.at(-1)?.url.search).toBe('?command=STATUS&media_id=710511363345354753');
    expect(x.seen.map(({ url }) => url.origin + url.pathname)).toEqual(
      Array(4).fill('https://upload.x.com/1.1/media/upload.json'),
    );
  });

  it('is not ready where X says nothing of it', async () => {
    answerWith({});
    expect((await finalizeLegacyUpload(keys, '5')).ok).toBe(false);
  });
});

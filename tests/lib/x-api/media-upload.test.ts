import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Credentials } from '../../../lib/x-api/credentials';
import {
  appendSegment,
  finalizeUpload,
  initializeUpload,
  readUploadState,
} from '../../../lib/x-api/media-upload';
import { type SandboxFetch, sandboxFetch } from '../sandbox-fetch';

const signedIn: Credentials = { kind: 'oauth2', token: 'token-of-this-test' };
const id = '1583157113245011970';

let x: SandboxFetch;
beforeEach(() => {
  x = sandboxFetch();
});
afterEach(() => vi.unstubAllGlobals());

const answerWith = (body: unknown, status = 200) => {
  x.between = () => Promise.resolve(Response.json(body, { status }));
};

describe('an upload', () => {
  it('begins with an id, and the time it may take', async () => {
    answerWith({ data: { id, media_key: `3_${id}`, expires_after_secs: 86_400 } });
    const plan = { mediaType: 'image/png', totalBytes: 3, category: 'dm_image' } as const;
    expect(await initializeUpload(signedIn, plan)).toEqual({
      ok: true,
      value: { mediaId: id, mediaKey: `3_${id}`, expiresAfterSecs: 86_400 },
    });
  });

  it('hands the browser the very bytes of a segment, under a boundary of the browser’s own', async () => {
    const segment = new Blob([Uint8Array.from([0, 13, 10, 45, 45, 255, 128])]);
    let form: FormData | undefined;
    const viaSandbox = globalThis.fetch;
    vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
      form = init.body as FormData;
      return viaSandbox(url, init);
    });
    answerWith({ data: { expires_at: 1 } });
    expect((await appendSegment(signedIn, id, 3, segment)).ok).toBe(true);
    expect([...(form?.keys() ?? [])]).toEqual(['segment_index', 'media']);
    const sent = form?.get('media');
    expect(sent instanceof Blob && new Uint8Array(await sent.arrayBuffer())).toEqual(
      new Uint8Array(await segment.arrayBuffer()),
    );
    expect(x.seen.at(-1)?.headers.get('content-type')).toMatch(/^multipart\/form-data; ?boundary=/);
    expect(x.seen.at(-1)?.headers.has('content-length')).toBe(false);
  });

  it('that X has forgotten is told apart from one it refuses', async () => {
    answerWith({ errors: [{ code: 325, message: 'A media id was not found.' }] }, 400);
    expect(await appendSegment(signedIn, id, 0, new Blob(['a']))).toMatchObject({
      refusal: { certain: true, problem: { code: 'media_expired' } },
    });
  });

  it.each([
    [{ id }, { state: 'ready', expiresAfterSecs: undefined }],
    [
      { id, expires_after_secs: 9, processing_info: { state: 'succeeded' } },
      { state: 'ready', expiresAfterSecs: 9 },
    ],
    [
      { id, processing_info: { state: 'in_progress', check_after_secs: 2, progress_percent: 40 } },
      { state: 'working', checkAfterSecs: 2, percent: 40 },
    ],
    [
      { id, processing_info: { state: 'pending' } },
      { state: 'working', checkAfterSecs: 5, percent: undefined },
    ],
    [
      {
        id,
        processing_info: { state: 'failed', error: { code: 3, name: 'InvalidMedia', message: 'bad codec' } },
      },
      { state: 'failed', detail: 'InvalidMedia: bad codec' },
    ],
  ])('%j means %j', async (data, state) => {
    answerWith({ data });
    expect(await finalizeUpload(signedIn, id)).toEqual({ ok: true, value: state });
    expect(await readUploadState(signedIn, id)).toEqual({ ok: true, value: state });
  });

  it('in a state nobody knows is not taken for ready', async () => {
    answerWith({ data: { id, processing_info: { state: 'thinking' } } });
    expect(await readUploadState(signedIn, id)).toMatchObject({
      ok: false,
      refusal: { problem: { code: 'answer_unreadable' } },
    });
  });
});

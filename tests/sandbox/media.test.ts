import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { errors } from './errors';
import { makeGif, makePng } from './media/files';
import { hashOf } from './media/media';
import { readMultipart } from './media/multipart';
import { readPicture } from './media/picture';
import { useSandbox } from './use-sandbox';

const sandbox = useSandbox();
const casey = '2244994945';

const post = (path: string, body?: unknown, user?: string) =>
  sandbox.call('POST', `/2/media/upload${path}`, { body, user });
const data = (answer: { json(): unknown }) => (answer.json() as { data: Record<string, unknown> }).data;
const problem = (answer: { json(): unknown }) =>
  (answer.json() as { errors: { message: string }[] }).errors[0]?.message;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const formOf = (fields: Record<string, string | Uint8Array>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string') form.append(name, value);
    else form.append(name, new Blob([Uint8Array.from(value)]), 'part');
  }
  return form;
};

const start = async (bytes: number, rest: object = {}) => {
  const answer = await post('/initialize', {
    media_type: 'image/png',
    total_bytes: bytes,
    media_category: 'dm_image',
    shared: true,
    ...rest,
  });
  return { answer, id: answer.status === 200 ? String(data(answer).id) : '' };
};
const append = (id: string, segment_index: number | string, media: Uint8Array) =>
  post(`/${id}/append`, formOf({ segment_index: String(segment_index), media }));
const finalize = (id: string) => post(`/${id}/finalize`);
const status = (id: string) => sandbox.call('GET', `/2/media/upload?media_id=${id}&command=STATUS`);
const video = { media_type: 'video/mp4', media_category: 'dm_video' };

describe('an upload in segments', () => {
  it('takes them in any order, the last of a kind, and keeps every byte', async () => {
    const png = makePng(30, 20, 9000);
    const { id, answer } = await start(png.length);
    expect(data(answer)).toEqual({ id, media_key: `3_${id}`, expires_after_secs: 86_400 });
    await append(id, 1, png.subarray(5000));
    await append(id, 0, randomBytes(5000));
    const appended = await append(id, 0, png.subarray(0, 5000));
    expect(data(appended).expires_at).toBeGreaterThan(sandbox.state.now() / 1000 + 86_000);
    const done = await finalize(id);
    expect(data(done)).toEqual({
      id,
      media_key: `3_${id}`,
      size: png.length,
      expires_after_secs: 86_400,
      image: { image_type: 'image/png', w: 30, h: 20 },
    });
    const [media] = sandbox.state.media;
    expect(media && hashOf(media)).toBe(sha256(png));
    expect(data(await finalize(id))).toEqual(data(done));
    expect(sandbox.state.media).toHaveLength(1);
    const send = { body: { attachments: [{ media_id: id }] } };
    expect((await sandbox.call('POST', `/2/dm_conversations/with/${casey}/messages`, send)).status).toBe(201);
  });

  it('takes a segment as base64 in JSON', async () => {
    const png = makePng(2, 2);
    const { id } = await start(png.length);
    await post(`/${id}/append`, { segment_index: 0, media: Buffer.from(png).toString('base64') });
    expect((await finalize(id)).status).toBe(200);
    expect(sandbox.state.media.map(hashOf)).toEqual([sha256(png)]);
  });

  it.each<[string, [number, number, number][]]>([
    ['nothing came', []],
    ['the first segment is missing', [[1, 0, 400]]],
    [
      'one in the middle is missing',
      [
        [0, 0, 200],
        [2, 200, 400],
      ],
    ],
    ['a byte is missing', [[0, 0, 399]]],
    [
      'too much came',
      [
        [0, 0, 400],
        [1, 0, 1],
      ],
    ],
  ])('is refused at its end when %s', async (_, segments) => {
    const bytes = makePng(2, 2, 400).subarray(0, 400);
    const { id } = await start(400);
    for (const [index, from, to] of segments) await append(id, index, bytes.subarray(from, to));
    const answer = await finalize(id);
    expect({ status: answer.status, said: problem(answer) }).toEqual({
      status: 400,
      said: 'Segments do not add up to provided total file size.',
    });
    expect(sandbox.state.media).toEqual([]);
  });

  it.each<[string, object, Uint8Array]>([
    ['something else than it was said to be', {}, makeGif(2, 2)],
    ['no picture', {}, Buffer.from('<svg/>')],
    ['too large a GIF', { media_type: 'image/gif', media_category: 'dm_gif' }, makeGif(1281, 100)],
  ])('is refused at its end when it is %s', async (_, rest, bytes) => {
    const { id } = await start(bytes.length, rest);
    await append(id, 0, bytes);
    expect((await finalize(id)).status).toBe(400);
    expect(sandbox.state.media).toEqual([]);
  });

  it.each<[string, object]>([
    ['no type', { media_type: undefined }],
    ['a type that X has not', { media_type: 'image/svg+xml' }],
    ['a type of another category', { media_type: 'video/mp4' }],
    ['no size', { total_bytes: undefined }],
    ['a picture over 5 MB', { total_bytes: 5_242_881 }],
    ['a GIF over 15 MB', { media_type: 'image/gif', media_category: 'dm_gif', total_bytes: 15_728_641 }],
    ['a video over 512 MB', { ...video, total_bytes: 536_870_913 }],
    ['a key that is not described', { title: 'x' }],
  ])('is refused at its start with %s', async (_, rest) => {
    expect((await start(100, rest)).answer.status).toBe(400);
    expect(sandbox.state.upload.open.size).toBe(0);
  });

  it.each(['-1', '1000', 'one', '1.5', ''])('takes no segment "%s"', async (index) => {
    const { id } = await start(10);
    expect((await append(id, index, Buffer.from('0123456789'))).status).toBe(400);
  });

  it('is its owner’s alone, and ends after a day', async () => {
    const { id } = await start(10);
    const form = formOf({ segment_index: '0', media: Buffer.from('0123456789') });
    expect((await post(`/${id}/append`, form, '5151')).status).toBe(404);
    expect((await append('99', 0, Buffer.from('0'))).status).toBe(404);
    sandbox.state.clockAhead += 86_400_001;
    expect((await append(id, 0, Buffer.from('0'))).status).toBe(404);
    expect((await finalize(id)).status).toBe(404);
  });

  it('wants media.write', async () => {
    const body = { media_type: 'image/png', total_bytes: 1 };
    const answer = await sandbox.call('POST', '/2/media/upload/initialize', {
      body,
      scope: 'dm.write tweet.read users.read',
    });
    expect({ status: answer.status, body: answer.json() }).toEqual(errors.scopesMissing);
  });
});

describe('a video', () => {
  const upload = async () => {
    const { id } = await start(1000, video);
    await append(id, 0, randomBytes(1000));
    return { id, answer: await finalize(id) };
  };
  const infoOf = (answer: { json(): unknown }) => data(answer).processing_info;

  it('is made step by step, and attached only then', async () => {
    const send = (media_id: string) =>
      sandbox.call('POST', `/2/dm_conversations/with/${casey}/messages`, {
        body: { attachments: [{ media_id }] },
      });
    const { id, answer } = await upload();
    expect(infoOf(answer)).toEqual({ state: 'pending', check_after_secs: 1 });
    expect(infoOf(await status(id))).toEqual({
      state: 'in_progress',
      check_after_secs: 1,
      progress_percent: 50,
    });
    expect((await send(id)).status).toBe(403);
    expect(infoOf(await status(id))).toEqual({ state: 'succeeded', progress_percent: 100 });
    expect((await send(id)).status).toBe(201);
  });

  it('can fail to be made', async () => {
    const error = { code: 3, name: 'UnsupportedMedia', message: 'Unsupported video format' };
    Object.assign(sandbox.state.upload, { steps: [20], failure: error });
    const { id, answer } = await upload();
    expect(infoOf(answer)).toMatchObject({ state: 'in_progress', progress_percent: 20 });
    expect(infoOf(await status(id))).toEqual({ state: 'failed', progress_percent: 100, error });
  });

  it('is looked at by its owner', async () => {
    const { id } = await upload();
    expect((await sandbox.call('GET', `/2/media/upload?media_id=${id}`, { user: '5151' })).status).toBe(404);
    expect((await sandbox.call('GET', `/2/media/upload?media_id=${id}&command=INIT`)).status).toBe(400);
    expect((await sandbox.call('GET', '/2/media/upload')).status).toBe(400);
  });
});

describe('a file in one request', () => {
  it('is taken as multipart and as JSON; shared only with the words of 2.166', async () => {
    const media = makePng(3, 4);
    expect((await post('', formOf({ media, media_category: 'dm_image' }))).status).toBe(200);
    expect((await post('', formOf({ media, media_category: 'dm_image', shared: 'true' }))).status).toBe(400);
    sandbox.state.api.spelling = '2.166';
    const base64 = Buffer.from(media).toString('base64');
    expect((await post('', { media: base64, media_category: 'dm_image', shared: true })).status).toBe(200);
    expect(sandbox.state.media).toMatchObject([
      { shared: false, size: { width: 3, height: 4 } },
      { shared: true },
    ]);
    expect((await post('', formOf({ media: Buffer.from('no'), media_category: 'dm_image' }))).status).toBe(
      400,
    );
  });
});

describe('what goes wrong on the way', () => {
  const route = 'POST /2/media/upload/:id/append' as const;

  it('cuts the connection in the middle of a segment, and knows nothing of it', async () => {
    const { id } = await start(200_000, video);
    sandbox.faults.next(route, { kind: 'cutRequest', bytes: 50_000 });
    await expect(append(id, 0, randomBytes(200_000))).rejects.toThrow();
    expect(sandbox.log.at(-1)).toMatchObject({ committed: false, body: '' });
    expect((await finalize(id)).status).toBe(400);
    const bytes = randomBytes(200_000);
    expect((await append(id, 0, bytes)).status).toBe(200);
    expect((await finalize(id)).status).toBe(200);
    expect(sandbox.state.media.map(hashOf)).toEqual([sha256(bytes)]);
  });

  it('takes a segment late, and can fail at the end', async () => {
    const png = makePng(2, 2);
    const { id } = await start(png.length);
    sandbox.faults.next(route, { kind: 'slow', ms: 60 });
    sandbox.faults.next('POST /2/media/upload/:id/finalize', { kind: 'answer', error: errors.unavailable });
    const before = Date.now();
    await append(id, 0, png);
    expect(Date.now() - before).toBeGreaterThanOrEqual(59);
    expect((await finalize(id)).status).toBe(503);
    expect((await finalize(id)).status).toBe(200);
  });

  it('keeps no file in its log, only how large it was', async () => {
    const { id } = await start(100_000, video);
    await append(id, 0, randomBytes(100_000));
    expect(sandbox.log.at(-1)?.body).toMatch(/^\(100\d{3} bytes\)$/);
  });
});

describe('multipart', () => {
  it('is read as it stands on the wire, file names, types and line breaks in the bytes too', () => {
    const body = [
      'preamble\r\n--b"x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n2',
      '--b"x\r\ncontent-disposition: form-data; name="media"; filename="f.bin"\r\nContent-Type: image/png\r\n\r\n\r\n--b\r\n',
      '--b"x\r\nContent-Disposition: form-data; name="empty"\r\n\r\n',
      '--b"x--\r\n',
    ].join('\r\n');
    const parts = readMultipart('multipart/form-data; boundary=b"x', Buffer.from(body));
    expect(
      parts?.map(({ name, fileName, type, bytes }) => [name, fileName, type, Buffer.from(bytes).toString()]),
    ).toEqual([
      ['a', undefined, undefined, '1\r\n2'],
      ['media', 'f.bin', 'image/png', '\r\n--b\r\n'],
      ['empty', undefined, undefined, ''],
    ]);
  });

  it.each([
    '',
    '--b',
    '--b\r\n',
    '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1',
    '--b\r\nx: y\r\n\r\n1\r\n--b--',
  ])('is none when it breaks off or has no names (%j)', (body) =>
    expect(readMultipart('multipart/form-data; boundary=b', Buffer.from(body))).toBeUndefined(),
  );
});

it('knows pictures by their first bytes', () => {
  const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0000b080010002001011100', 'hex');
  expect(readPicture(jpeg)).toEqual({ type: 'image/jpeg', width: 32, height: 16 });
  expect(readPicture(makePng(7, 9))).toEqual({ type: 'image/png', width: 7, height: 9 });
  expect(readPicture(makeGif(7, 9))).toEqual({ type: 'image/gif', width: 7, height: 9 });
  for (const bytes of ['', 'GIF89', '\x89PNG', 'RIFF', '%PDF-1.7'])
    expect(readPicture(Buffer.from(bytes, 'latin1'))).toBeUndefined();
});

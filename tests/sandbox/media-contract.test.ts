import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeGif, makePng } from './media/files';
import { type OpenApi, openApiMissing, openapi, versions } from './openapi';
import { useSandbox } from './use-sandbox';

const sandbox = useSandbox();
const upload = '/2/media/upload';
const title = `uploads and X’s own description, %s${openApiMissing ? ` (skipped: ${openApiMissing})` : ''}`;

/** 2.166 requires two properties that it does not describe and that no example of X has. */
const undescribed = [
  "/ must have required property 'meta'",
  "/data/processing_info must have required property 'type'",
];

describe.skipIf(openApiMissing).each(versions)(title, (version) => {
  const x = (openApiMissing ? undefined : openapi(version)) as OpenApi;

  beforeEach(() => {
    sandbox.state.api.spelling = version;
    sandbox.state.api.limits = {};
  });

  async function ask(method: string, described: string, path: string, body?: unknown) {
    const answer = await sandbox.call(method, path, { body });
    const wrong = x.response(method, described, answer.status)(answer.json());
    expect(
      wrong.filter((said) => !undescribed.includes(said)),
      answer.text,
    ).toEqual([]);
    return answer;
  }

  it('agree on each step', async () => {
    const gif = makeGif(4, 4);
    const body = {
      media_type: 'image/gif',
      total_bytes: gif.length,
      media_category: 'dm_gif',
      shared: true,
      additional_owners: ['5151'],
    };
    expect(x.request('POST', `${upload}/initialize`)(body)).toEqual([]);
    const { data } = (await ask('POST', `${upload}/initialize`, `${upload}/initialize`, body)).json() as {
      data: { id: string };
    };
    const segment = { segment_index: 0, media: Buffer.from(gif).toString('base64') };
    expect(x.request('POST', `${upload}/{id}/append`)(segment)).toEqual([]);
    const steps = [
      await ask('POST', `${upload}/{id}/append`, `${upload}/${data.id}/append`, segment),
      await ask('POST', `${upload}/{id}/finalize`, `${upload}/${data.id}/finalize`),
      await ask('GET', upload, `${upload}?media_id=${data.id}&command=STATUS`),
      await ask('GET', upload, `${upload}?media_id=${data.id}`),
      await ask('POST', upload, upload, {
        media: Buffer.from(makePng(2, 2)).toString('base64'),
        media_category: 'dm_image',
      }),
    ];
    expect(steps.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  });

  it('start nothing that the description refuses', async () => {
    const body = fc.record(
      {
        media_type: fc.constantFrom<unknown>('image/png', 'image/jpeg', 'image/webp', 'image/heic', 7),
        total_bytes: fc.oneof(
          fc.integer({ min: -1, max: 1000 }),
          fc.constantFrom<unknown>('9', 0.5, 17_179_869_185),
        ),
        media_category: fc.constantFrom<unknown>('dm_image', 'tweet_image', 'dm_picture', null),
        shared: fc.constantFrom<unknown>(true, false, undefined, 'true'),
        additional_owners: fc.constantFrom<unknown>(['4242'], [], undefined, ['acme'], '4242'),
        size: fc.constantFrom(undefined, undefined, undefined, undefined, 1),
      },
      { requiredKeys: ['media_type', 'total_bytes', 'size'] },
    );
    const wrongWith = x.request('POST', `${upload}/initialize`);
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(body, async (given) => {
        const text = JSON.stringify(given);
        const { status } = await ask('POST', `${upload}/initialize`, `${upload}/initialize`, text);
        if (wrongWith(JSON.parse(text)).length > 0) expect(status, text).toBe(400);
        if (status === 200) taken += 1;
      }),
      { numRuns: 300, seed: 2167 },
    );
    expect(taken).toBeGreaterThan(5);
  });

  it('take no segment that the description refuses', async () => {
    const { data } = (
      await sandbox.call('POST', `${upload}/initialize`, {
        body: { media_type: 'image/png', total_bytes: 4 },
      })
    ).json() as { data: { id: string } };
    for (const segment_index of [0, 999, 1000, -1, 1.5, null, '0', '999', '1000', 'x', '']) {
      const body = { segment_index, media: 'AAAA' };
      const { status } = await ask('POST', `${upload}/{id}/append`, `${upload}/${data.id}/append`, body);
      const wrong = x.request('POST', `${upload}/{id}/append`)(body);
      expect({ segment_index, status }).toEqual({ segment_index, status: wrong.length > 0 ? 400 : 200 });
    }
  });
});

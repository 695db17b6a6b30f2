import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Credentials } from '../../../lib/x-api/credentials';
import { listEvents, readEvent, removeEvent } from '../../../lib/x-api/direct-message-events';
import { downloadMedia, readMediaAddress } from '../../../lib/x-api/direct-message-media';
import { type SandboxFetch, sandboxFetch } from '../sandbox-fetch';

const signedIn: Credentials = { kind: 'oauth2', token: 'token-of-this-test' };
const listing = '../shared/data/payloads/v2-dm_events.list.response.json';

let x: SandboxFetch;
beforeEach(() => {
  x = sandboxFetch();
});
afterEach(() => vi.unstubAllGlobals());

const answerWith = (body: unknown, status = 200) => {
  x.between = () => Promise.resolve(Response.json(body, { status }));
};
const list = () => listEvents(signedIn, 'everywhere', { maxResults: 10 });

describe('events as X lists them', () => {
  it.skipIf(!existsSync(listing))(
    'X’s own example, whole: messages, who joined and left, the page after',
    async () => {
      const example = JSON.parse(readFileSync(listing, 'utf8')) as { data: object[] };
      answerWith(example);
      const came = await list();
      expect(came).toEqual({
        ok: true,
        value: {
          events: example.data,
          users: [{ id: '944480690', name: 'Example', username: 'example' }],
          media: [],
          next: '18LAA5FFPEKJA52G0G00ZZZZ',
        },
      });
    },
  );

  it.each(['referenced_tweets', 'referenced_posts'])('a shared post under the name %s', async (name) => {
    answerWith({ data: [{ id: '1', event_type: 'MessageCreate', text: 'this', [name]: [{ id: '77' }] }] });
    expect(await list()).toMatchObject({ value: { events: [{ referenced_posts: [{ id: '77' }] }] } });
  });

  it('its links inside `entities`, as X answers, or beside them, as 2.166 describes', async () => {
    const urls = [{ url: 'https://t.co/a', expanded_url: 'https://acme.example/' }];
    for (const given of [{ entities: { urls } }, { urls }]) {
      answerWith({ data: [{ id: '1', event_type: 'MessageCreate', ...given }] });
      expect(await list()).toMatchObject({ value: { events: [{ entities: { urls } }] } });
    }
  });

  it('its media, so that it can be shown', async () => {
    const media = { media_key: '3_5', type: 'photo', url: 'https://ton.example/a.jpg', width: 4, height: 3 };
    answerWith({
      data: [{ id: '1', event_type: 'MessageCreate', attachments: { media_keys: ['3_5'] } }],
      includes: { media: [media, { nothing: 'readable' }] },
    });
    expect(await list()).toMatchObject({
      value: { events: [{ attachments: { media_keys: ['3_5'] } }], media: [media] },
    });
  });

  it('none at all: an empty last page', async () => {
    answerWith({ meta: { result_count: 0 } });
    expect(await list()).toEqual({ ok: true, value: { events: [], users: [], media: [], next: undefined } });
  });
});

describe('one event', () => {
  it('is read', async () => {
    answerWith({ data: { id: '9', event_type: 'MessageCreate', text: 'Hi' } });
    expect(await readEvent(signedIn, '9')).toMatchObject({ value: { event: { id: '9', text: 'Hi' } } });
  });

  it('that is not there is said so, also where X answers 200', async () => {
    const problem = { type: 'https://api.x.com/2/problems/resource-not-found', title: 'Not Found Error' };
    answerWith({ errors: [{ ...problem, detail: 'Could not find dm event with id: [9].' }] });
    expect(await readEvent(signedIn, '9')).toMatchObject({
      refusal: { certain: true, problem: { code: 'not_found', detail: expect.stringContaining('[9]') } },
    });
    answerWith({ ...problem, status: 404 }, 404);
    expect(await removeEvent(signedIn, '9')).toMatchObject({ refusal: { problem: { code: 'not_found' } } });
  });

  it('is removed for ourselves', async () => {
    answerWith({ data: { deleted: true } });
    expect(await removeEvent(signedIn, '9')).toEqual({ ok: true, value: { deleted: true } });
  });
});

describe('a file of a message', () => {
  const address = { eventId: '1', mediaId: '2', resourceId: 'hVJQTwig.jpg' };

  it('comes as its bytes, untouched', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    x.between = () => Promise.resolve(new Response(bytes, { headers: { 'content-type': 'image/jpeg' } }));
    const came = await downloadMedia(signedIn, address);
    expect(came.ok && [...came.value.bytes]).toEqual([...bytes]);
    expect(came.ok && came.value.type).toBe('image/jpeg');
  });

  it('that X refuses is a refusal, not a file', async () => {
    answerWith({ title: 'Not Found Error', detail: 'no such media' }, 404);
    expect(await downloadMedia(signedIn, address)).toMatchObject({
      refusal: { problem: { code: 'not_found', detail: 'no such media' } },
    });
  });

  it('has its address in the url that X lists', () => {
    const url =
      'https://ton.twitter.com/1.1/ton/data/dm/1582838499983564806/1583157113245011970/hVJQTwig.jpg';
    const read = {
      eventId: '1582838499983564806',
      mediaId: '1583157113245011970',
      resourceId: 'hVJQTwig.jpg',
    };
    expect(readMediaAddress(url)).toEqual(read);
    expect(readMediaAddress(`${url}:large`)).toEqual(read);
    for (const other of [
      '',
      'https://pbs.twimg.com/media/a.jpg',
      url.replace('https', 'http'),
      `${url}/../..`,
    ]) {
      expect(readMediaAddress(other)).toBeUndefined();
    }
  });
});

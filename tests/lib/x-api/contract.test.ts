import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setBlocked } from '../../../lib/x-api/blocks';
import type { Credentials } from '../../../lib/x-api/credentials';
import { listEvents, readEvent, removeEvent } from '../../../lib/x-api/direct-message-events';
import { downloadMedia } from '../../../lib/x-api/direct-message-media';
import { sendDirectMessage } from '../../../lib/x-api/direct-messages';
import {
  appendSegment,
  finalizeUpload,
  initializeUpload,
  readUploadState,
} from '../../../lib/x-api/media-upload';
import { findMe, findUser } from '../../../lib/x-api/users';
import { openApiMissing, openapi, versions } from '../../sandbox/openapi';
import { type SandboxFetch, type Seen, sandboxFetch } from '../sandbox-fetch';

let x: SandboxFetch;
const token = 'token-of-this-test';
const signedIn: Credentials = { kind: 'oauth2', token };

beforeEach(() => {
  x = sandboxFetch();
  // What is asked is looked at here, whatever is answered.
  x.between = () => Promise.resolve(new Response('{}', { status: 404 }));
});
afterEach(() => vi.unstubAllGlobals());

const last = (): Seen => {
  const seen = x.seen.at(-1);
  if (!seen) throw new Error('no request was made');
  return seen;
};
const person = '2244994945';
const conversation = '1578398451921985538';
const text = 'Hi 👋\n\n"quoted" <b>&amp;';
const page = { maxResults: 10, token: '18LAA5FFPEKJA52G0G00ZZZZ' };
const plan = { mediaType: 'image/png', totalBytes: 3, category: 'dm_image' } as const;

const calls: [name: string, method: string, path: string, call: () => Promise<unknown>][] = [
  ['users.me', 'get', '/2/users/me', () => findMe(signedIn)],
  ['users.by', 'get', '/2/users/by/username/{username}', () => findUser(signedIn, { handle: 'casey_c' })],
  ['users.id', 'get', '/2/users/{id}', () => findUser(signedIn, { id: person })],
  ...(
    [
      ['a person', '/2/dm_conversations/with/{participant_id}/messages', { person }],
      ['a conversation', '/2/dm_conversations/{dm_conversation_id}/messages', { conversation }],
      ['a new group', '/2/dm_conversations', { group: [person, '944480690'] }],
    ] as const
  ).flatMap(([name, path, to]) =>
    [{ text }, { mediaId: '1583157113245011970' }, { text, mediaId: '1583157113245011970' }].map(
      (message): (typeof calls)[number] => [
        `send to ${name}: ${Object.keys(message).join(' and ')}`,
        'post',
        path,
        () => sendDirectMessage(signedIn, to, message, {}),
      ],
    ),
  ),
  ['events', 'get', '/2/dm_events', () => listEvents(signedIn, 'everywhere', page)],
  [
    'events of a person',
    'get',
    '/2/dm_conversations/with/{participant_id}/dm_events',
    () => listEvents(signedIn, { person }, page),
  ],
  [
    'messages of a person',
    'get',
    '/2/dm_conversations/with/{participant_id}/dm_events',
    () => listEvents(signedIn, { person }, { maxResults: 100, messagesOnly: true }),
  ],
  [
    'events of a conversation',
    'get',
    '/2/dm_conversations/{id}/dm_events',
    () => listEvents(signedIn, { conversation }, page),
  ],
  ['one event', 'get', '/2/dm_events/{event_id}', () => readEvent(signedIn, '1582838499983564806')],
  [
    'remove an event',
    'delete',
    '/2/dm_events/{event_id}',
    () => removeEvent(signedIn, '1582838499983564806'),
  ],
  [
    'a file',
    'get',
    '/2/dm_conversations/media/{dm_id}/{media_id}/{resource_id}',
    () =>
      downloadMedia(signedIn, {
        eventId: '1582838499983564806',
        mediaId: '1583157113245011970',
        resourceId: 'hVJQTwig.jpg',
      }),
  ],
  ['block', 'post', '/2/users/{id}/dm/block', () => setBlocked(signedIn, person, true)],
  ['unblock', 'post', '/2/users/{id}/dm/unblock', () => setBlocked(signedIn, person, false)],
  ['begin an upload', 'post', '/2/media/upload/initialize', () => initializeUpload(signedIn, plan)],
  [
    'append to an upload',
    'post',
    '/2/media/upload/{id}/append',
    () => appendSegment(signedIn, '1583157113245011970', 7, new Blob(['abc'])),
  ],
  [
    'finish an upload',
    'post',
    '/2/media/upload/{id}/finalize',
    () => finalizeUpload(signedIn, '1583157113245011970'),
  ],
  ['state of an upload', 'get', '/2/media/upload', () => readUploadState(signedIn, '1583157113245011970')],
];

/** These take no body; twitter-api-v2 sends an empty object. */
const bodyless = ['block', 'unblock', 'finish an upload'];

async function bodyOf({ body, headers }: Seen): Promise<unknown> {
  if (!headers.get('content-type')?.startsWith('multipart/')) return JSON.parse(body);
  const form = await new Response(body, { headers }).formData();
  const media = form.get('media');
  return {
    segment_index: Number(form.get('segment_index')),
    media: media instanceof Blob && (await media.text()),
  };
}

describe.skipIf(openApiMissing)(
  'every request, against X’s own description of its API (skipped where it is absent)',
  () => {
    for (const version of versions) {
      // The excerpt that lies beside this checkout does not hold `/2/users/{id}`.
      it.each(calls.filter(([name]) => name !== 'users.id'))(
        `${version}: %s`,
        async (name, method, path, call) => {
          await call();
          const { url, body, method: sent } = last();
          const api = openapi(version);
          expect(sent.toLowerCase()).toBe(method);
          expect(url.pathname).toMatch(new RegExp(`^${path.replace(/\{\w+\}/g, '[^/{}:]+')}$`));
          expect(api.parameters(method, path, url)).toEqual([]);
          if (bodyless.includes(name)) expect(body).toBe('{}');
          else if (method === 'post') expect(api.request(method, path)(await bodyOf(last()))).toEqual([]);
          else expect(body).toBe('');
        },
      );
    }
  },
);

describe('every request', () => {
  it.each(calls)(
    '%s carries the token in its header alone, no cookie, and follows nothing',
    async (_, _method, _path, call) => {
      await call();
      expect(last()).toMatchObject({ credentials: 'omit', redirect: 'error' });
      expect(last().headers.get('authorization')).toBe(`Bearer ${token}`);
      expect(last().url.href + last().body).not.toContain(token);
    },
  );

  it('never has an empty text in it, which X refuses', async () => {
    await sendDirectMessage(signedIn, { person }, { text: '', mediaId: '5' }, {});
    expect(JSON.parse(last().body)).toEqual({ attachments: [{ media_id: '5' }] });
  });

  it('for media says that it is shared, or X would refuse to attach it', async () => {
    await initializeUpload(signedIn, plan);
    expect(JSON.parse(last().body)).toMatchObject({ shared: true, media_category: 'dm_image' });
  });
});

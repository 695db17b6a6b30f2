import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  listLegacyEvents,
  readLegacyEvent,
  removeLegacyEvent,
  sendLegacyMessage,
} from '../../../../lib/x-api/legacy/messages';
import { type SandboxFetch, sandboxFetch } from '../../sandbox-fetch';
import { folder, keys } from './keys';

let x: SandboxFetch;
beforeEach(() => {
  x = sandboxFetch();
});
afterEach(() => vi.unstubAllGlobals());

const answerWith = (body: unknown, status = 200) => {
  x.between = () => Promise.resolve(Response.json(body, { status }));
};
const official = (file: string) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as unknown;
const sent = () => JSON.parse(x.seen.at(-1)?.body ?? '');

describe('a message by v1.1', () => {
  const send = () => sendLegacyMessage(keys, '42', { text: 'Hi' }, {});

  it('says what it is at X, and in which conversation', async () => {
    answerWith({
      event: { id: '5', message_create: { target: { recipient_id: '42' }, sender_id: '7' } },
    });
    expect(await send()).toEqual({ kind: 'sent', eventId: '5', conversationId: '7-42' });
  });

  it('has no part that was not written', async () => {
    answerWith({ event: { id: '5' } });
    await sendLegacyMessage(keys, '42', { text: 'Hi', buttons: [], quickReplies: [] }, {});
    expect(sent().event.message_create.message_data).toEqual({ text: 'Hi' });
  });

  it.each([
    [
      403,
      { errors: [{ code: 453, message: 'You currently have access to a subset …' }] },
      'legacy_no_access',
    ],
    [401, { errors: [{ code: 32, message: 'Could not authenticate you.' }] }, 'keys_wrong'],
    [
      403,
      { errors: [{ code: 349, message: 'You cannot send messages to this user.' }] },
      'recipient_refuses',
    ],
  ])('%i %j: refused as %3$s, and no session is over', async (status, body, code) => {
    answerWith(body, status);
    expect(await send()).toMatchObject({
      kind: 'refused',
      refusal: { certain: true, tokenRefused: false, problem: { code } },
    });
  });

  it('is in doubt when the connection breaks after it left, or the answer makes no sense', async () => {
    x.between = () => Promise.reject(new TypeError('Failed to fetch'));
    expect((await send()).kind).toBe('doubtful');
    answerWith({ ok: true });
    expect((await send()).kind).toBe('doubtful');
    answerWith({}, 503);
    expect((await send()).kind).toBe('doubtful');
  });

  it('has not left when nobody asked for it', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    expect((await send()).kind).toBe('notLeft');
  });
});

describe('events by v1.1', () => {
  it.skipIf(!existsSync(folder))('bring the metadata of the quick reply that was chosen', async () => {
    answerWith(official('event.received.quick_reply_response.json'));
    expect(await readLegacyEvent(keys, '1234858592')).toMatchObject({
      value: {
        id: '1234858592',
        initiated_via: { welcome_message_id: '456789' },
        message_create: {
          message_data: { text: 'Blue Bird', quick_reply_response: { metadata: 'external_id_2' } },
        },
      },
    });
  });

  const activity = '../shared/data/payloads/aaa-direct_message_events.json';
  it.skipIf(!existsSync(activity))('are listed whole, one that can’t be read left out', async () => {
    const { direct_message_events: events } = JSON.parse(readFileSync(activity, 'utf8')) as {
      direct_message_events: object[];
    };
    answerWith({ events: [...events, { id: 5 }], next_cursor: 'NDUz' });
    expect(await listLegacyEvents(keys, { count: 50 })).toMatchObject({
      value: { events: [{ id: '954491830116155396' }], next: 'NDUz' },
    });
  });

  it('of an empty page that goes on', async () => {
    answerWith({ events: [], next_cursor: 'MTIz' });
    expect(await listLegacyEvents(keys, { count: 20, cursor: 'NDUz' })).toEqual({
      ok: true,
      value: { events: [], next: 'MTIz' },
    });
    expect(x.seen.at(-1)?.url.search).toBe('?count=20&cursor=NDUz');
  });

  it('are removed', async () => {
    x.between = () => Promise.resolve(new Response(null, { status: 204 }));
    expect(await removeLegacyEvent(keys, '5')).toEqual({ ok: true, value: null });
    expect(x.seen.at(-1)).toMatchObject({ method: 'DELETE' });
    expect(x.seen.at(-1)?.url.search).toBe('?id=5');
  });
});

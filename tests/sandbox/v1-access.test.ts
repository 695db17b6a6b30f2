import { describe, expect, it } from 'vitest';
import { deliver } from './api/create-message';
import { errors } from './errors';
import { createGroup, storeMessage } from './inbox/conversations';
import { grantKeys } from './oauth1/keys';
import { casey, dm, eventOf, kim, outcome, useV1 } from './use-v1';
import { v1Errors } from './v1/errors';

const { sandbox, get, remove, post, send } = useV1();

describe('messages', () => {
  it('are listed with those of v2, newest first, page by page, groups left out', async () => {
    deliver(sandbox.state, casey, '4242', 'One');
    await sandbox.call('POST', `/2/dm_conversations/with/${casey}/messages`, { body: { text: 'Two' } });
    await send({ text: 'Three' });
    storeMessage(sandbox.state, casey, createGroup(sandbox.state, ['4242', casey, kim]), {
      text: 'All',
      mediaIds: [],
    });
    type List = { events: { message_create: { message_data: { text: string } } }[]; next_cursor?: string };
    const page = async (cursor = '') =>
      (await get(`${dm}/events/list.json?count=2${cursor && `&cursor=${cursor}`}`)).json() as List;
    const texts = ({ events }: List) => events.map(({ message_create }) => message_create.message_data.text);
    const first = await page();
    expect(texts(first)).toEqual(['Three', 'Two']);
    const second = await page(first.next_cursor);
    expect(second).not.toHaveProperty('next_cursor');
    expect(texts(second)).toEqual(['One']);
    sandbox.state.v1.emptyPages = true;
    const empty = await page(first.next_cursor);
    expect(texts(empty)).toEqual([]);
    expect(texts(await page(empty.next_cursor))).toEqual(['One']);
    expect((await get(`${dm}/events/list.json?cursor=abcd`)).status).toBe(400);
  });

  it('are shown, and deleted for oneself', async () => {
    const { eventId } = deliver(sandbox.state, casey, '4242', 'Hello');
    expect((await get(`${dm}/events/show.json?id=${eventId}`)).json()).toMatchObject({
      event: { id: eventId },
    });
    const { status, text } = await remove(`${dm}/events/destroy.json?id=${eventId}`);
    expect({ status, text }).toEqual({ status: 204, text: '' });
    expect(outcome(await get(`${dm}/events/show.json?id=${eventId}`))).toEqual(v1Errors.notFound);
    expect(outcome(await remove(`${dm}/events/destroy.json?id=${eventId}`))).toEqual(v1Errors.notFound);
    expect((await get(`${dm}/events/show.json`)).status).toBe(400);
    expect((await sandbox.call('GET', '/2/dm_events', { user: casey })).text).toContain('Hello');
  });
});

describe('signs', () => {
  const form = (path: string, fields: Record<string, string>) =>
    post(`${dm}/${path}.json`, new URLSearchParams(fields));

  it('of typing and of having read are kept, and refused where nobody and nothing is meant', async () => {
    const { eventId } = deliver(sandbox.state, casey, '4242', 'Hello');
    expect((await form('indicate_typing', { recipient_id: casey })).status).toBe(204);
    expect((await form('mark_read', { recipient_id: casey, last_read_event_id: eventId })).status).toBe(204);
    expect(sandbox.state.v1.typing).toEqual([{ by: '4242', to: casey }]);
    expect(sandbox.state.v1.reads).toEqual([{ by: '4242', senderId: casey, eventId }]);
    const wrong: Record<string, string>[] = [
      {},
      { recipient_id: casey },
      { recipient_id: kim, last_read_event_id: eventId },
      { recipient_id: casey, last_read_event_id: '1' },
    ];
    for (const fields of wrong) expect((await form('mark_read', fields)).status).toBe(400);
    expect((await form('indicate_typing', { recipient_id: '99' })).status).toBe(400);
  });
});

describe('access', () => {
  const list = `${dm}/welcome_messages/list.json?count=1`;

  it('can be closed to this app, or gone; media and the account stay', async () => {
    expect((await get(list)).status).toBe(200);
    sandbox.state.legacy = 'no_access';
    expect(outcome(await get(list))).toEqual(errors.accessLevel);
    expect((await get('/1.1/account/verify_credentials.json')).status).toBe(200);
    sandbox.state.legacy = 'gone';
    expect(outcome(await get(list))).toEqual(v1Errors.notFound);
    const init = {
      host: 'upload.x.com',
      body: new URLSearchParams({ command: 'INIT', total_bytes: '9', media_type: 'image/png' }),
    };
    expect((await sandbox.callSigned('POST', '/1.1/media/upload.json', init)).status).toBe(202);
  });
});

describe('limits', () => {
  it('are told and kept: 15 looks in 15 minutes', async () => {
    const path = `${dm}/events/list.json`;
    expect((await get(path)).headers['x-rate-limit-remaining']).toBe('14');
    for (let nth = 0; nth < 14; nth += 1) await get(path);
    expect(outcome(await get(path))).toEqual(errors.tooManyLegacy);
  });

  it('leave out up to five answers to each message of the customer', async () => {
    sandbox.state.api.limits[`POST ${dm}/events/new.json`] = [{ calls: 1, seconds: 86_400 }];
    expect((await send({ text: 'First' })).status).toBe(200);
    expect(outcome(await send({ text: 'Second' }))).toEqual(errors.tooManyLegacy);
    deliver(sandbox.state, casey, '4242', 'A question');
    for (let nth = 0; nth < 5; nth += 1) expect((await send({ text: `${nth}` })).status).toBe(200);
    expect((await send({ text: 'Sixth' })).status).toBe(429);
    deliver(sandbox.state, casey, '4242', 'Another');
    sandbox.state.clockAhead += 24 * 60 * 60 * 1000 - 1000;
    expect((await send({ text: 'Still' })).status).toBe(200);
  });

  it('hold for an app as a whole', async () => {
    sandbox.state.api.limits[`POST ${dm}/events/new.json`] = [{ calls: 1, seconds: 86_400, per: 'app' }];
    const other = { body: eventOf({ text: 'x' }), keys: grantKeys(sandbox.state, '5151') };
    expect((await sandbox.callSigned('POST', `${dm}/events/new.json`, other)).status).toBe(200);
    expect((await send({ text: 'x' })).status).toBe(429);
  });
});

describe('v1.1 media', () => {
  const command = (fields: Record<string, string>, method = 'POST') => {
    const path = '/1.1/media/upload.json';
    return method === 'GET'
      ? sandbox.callSigned('GET', `${path}?${new URLSearchParams(fields)}`, { host: 'upload.x.com' })
      : sandbox.callSigned('POST', path, { host: 'upload.x.com', body: new URLSearchParams(fields) });
  };

  it('is made step by step like v2’s, its id written as a number too, and refused in the host’s own shape', async () => {
    const init = await command({
      command: 'INIT',
      total_bytes: '4',
      media_type: 'video/mp4',
      media_category: 'dm_video',
      shared: 'true',
    });
    const { media_id_string: media_id = '' } = init.json() as { media_id_string: string };
    expect({ status: init.status, number: init.text.includes(`"media_id":${media_id},`) }).toEqual({
      status: 202,
      number: true,
    });
    expect(outcome(await command({ command: 'FINALIZE', media_id }))).toEqual({
      status: 400,
      body: {
        request: '/1.1/media/upload.json',
        error: 'Segments do not add up to provided total file size.',
      },
    });
    expect(
      (await command({ command: 'APPEND', media_id, segment_index: '0', media_data: 'AAAAAA==' })).status,
    ).toBe(204);
    expect((await command({ command: 'FINALIZE', media_id })).json()).toMatchObject({
      processing_info: { state: 'pending' },
    });
    await command({ command: 'STATUS', media_id }, 'GET');
    expect((await command({ command: 'STATUS', media_id }, 'GET')).json()).toMatchObject({
      size: 4,
      processing_info: { state: 'succeeded' },
    });
    expect((await send({ text: 'x', attachment: { type: 'media', media: { id: media_id } } })).status).toBe(
      200,
    );
  });

  it('is nowhere else, and v2 is not there', async () => {
    expect((await post('/1.1/media/upload.json', {})).status).toBe(404);
    expect((await sandbox.callSigned('GET', '/2/users/me', { host: 'upload.x.com' })).status).toBe(404);
  });
});

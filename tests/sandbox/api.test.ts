import { describe, expect, it } from 'vitest';
import { deliver } from './api/create-message';
import { errors } from './errors';
import { useSandbox } from './use-sandbox';

const sandbox = useSandbox();
const casey = '2244994945';
const kim = '1478302945761234944';
const send = (body: unknown, to = casey) =>
  sandbox.call('POST', `/2/dm_conversations/with/${to}/messages`, { body });

describe('tokens and scopes', () => {
  const withToken = (authorization: string) =>
    sandbox.ask('GET', 'https://api.x.com/2/users/me', { headers: authorization ? { authorization } : {} });

  it.each(['', 'Bearer unknown', 'Basic dTpw'])('refuses "%s"', async (authorization) => {
    const { status, json, headers } = await withToken(authorization);
    expect({ status, body: json() }).toEqual(errors.unauthorized);
    expect(headers['content-type']).toBe('application/problem+json');
  });

  it('can refuse a bad token in the other way that was seen', async () => {
    sandbox.state.api.badToken = '403-unsupported-authentication';
    const { status, json } = await withToken('Bearer unknown');
    expect({ status, body: json() }).toEqual(errors.unsupportedAuthentication);
  });

  it.each([
    ['POST', `/2/dm_conversations/with/${casey}/messages`, 'tweet.read users.read dm.read'],
    ['GET', '/2/dm_events', 'tweet.read users.read dm.write'],
    ['GET', '/2/users/me', 'dm.read dm.write tweet.read'],
  ])('says Forbidden to %s %s with no more than %s', async (method, path, scope) => {
    const body = method === 'POST' ? { text: 'Hello' } : undefined;
    const { status, json } = await sandbox.call(method, path, { scope, body });
    expect({ status, body: json() }).toEqual(errors.scopesMissing);
    expect(sandbox.state.messages).toEqual([]);
  });

  it('knows no other paths', async () => {
    const { status } = await sandbox.call('GET', '/2/dm_conversations/with/1/messages');
    expect(status).toBe(404);
  });
});

describe('users', () => {
  it('are found by handle in any case, and by id', async () => {
    const found = { data: { id: casey, name: 'Casey Customer', username: 'casey_c' } };
    expect((await sandbox.call('GET', '/2/users/by/username/Casey_C')).json()).toEqual(found);
    expect((await sandbox.call('GET', `/2/users/${casey}`)).json()).toEqual(found);
  });

  it('show the fields that are asked for: whether they take messages, but not of oneself', async () => {
    const ask = async (path: string) =>
      (await sandbox.call('GET', `${path}?user.fields=receives_your_dm`)).json();
    expect(await ask('/2/users/by/username/casey_c')).toMatchObject({ data: { receives_your_dm: true } });
    expect(await ask(`/2/users/${kim}`)).toMatchObject({ data: { receives_your_dm: false } });
    expect(await ask('/2/users/me')).not.toHaveProperty('data.receives_your_dm');
  });

  it.each([
    ['username', '/2/users/by/username/nobody', 'nobody', 'Could not find user with username: [nobody].'],
    ['id', '/2/users/99', '99', 'Could not find user with id: [99].'],
    ['username', '/2/users/by/username/gone_guy', 'gone_guy', 'User has been suspended: [gone_guy].'],
  ])('that are not there come as a 200 without data (%s)', async (parameter, path, value, detail) => {
    const { status, json } = await sandbox.call('GET', path);
    expect({ status, body: json() }).toMatchObject({
      status: 200,
      body: {
        errors: [{ parameter, value, detail, type: 'https://api.x.com/2/problems/resource-not-found' }],
      },
    });
    expect(json()).not.toHaveProperty('data');
  });
});

describe('sending', () => {
  it('takes a message, and tells its conversation and event', async () => {
    const { status, json } = await send({ text: 'Hello' });
    const [message] = sandbox.state.messages;
    expect({ status, body: json() }).toEqual({
      status: 201,
      body: { data: { dm_conversation_id: `4242-${casey}`, dm_event_id: message?.eventId } },
    });
    expect(message).toMatchObject({ senderId: '4242', recipientId: casey, text: 'Hello', mediaIds: [] });
  });

  it.each([
    ['somebody who does not take messages', kim],
    ['somebody suspended', '1702938475610293248'],
    ['nobody', '99'],
  ])('to %s is refused', async (_, to) => {
    const { status, json } = await send({ text: 'Hello' }, to);
    expect({ status, body: json() }).toEqual(errors.recipientRefuses);
    expect(sandbox.state.messages).toEqual([]);
  });

  it('to oneself is refused', async () => {
    const { status, json } = await send({ text: 'Hello' }, '4242');
    expect({ status, body: json() }).toEqual(errors.notPermitted);
  });

  it('takes 10,000 characters and not one more; an emoji is one', async () => {
    expect((await send({ text: '🌻'.repeat(10_000) })).status).toBe(201);
    expect((await send({ text: 'a'.repeat(10_001) })).status).toBe(400);
  });

  it('takes a file of one’s own, uploaded for messages and shared; no other', async () => {
    const file = { ownerId: '4242', category: 'dm_image', shared: true };
    sandbox.state.media.push(
      { ...file, id: '1' },
      { ...file, id: '2', shared: false },
      { ...file, id: '3', category: 'tweet_image' },
      { ...file, id: '4', ownerId: '5151' },
    );
    const statuses = [];
    for (const media_id of ['1', '2', '3', '4', '5']) {
      statuses.push((await send({ attachments: [{ media_id }] })).status);
    }
    expect(statuses).toEqual([201, 403, 403, 403, 403]);
    expect((await send({ text: 'Two', attachments: [{ media_id: '1' }, { media_id: '1' }] })).status).toBe(
      400,
    );
    expect(
      (await sandbox.call('GET', '/2/dm_events?expansions=attachments.media_keys')).json(),
    ).toMatchObject({
      data: [{ attachments: { media_keys: ['3_1'] } }],
      includes: { media: [{ media_key: '3_1' }] },
    });
  });
});

describe('reading messages', () => {
  const list = async (path: string, user?: string) => (await sandbox.call('GET', path, { user })).json();
  const texts = (answer: unknown) =>
    (answer as { data?: { text: string }[] }).data?.map(({ text }) => text) ?? [];

  it('shows id, kind and text, newest first, from both sides of the conversation', async () => {
    await send({ text: 'First' });
    deliver(sandbox.state, casey, '4242', 'Second');
    const [first, second] = sandbox.state.messages;
    const answer = {
      data: [
        { id: second?.eventId, event_type: 'MessageCreate', text: 'Second' },
        { id: first?.eventId, event_type: 'MessageCreate', text: 'First' },
      ],
      meta: { result_count: 2 },
    };
    expect(await list(`/2/dm_conversations/with/${casey}/dm_events`)).toEqual(answer);
    expect(await list('/2/dm_conversations/with/4242/dm_events', casey)).toEqual(answer);
    expect(await list(`/2/dm_conversations/4242-${casey}/dm_events`)).toEqual(answer);
    expect(await list('/2/dm_events')).toEqual(answer);
  });

  it('keeps conversations apart and other people’s closed', async () => {
    await send({ text: 'To Casey' });
    await send({ text: 'To Jo' }, '1290348571');
    expect(texts(await list('/2/dm_conversations/with/1290348571/dm_events'))).toEqual(['To Jo']);
    expect(await list('/2/dm_events', '5151')).toEqual({ meta: { result_count: 0 } });
    const foreign = await sandbox.call('GET', `/2/dm_conversations/4242-${casey}/dm_events`, {
      user: '5151',
    });
    expect(foreign.status).toBe(404);
  });

  it('adds what is asked for, and the sender through its expansion', async () => {
    await send({ text: 'Hello' });
    const [message] = sandbox.state.messages;
    expect(
      await list(
        '/2/dm_events?dm_event.fields=created_at,dm_conversation_id&expansions=sender_id&user.fields=protected',
      ),
    ).toEqual({
      data: [
        {
          id: message?.eventId,
          event_type: 'MessageCreate',
          text: 'Hello',
          created_at: message?.createdAt,
          sender_id: '4242',
          dm_conversation_id: `4242-${casey}`,
        },
      ],
      includes: { users: [{ id: '4242', name: 'Acme Help', username: 'acme_help', protected: false }] },
      meta: { result_count: 1 },
    });
  });

  it('goes on page by page until there is no next one', async () => {
    for (let nth = 0; nth < 5; nth += 1) deliver(sandbox.state, casey, '4242', `${nth}`);
    const seen: string[] = [];
    let token: string | undefined = '';
    while (token !== undefined) {
      const page = await list(`/2/dm_events?max_results=2${token && `&pagination_token=${token}`}`);
      seen.push(...texts(page));
      token = (page as { meta: { next_token?: string } }).meta.next_token;
    }
    expect(seen).toEqual(['4', '3', '2', '1', '0']);
  });

  it('gives 100 at most', async () => {
    for (let nth = 0; nth < 101; nth += 1) deliver(sandbox.state, casey, '4242', `${nth}`);
    expect(texts(await list('/2/dm_events'))).toHaveLength(100);
  });

  it('forgets after 30 days', async () => {
    await send({ text: 'Old' });
    sandbox.state.clockAhead += 31 * 24 * 60 * 60 * 1000;
    await send({ text: 'New' });
    expect(texts(await list('/2/dm_events'))).toEqual(['New']);
  });

  it('has no other kinds of events to show', async () => {
    await send({ text: 'Hello' });
    expect(texts(await list('/2/dm_events?event_types=ParticipantsJoin'))).toEqual([]);
    expect(texts(await list('/2/dm_events?event_types=ParticipantsJoin,MessageCreate'))).toEqual(['Hello']);
  });

  it('shows one event by its id, to those in the conversation', async () => {
    await send({ text: 'Hello' });
    const path = `/2/dm_events/${sandbox.state.messages[0]?.eventId}`;
    expect(await list(path, casey)).toMatchObject({ data: { text: 'Hello' } });
    expect((await sandbox.call('GET', path, { user: '5151' })).status).toBe(404);
  });

  it('shows links as t.co links with what they stand for, counted in characters', async () => {
    await send({ text: '🌻 See https://acme.example/orders/1234?from=private-message, or acme.com!' });
    const { data } = (await list('/2/dm_events?dm_event.fields=entities')) as {
      data: [{ text: string; entities: { urls: { start: number; end: number; url: string }[] } }];
    };
    const [{ text, entities }] = data;
    expect(text).toMatch(/^🌻 See https:\/\/t\.co\/\w{10}, or https:\/\/t\.co\/\w{10}!$/);
    expect(entities.urls).toMatchObject([
      {
        expanded_url: 'https://acme.example/orders/1234?from=private-message',
        display_url: 'acme.example/orders/1234?f…',
      },
      { expanded_url: 'http://acme.com', display_url: 'acme.com' },
    ]);
    for (const { start, end, url } of entities.urls) expect([...text].slice(start, end).join('')).toBe(url);
    sandbox.state.api.shortenLinks = false;
    expect(texts(await list('/2/dm_events'))[0]).toContain('https://acme.example/orders/1234');
  });
});

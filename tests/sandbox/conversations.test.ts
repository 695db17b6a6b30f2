import { describe, expect, it } from 'vitest';
import { deliver } from './api/create-message';
import { errors } from './errors';
import { joinGroup, leaveGroup } from './inbox/conversations';
import { resourceOf } from './media/media';
import { useSandbox } from './use-sandbox';

const sandbox = useSandbox();
const casey = '2244994945';
const jo = '1290348571';
const sam = '783214992';
const kim = '1478302945761234944';

const post = (path: string, body: unknown, user?: string) => sandbox.call('POST', path, { body, user });
const send = (id: string, body: unknown = { text: 'Hello' }, user?: string) =>
  post(`/2/dm_conversations/${id}/messages`, body, user);
const group = (participant_ids: string[], message: unknown = { text: 'Hello all' }) =>
  post('/2/dm_conversations', { conversation_type: 'Group', participant_ids, message });
const ids = (answer: { json(): unknown }) =>
  (answer.json() as { data: { dm_conversation_id: string; dm_event_id: string } }).data;
const list = async (path: string, user?: string) =>
  (await sandbox.call('GET', path, { user })).json() as {
    data?: { text?: string; event_type: string; participant_ids?: string[] }[];
    includes?: Record<string, unknown>;
    meta: { next_token?: string; previous_token?: string };
  };
const texts = (answer: { data?: { text?: string }[] }) => answer.data?.map(({ text }) => text) ?? [];

describe('a conversation by its id', () => {
  it('of two people takes messages from both, also the first one', async () => {
    expect(ids(await send(`4242-${casey}`)).dm_conversation_id).toBe(`4242-${casey}`);
    expect((await send(`4242-${casey}`, { text: 'Hi' }, casey)).status).toBe(201);
    expect(sandbox.state.messages).toMatchObject([
      { senderId: '4242', recipientId: casey, participantIds: ['4242', casey], via: 'v2' },
      { senderId: casey, recipientId: '4242' },
    ]);
  });

  it('is none when its ids stand the wrong way around, when others are in it, or when no group has it', async () => {
    for (const id of [`${casey}-4242`, `${casey}-5151`, '1702938475610293249'])
      expect((await send(id)).status).toBe(404);
    expect((await send('12345')).status).toBe(400);
    expect(sandbox.state.messages).toEqual([]);
  });

  it('with somebody who takes no messages refuses', async () => {
    const { status, json } = await send(`4242-${kim}`);
    expect({ status, body: json() }).toEqual(errors.recipientRefuses);
  });
});

describe('a group', () => {
  it('is new each time, with an id of digits, and everyone in it reads and writes', async () => {
    const first = ids(await group([casey, jo]));
    const second = ids(await group([casey, jo]));
    expect(first.dm_conversation_id).toMatch(/^[0-9]{15,19}$/);
    expect(second.dm_conversation_id).not.toBe(first.dm_conversation_id);
    expect((await send(first.dm_conversation_id, { text: 'Thanks' }, jo)).status).toBe(201);
    expect(texts(await list(`/2/dm_conversations/${first.dm_conversation_id}/dm_events`, casey))).toEqual([
      'Thanks',
      'Hello all',
    ]);
    expect(sandbox.state.messages.at(0)).toMatchObject({
      recipientId: '',
      participantIds: ['4242', casey, jo],
    });
  });

  it('has 2 to 49 others, and only people who take messages', async () => {
    const crowd = Array.from({ length: 50 }, (_, nth) => String(9000 + nth));
    for (const id of crowd) sandbox.state.users.push({ id, handle: `fan_${id}`, name: id, acceptsDms: true });
    expect((await group([casey])).status).toBe(400);
    expect((await group(crowd)).status).toBe(400);
    expect((await group(crowd.slice(1))).status).toBe(201);
    expect(sandbox.state.groups.at(-1)?.participantIds).toHaveLength(50);
    const refused = await group([casey, kim]);
    expect({ status: refused.status, body: refused.json() }).toEqual(errors.recipientRefuses);
    expect((await group([casey, jo], { attachments: [{ media_id: '1' }] })).status).toBe(403);
    expect(sandbox.state.groups).toHaveLength(1);
  });

  it.each([
    { conversation_type: 'group', participant_ids: [casey, jo], message: { text: 'x' } },
    { conversation_type: 'Group', participant_ids: [casey, 'jo'], message: { text: 'x' } },
    { conversation_type: 'Group', participant_ids: [casey, jo] },
    { conversation_type: 'Group', participant_ids: [casey, jo], message: { text: '' } },
    { conversation_type: 'Group', participant_ids: [casey, jo], message: { text: 'x' }, name: 'Us' },
  ])('is not made of %j', async (body) => {
    expect((await post('/2/dm_conversations', body)).status).toBe(400);
  });

  it('tells who came and who left, by kind of event and with the people', async () => {
    const id = ids(await group([casey, jo])).dm_conversation_id;
    const [made] = sandbox.state.groups;
    if (!made) throw new Error('no group');
    joinGroup(sandbox.state, made, '4242', [sam]);
    leaveGroup(sandbox.state, made, jo);
    const answer = await list(
      `/2/dm_conversations/${id}/dm_events?event_types=ParticipantsJoin,ParticipantsLeave&expansions=participant_ids,sender_id`,
    );
    expect(answer.data).toMatchObject([
      { event_type: 'ParticipantsLeave', participant_ids: [jo] },
      { event_type: 'ParticipantsJoin', participant_ids: [sam], sender_id: '4242' },
    ]);
    expect(answer.includes?.users).toHaveLength(3);
    expect((await send(id, { text: 'Still here?' }, jo)).status).toBe(404);
    expect((await send(id, { text: 'I am' }, sam)).status).toBe(201);
    expect(texts(await list(`/2/dm_conversations/${id}/dm_events?event_types=MessageCreate`, sam))).toEqual([
      'I am',
    ]);
  });
});

describe('deleting', () => {
  it('removes one’s own message for oneself alone', async () => {
    const { eventId } = deliver(sandbox.state, '4242', casey, 'Oops');
    const { status, json } = await sandbox.call('DELETE', `/2/dm_events/${eventId}`);
    expect({ status, body: json() }).toEqual({ status: 200, body: { data: { deleted: true } } });
    expect(texts(await list('/2/dm_events'))).toEqual([]);
    expect(texts(await list('/2/dm_events', casey))).toEqual(['Oops']);
    expect((await sandbox.call('DELETE', `/2/dm_events/${eventId}`)).status).toBe(404);
  });

  it('refuses another one’s message, and knows no foreign ones', async () => {
    const { eventId } = deliver(sandbox.state, casey, '4242', 'Hello');
    expect((await sandbox.call('DELETE', `/2/dm_events/${eventId}`)).status).toBe(403);
    expect((await sandbox.call('DELETE', `/2/dm_events/${eventId}`, { user: '5151' })).status).toBe(404);
  });
});

describe('blocking', () => {
  it('ends messages both ways until it is taken back', async () => {
    const block = (verb: string) => sandbox.call('POST', `/2/users/${casey}/dm/${verb}`);
    expect((await block('block')).json()).toEqual({ data: { blocked: true } });
    for (const user of ['4242', casey])
      expect((await send(`4242-${casey}`, { text: 'Hello' }, user)).json()).toEqual(
        errors.recipientRefuses.body,
      );
    expect(
      (await sandbox.call('GET', `/2/users/${casey}?user.fields=receives_your_dm`)).json(),
    ).toMatchObject({
      data: { receives_your_dm: false },
    });
    expect((await block('unblock')).json()).toEqual({ data: { blocked: false } });
    expect((await send(`4242-${casey}`)).status).toBe(201);
  });

  it('knows nobody it cannot find, and not oneself', async () => {
    expect((await sandbox.call('POST', '/2/users/99/dm/block')).status).toBe(404);
    expect((await sandbox.call('POST', '/2/users/4242/dm/block')).status).toBe(403);
  });
});

describe('what comes with a message', () => {
  it('is the post that is shared, under the name of the API version', async () => {
    const [shared] = sandbox.state.posts;
    deliver(sandbox.state, '4242', casey, `Look: https://x.com/acme_help/status/${shared?.id}`);
    const found = { id: shared?.id, text: shared?.text };
    expect(await list('/2/dm_events?expansions=referenced_posts&post.fields=lang')).toMatchObject({
      data: [{ referenced_posts: [{ id: shared?.id }] }],
      includes: { posts: [{ ...found, lang: 'en' }] },
    });
    sandbox.state.api.spelling = '2.166';
    expect(await list('/2/dm_events?expansions=referenced_tweets.id')).toMatchObject({
      data: [{ referenced_tweets: [{ id: shared?.id }] }],
      includes: { tweets: [found] },
    });
  });

  it('is its file: the address tells the three ids that the download wants', async () => {
    const file = { id: '77', ownerId: '4242', category: 'dm_image', shared: true, type: 'image/png' };
    sandbox.state.media.push({ ...file, parts: [Buffer.from('one'), Buffer.from('two')] });
    const { eventId } = deliver(sandbox.state, '4242', casey, '', ['77']);
    const answer = await list('/2/dm_events?expansions=attachments.media_keys&media.fields=url', casey);
    const [{ url = '' } = {}] = (answer.includes?.media ?? []) as { url?: string }[];
    const path = `/2/dm_conversations/media/${new URL(url).pathname.split('/').slice(-3).join('/')}`;
    expect(path).toBe(`/2/dm_conversations/media/${eventId}/77/${resourceOf(file)}`);
    const { headers, text } = await sandbox.call('GET', path, { user: casey });
    expect({ text, type: headers['content-type'] }).toEqual({
      text: 'onetwo',
      type: 'application/octet-stream',
    });
    expect((await sandbox.call('GET', path, { user: '5151' })).status).toBe(404);
    expect((await sandbox.call('GET', path.replace('.png', 'x.png'))).status).toBe(404);
  });
});

it('pages go back the way they came', async () => {
  for (let nth = 0; nth < 5; nth += 1) deliver(sandbox.state, casey, '4242', `${nth}`);
  const page = (token?: string) =>
    list(`/2/dm_events?max_results=2${token ? `&pagination_token=${token}` : ''}`);
  const first = await page();
  expect(first.meta).not.toHaveProperty('previous_token');
  const last = await page((await page(first.meta.next_token)).meta.next_token);
  expect(texts(last)).toEqual(['0']);
  const middle = await page(last.meta.previous_token);
  expect(texts(middle)).toEqual(['2', '1']);
  expect(texts(await page(middle.meta.previous_token))).toEqual(['4', '3']);
});

it('attaches a file for 24 hours, and not before it is made', async () => {
  const file = { ownerId: '4242', category: 'dm_video', shared: true, createdAt: sandbox.state.now() };
  sandbox.state.media.push({ ...file, id: '1' }, { ...file, id: '2', processing: { steps: [50] } });
  const withFile = (media_id: string) => send(`4242-${casey}`, { attachments: [{ media_id }] });
  expect((await withFile('1')).status).toBe(201);
  const early = await withFile('2');
  expect({ status: early.status, body: early.json() }).toEqual(errors.mediaRefused);
  sandbox.state.clockAhead += 24 * 60 * 60 * 1000 + 1;
  expect((await withFile('1')).status).toBe(403);
});

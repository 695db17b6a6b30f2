import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { makePng } from './media/files';
import { pickQuickReply, receivedBy } from './received';
import { casey, dm, useV1 } from './use-v1';

const { sandbox, get, send } = useV1();
const jo = '1290348571';

it('tells what a customer got, part by part', async () => {
  const { state } = sandbox;
  const png = makePng(3, 3);
  state.media.push({
    id: '7',
    ownerId: '4242',
    category: 'dm_image',
    shared: true,
    type: 'image/png',
    parts: [png],
  });
  state.v1.customProfiles.push({ id: '8', ownerId: '4242', name: 'Jon', mediaId: '7', createdAt: 0 });
  const options = [{ label: 'Red', metadata: 'r' }, { label: 'Blue' }];
  const ctas = [{ type: 'web_url', label: 'Open', url: 'https://acme.example' }];
  const attachment = { type: 'media', media: { id: '7' } };
  await send(
    { text: 'Hello', ctas, quick_reply: { type: 'options', options }, attachment },
    { custom_profile_id: '8' },
  );
  const [got, ...more] = receivedBy(state, casey);
  expect(more).toEqual([]);
  expect(got).toMatchObject({
    conversationId: `4242-${casey}`,
    participants: ['4242', casey],
    senderId: '4242',
    via: 'v1.1',
    text: 'Hello',
    ctas: [{ label: 'Open', url: 'https://acme.example' }],
    quickReplies: options,
    media: [
      {
        id: '7',
        type: 'image/png',
        bytes: png.length,
        sha256: createHash('sha256').update(png).digest('hex'),
      },
    ],
    customProfile: 'Jon',
  });
  expect(receivedBy(state, '4242')).toEqual([]);
});

it('tells what everyone in a group got', async () => {
  const body = { conversation_type: 'Group', participant_ids: [casey, jo], message: { text: 'All' } };
  await sandbox.call('POST', '/2/dm_conversations', { body });
  for (const user of [casey, jo])
    expect(receivedBy(sandbox.state, user)).toMatchObject([
      { text: 'All', via: 'v2', participants: ['4242', casey, jo], ctas: [], media: [] },
    ]);
});

it('lets the customer pick a quick reply: the label comes back, with its metadata on v1.1 alone', async () => {
  const { state } = sandbox;
  await send({
    text: 'Which?',
    quick_reply: { type: 'options', options: [{ label: 'Red', metadata: 'r' }] },
  });
  const [asked] = state.messages;
  if (!asked) throw new Error('nothing was sent');
  const { eventId } = pickQuickReply(state, asked, 'Red');
  expect((await get(`${dm}/events/show.json?id=${eventId}`)).json()).toMatchObject({
    event: {
      message_create: {
        sender_id: casey,
        message_data: { text: 'Red', quick_reply_response: { metadata: 'r' } },
      },
    },
  });
  expect((await sandbox.call('GET', `/2/dm_events/${eventId}`)).json()).toEqual({
    data: { id: eventId, event_type: 'MessageCreate', text: 'Red' },
  });
  expect(() => pickQuickReply(state, asked, 'Green')).toThrow('no quick reply');
});

it('shows the page what was received, the files too, and greets who follows a link', async () => {
  const { state } = sandbox;
  const page = (path: string) => sandbox.ask('GET', `https://x.com${path}`);
  state.browserUserId = casey;
  const png = makePng(2, 2);
  state.media.push({
    id: '7',
    ownerId: '4242',
    category: 'dm_image',
    shared: true,
    type: 'image/png',
    parts: [png],
  });
  await send({
    text: 'Hi',
    ctas: [{ type: 'web_url', label: 'Open', url: 'https://acme.example' }],
    attachment: { type: 'media', media: { id: '7' } },
  });
  expect((await page('/i/sandbox/received')).json()).toMatchObject([
    { text: 'Hi', ctas: [{ label: 'Open' }], media: [{ id: '7' }] },
  ]);
  expect((await page('/i/sandbox/view')).json()).toMatchObject({
    messages: [
      {
        text: 'Hi',
        ctas: [{ label: 'Open', url: 'https://acme.example' }],
        media: [{ kind: 'image', src: '/i/sandbox/media/7' }],
      },
    ],
  });
  const file = await page('/i/sandbox/media/7');
  expect(file.headers['content-type']).toBe('image/png');
  expect(file.bytes).toEqual(Buffer.from(png));

  const quickReplies = [{ label: 'Order' }];
  state.v1.welcomeMessages.push({
    id: '5',
    ownerId: '5151',
    content: { text: 'Hallo', mediaIds: [], quickReplies },
    createdAt: 0,
  });
  await page('/messages/compose?recipient_id=5151&welcome_message_id=5');
  expect((await page('/i/sandbox/view')).json()).toMatchObject({
    messages: [{ text: 'Hi' }, { senderId: '5151', text: 'Hallo', quickReplies }],
  });
  expect(state.messages).toHaveLength(1);
});

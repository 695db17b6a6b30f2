import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createProfile, listProfiles, readProfile } from '../../../../lib/x-api/legacy/custom-profiles';
import {
  type LegacyEvent,
  listLegacyEvents,
  readLegacyEvent,
  sendLegacyMessage,
} from '../../../../lib/x-api/legacy/messages';
import { indicateTyping, markRead } from '../../../../lib/x-api/legacy/signals';
import {
  createWelcome,
  listWelcomes,
  readWelcome,
  replaceWelcome,
} from '../../../../lib/x-api/legacy/welcome-messages';
import { createRule, readRule } from '../../../../lib/x-api/legacy/welcome-rules';
import { type SandboxFetch, sandboxFetch } from '../../sandbox-fetch';
import { folder, keys } from './keys';

let x: SandboxFetch;
beforeEach(() => {
  x = sandboxFetch();
});
afterEach(() => vi.unstubAllGlobals());

const missing = existsSync(folder) ? undefined : 'X’s v1.1 examples are not beside this checkout';
const official = (file: string): unknown => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'));
const person = '844385345234';
type Message = Parameters<typeof sendLegacyMessage>[2];
const send = (message: Message) => () => sendLegacyMessage(keys, person, message, {});

/** How the client comes to write each body that X shows. */
const written: Record<string, () => Promise<unknown>> = {
  'events-new.request.quick_reply-options.json': send({
    text: "What's your favorite type of bird?",
    quickReplies: [
      { label: 'Red Bird', description: 'A description about the red bird.', metadata: 'external_id_1' },
      { label: 'Blue Bird', description: 'A description about the blue bird.', metadata: 'external_id_2' },
    ],
  }),
  'events-new.request.ctas.json': send({
    text: 'Pick an action',
    buttons: [
      { label: 'Compose a post', url: 'https://x.com/intent/tweet?text=Hello' },
      { label: 'Follow us', url: 'https://x.com/intent/follow?user_id=2244994945' },
      { label: 'Message support', url: 'https://x.com/messages/compose?recipient_id=3805104374' },
    ],
  }),
  'events-new.request.media.json': send({ text: 'Hello', mediaId: '48909183894931' }),
  'events-new.request.custom_profile.json': send({
    text: 'Hi, my name is Jon. How can I help?',
    customProfileId: '100001',
  }),
  'welcome_messages-new.request.json': () =>
    createWelcome(keys, 'simple_welcome-message 01', { text: 'Welcome!', mediaId: '48909183894931' }),
  'welcome_messages-update.request.json': () => replaceWelcome(keys, '4893198399134', { text: 'Welcome!' }),
  'welcome_rules-new.request.json': () => createRule(keys, '844385345234'),
  'custom_profiles-new.request.json': () =>
    createProfile(keys, { name: 'Jon C, Partner Engineer', mediaId: '1234' }),
};

/** Who reads each body that X answers with, and what is found in it. */
const read: Record<string, [ask: () => Promise<unknown>, found: object]> = {
  'event.received.quick_reply_response.json': [
    () => readLegacyEvent(keys, '1234858592'),
    { initiated_via: { tweet_id: '123456' }, message_create: { sender_id: '3805104374' } },
  ],
  'welcome_messages-new.response.json': [
    () => readWelcome(keys, '844385345234'),
    { id: '844385345234', name: 'simple_welcome-message 01' },
  ],
  'welcome_messages-update.response.json': [
    () => readWelcome(keys, '4893198399134'),
    { id: '4893198399134', message_data: { text: 'Welcome!' } },
  ],
  'welcome_messages-list.response.json': [
    () => listWelcomes(keys, { count: 50 }),
    { messages: [{ id: '844385345234' }, { id: '844385345238' }], next: 'NDUzNDUzNDY3Nzc3' },
  ],
  'welcome_rules-new.response.json': [
    () => readRule(keys, '9910934913490319'),
    { id: '9910934913490319', welcome_message_id: '844385345234' },
  ],
  'custom_profiles-new.response.json': [() => readProfile(keys, '100001'), { id: '100001' }],
  'custom_profiles-list.response.json': [
    () => listProfiles(keys, { count: 20 }),
    { profiles: [{ name: 'Carol' }], next: 'NDUzNDUzNDY3Nzc3' },
  ],
};

/** Places are not sent: a message of Aside's has no such part. */
const never = ['events-new.request.location.json'];

describe('X’s own bodies of v1.1', () => {
  it.skipIf(missing)(`are held here, every one${missing ? `: ${missing}` : ''}`, () => {
    expect([...Object.keys(written), ...Object.keys(read), ...never].sort()).toEqual(
      readdirSync(folder).sort(),
    );
  });

  it.skipIf(missing).each(Object.keys(written))('are written to the letter: %s', async (file) => {
    x.between = () => Promise.resolve(Response.json({}));
    await written[file]?.();
    expect(JSON.parse(x.seen.at(-1)?.body ?? '')).toEqual(official(file));
  });

  it.skipIf(missing).each(Object.entries(read))('are read: %s', async (file, [ask, found]) => {
    x.between = () => Promise.resolve(Response.json(official(file)));
    expect(await ask()).toMatchObject({ ok: true, value: found });
  });
});

describe('a place that was sent by v1.1', () => {
  it.skipIf(missing)('by another program is read for what it is', async () => {
    const { event } = official('events-new.request.location.json') as { event: { message_create: object } };
    const shown = { ...event, id: '5', created_timestamp: '1392078023603' };
    x.between = () =>
      Promise.resolve(
        Response.json({ event: { ...shown, message_create: { ...event.message_create, sender_id: '7' } } }),
      );
    expect(await readLegacyEvent(keys, '5')).toMatchObject({
      value: { message_create: { message_data: { text: 'We are here', attachment: { type: 'location' } } } },
    });
  });
});

/** What X tells a server of: typing, reading and messages, in v1.1's words. Aside has no server, and the same words to say. */
const payloads = '../shared/data/payloads';
const told = (file: string) => JSON.parse(readFileSync(`${payloads}/${file}`, 'utf8'));

describe('typing and reading by v1.1', () => {
  const asked = () => {
    const { method, url, headers, body } = x.seen.at(-1) ?? expect.fail('X was not asked');
    return { method, path: url.pathname + url.search, type: headers.get('content-type'), body };
  };
  beforeEach(() => {
    x.between = () => Promise.resolve(new Response(null, { status: 204 }));
  });

  it('go as forms, and answer nothing', async () => {
    const type = expect.stringMatching(/^application\/x-www-form-urlencoded/);
    expect(await indicateTyping(keys, '42')).toEqual({ ok: true, value: null });
    expect(asked()).toEqual({
      method: 'POST',
      path: '/1.1/direct_messages/indicate_typing.json',
      type,
      body: 'recipient_id=42',
    });
    expect(await markRead(keys, '963085315333238788', '42')).toEqual({ ok: true, value: null });
    expect(asked()).toEqual({
      method: 'POST',
      path: '/1.1/direct_messages/mark_read.json',
      type,
      body: 'last_read_event_id=963085315333238788&recipient_id=42',
    });
  });

  it.skipIf(!existsSync(payloads))('say what X then tells the other side of', async () => {
    const [typing] = told(
      'aaa-direct_message_indicate_typing_events.json',
    ).direct_message_indicate_typing_events;
    await indicateTyping(keys, typing.target.recipient_id);
    expect(Object.fromEntries(new URLSearchParams(asked().body))).toEqual(typing.target);
    const [reading] = told('aaa-direct_message_mark_read_events.json').direct_message_mark_read_events;
    await markRead(keys, reading.last_read_event_id, reading.target.recipient_id);
    const { target, last_read_event_id } = reading;
    expect(Object.fromEntries(new URLSearchParams(asked().body))).toEqual({ last_read_event_id, ...target });
  });
});

/** What a person would be told of one. */
const wordsOf = ({ id, message_create: made }: LegacyEvent) => ({
  id,
  from: made.sender_id,
  to: made.target.recipient_id,
  text: made.message_data.text,
});
interface Told {
  direct_message_events: LegacyEvent[];
}

describe.skipIf(!existsSync(payloads))('a message that X tells a server of', () => {
  it.each([
    ['aaa-direct_message_events.json', (told: Told) => told],
    ['xaa-dm.received.json', ({ data }: { data: { payload: Told } }) => data.payload],
    ['xaa-dm.sent.json', ({ data }: { data: { payload: Told } }) => data.payload],
  ])('is one that the client reads whole: %s', async (file, within) => {
    const { direct_message_events: events } = within(told(file));
    x.between = () => Promise.resolve(Response.json({ events }));
    const listed = await listLegacyEvents(keys, { count: 50 });
    expect(listed.ok && listed.value.events.map(wordsOf)).toEqual(events.map(wordsOf));
  });
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { storeMessage } from './inbox/conversations';
import { casey, dm, useV1 } from './use-v1';

const { sandbox, get, post } = useV1();

describe('X’s own bodies', () => {
  const folder = new URL('../../../shared/data/v1.1-legacy/', import.meta.url);
  const present = existsSync(folder);
  const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
  /** A value's keys and types, whatever it says. */
  const shapeOf = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shapeOf).slice(0, 1);
    if (typeof value !== 'object' || value === null) return typeof value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
  };
  const requests = present ? readdirSync(folder).filter((name) => name.startsWith('events-new.request')) : [];

  it.skipIf(!present)(
    'are where they are looked for (skipped where ../shared/data is not beside the checkout)',
    () => {
      expect(requests).toHaveLength(5);
    },
  );

  it.each(requests)('are taken: %s', async (name) => {
    const { state } = sandbox;
    const profile = { id: '100001', ownerId: '4242', name: 'Jon', mediaId: '1234', createdAt: 0 };
    state.v1.customProfiles.push(profile);
    expect((await post(`${dm}/events/new.json`, read(name))).status).toBe(200);
    expect(state.messages).toHaveLength(1);
  });

  it.skipIf(!present)('are answered in the same shape: welcome messages, rules, profiles', async () => {
    sandbox.state.v1.profileAccounts = ['4242'];
    const made = await post(`${dm}/welcome_messages/new.json`, read('welcome_messages-new.request.json'));
    expect(shapeOf(made.json())).toMatchObject(shapeOf(read('welcome_messages-new.response.json')) as object);
    const { id } = (made.json() as { welcome_message: { id: string } }).welcome_message;
    const update = { body: read('welcome_messages-update.request.json') };
    const updated = await sandbox.callSigned('PUT', `${dm}/welcome_messages/update.json?id=${id}`, update);
    const { apps: _, ...expected } = read('welcome_messages-update.response.json') as Record<string, unknown>;
    expect(shapeOf(updated.json())).toMatchObject(shapeOf(expected) as object);
    await post(`${dm}/welcome_messages/new.json`, { welcome_message: { message_data: { text: 'Two' } } });
    const list = await get(`${dm}/welcome_messages/list.json?count=1`);
    expect(shapeOf(list.json())).toMatchObject(
      shapeOf(read('welcome_messages-list.response.json')) as object,
    );
    const rule = await post(`${dm}/welcome_messages/rules/new.json`, {
      welcome_message_rule: { welcome_message_id: id },
    });
    expect(shapeOf(rule.json())).toEqual(shapeOf(read('welcome_rules-new.response.json')));
    const profile = await post('/1.1/custom_profiles/new.json', read('custom_profiles-new.request.json'));
    expect(shapeOf(profile.json())).toEqual(shapeOf(read('custom_profiles-new.response.json')));
    await post('/1.1/custom_profiles/new.json', read('custom_profiles-new.request.json'));
    const profiles = await get('/1.1/custom_profiles/list.json?count=1');
    expect(shapeOf(profiles.json())).toEqual(shapeOf(read('custom_profiles-list.response.json')));
  });

  it.skipIf(!present)('are answered in the same shape: a picked quick reply', async () => {
    const message = storeMessage(
      sandbox.state,
      casey,
      { id: `4242-${casey}`, participantIds: ['4242', casey], recipientId: '4242' },
      {
        text: 'Blue Bird',
        mediaIds: [],
        quickReplyResponse: { metadata: 'external_id_2' },
        initiatedVia: { tweetId: '123456', welcomeMessageId: '456789' },
      },
      { via: 'x', appId: '268278' },
    );
    const { json } = await get(`${dm}/events/show.json?id=${message.eventId}`);
    expect(shapeOf(json())).toEqual(shapeOf(read('event.received.quick_reply_response.json')));
  });
});

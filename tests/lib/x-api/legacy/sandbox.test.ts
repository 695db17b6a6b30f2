import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readKeys, saveKeys } from '../../../../lib/auth/app-keys';
import { closeDatabase, databaseName } from '../../../../lib/platform/database';
import type { AppKeys, Credentials } from '../../../../lib/x-api/credentials';
import { listEvents } from '../../../../lib/x-api/direct-message-events';
import { sendDirectMessage } from '../../../../lib/x-api/direct-messages';
import { setDefaultWelcome } from '../../../../lib/x-api/legacy/default-welcome';
import {
  listLegacyEvents,
  readLegacyEvent,
  removeLegacyEvent,
  sendLegacyMessage,
} from '../../../../lib/x-api/legacy/messages';
import { indicateTyping, markRead } from '../../../../lib/x-api/legacy/signals';
import {
  appendLegacySegment,
  finalizeLegacyUpload,
  initializeLegacyUpload,
} from '../../../../lib/x-api/legacy/upload';
import {
  createWelcome,
  listWelcomes,
  readWelcome,
  removeWelcome,
  replaceWelcome,
} from '../../../../lib/x-api/legacy/welcome-messages';
import { listRules } from '../../../../lib/x-api/legacy/welcome-rules';
import { grantTokens } from '../../../sandbox/oauth/tokens';
import { oauth1Keys } from '../../../sandbox/oauth1/keys';
import { type SandboxFetch, sandboxFetch } from '../../sandbox-fetch';

// The client and the sandbox were written apart from one another, both after X's documents.
let x: SandboxFetch;
const keys: AppKeys = { kind: 'oauth1', ...oauth1Keys };
const casey = () => x.state.users.find(({ handle }) => handle === 'casey_c')?.id ?? '';
const rich = {
  text: 'How can we help? *(50% off)* 👋',
  buttons: [{ label: 'Track it', url: 'https://acme.example/track?a=1&b=2' }],
  quickReplies: [
    { label: 'Order', description: 'Where is it', metadata: 'order' },
    { label: 'Refund', description: 'Money back', metadata: 'refund' },
  ],
};
const value = <T>(outcome: { ok: true; value: T } | { ok: false; refusal: unknown }): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
};

beforeEach(async () => {
  await closeDatabase();
  await deleteDB(databaseName);
  x = sandboxFetch();
});
afterEach(() => vi.unstubAllGlobals());

describe('with keys of the account, at the sandbox', () => {
  it('they are saved; anybody else’s are not', async () => {
    expect(await saveKeys('4242', oauth1Keys)).toMatchObject({ ok: true });
    expect(await readKeys('4242')).toEqual(keys);
    expect(await saveKeys('777', oauth1Keys)).toMatchObject({ problem: { code: 'keys_of_another' } });
    const wrong = { ...oauth1Keys, consumerSecret: 'wrongConsumerSecret' };
    expect(await saveKeys('4242', wrong)).toMatchObject({ problem: { code: 'keys_wrong' } });
  });

  it('a message with everything is sent, found, read and removed', async () => {
    const sent = await sendLegacyMessage(keys, casey(), rich, {});
    if (sent.kind !== 'sent') throw new Error(JSON.stringify(sent));
    expect(sent.conversationId).toBe(`4242-${casey()}`);
    const event = value(await readLegacyEvent(keys, sent.eventId));
    expect(event.message_create.message_data).toMatchObject({
      quick_reply: { options: rich.quickReplies },
      ctas: [{ label: 'Track it' }],
    });
    expect(value(await listLegacyEvents(keys, { count: 20 })).events.map(({ id }) => id)).toEqual([
      sent.eventId,
    ]);
    expect(await indicateTyping(keys, casey())).toMatchObject({ ok: true });
    expect(await removeLegacyEvent(keys, sent.eventId)).toMatchObject({ ok: true });
    expect(value(await listLegacyEvents(keys, { count: 20 })).events).toEqual([]);
  });

  it('a file goes by v1.1’s own upload', async () => {
    // As far as X looks: signature, header chunk, 4 by 3.
    const header = [0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 4, 0, 0, 0, 3];
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...header]);
    const plan = { mediaType: 'image/png', totalBytes: png.length, category: 'dm_image' } as const;
    const { mediaId } = value(await initializeLegacyUpload(keys, plan));
    value(await appendLegacySegment(keys, mediaId, 0, new Blob([png])));
    expect(value(await finalizeLegacyUpload(keys, mediaId)).state).toBe('ready');
    expect(await sendLegacyMessage(keys, casey(), { text: 'Look', mediaId }, {})).toMatchObject({
      kind: 'sent',
    });
  });

  it('welcome messages are made, replaced, made the default, and put back when X refuses', async () => {
    const first = value(await createWelcome(keys, 'Opening hours', rich));
    const second = value(await createWelcome(keys, undefined, { text: 'We are away' }));
    expect(first.name).toBe('Opening hours');
    expect(
      value(await listWelcomes(keys, { count: 50 }))
        .messages.map(({ id }) => id)
        .sort(),
    ).toEqual([first.id, second.id].sort());
    expect(value(await replaceWelcome(keys, first.id, { text: 'New' })).message_data).toMatchObject({
      text: 'New',
    });
    expect(value(await readWelcome(keys, first.id)).message_data.ctas).toBeUndefined();

    expect(await setDefaultWelcome(keys, undefined, first.id)).toMatchObject({ state: 'changed' });
    const [rule] = value(await listRules(keys));
    expect(rule?.welcome_message_id).toBe(first.id);
    expect(await setDefaultWelcome(keys, rule, '99')).toMatchObject({
      state: 'restored',
      rule: { welcome_message_id: first.id },
    });
    const [again] = value(await listRules(keys));
    expect(await setDefaultWelcome(keys, again, second.id)).toMatchObject({ state: 'changed' });
    expect(value(await listRules(keys)).map((one) => one.welcome_message_id)).toEqual([second.id]);
    expect(await removeWelcome(keys, first.id)).toMatchObject({ ok: true });
  });

  it('v2 takes them too', async () => {
    expect(await sendDirectMessage(keys, { person: casey() }, { text: 'Hi' }, {})).toMatchObject({
      kind: 'sent',
    });
  });

  it('an app without access is told so, and no message is lost in doubt', async () => {
    x.state.legacy = 'no_access';
    expect(await sendLegacyMessage(keys, casey(), rich, {})).toMatchObject({
      kind: 'refused',
      refusal: { problem: { code: 'legacy_no_access' } },
    });
  });
});

describe('signed in, at the sandbox', () => {
  it('a new group gets its message, then another; who joined is listed', async () => {
    const signedIn: Credentials = { kind: 'oauth2', token: grantTokens(x.state).access_token };
    const others = x.state.users.filter(({ id, acceptsDms }) => id !== '4242' && acceptsDms).slice(0, 2);
    const made = await sendDirectMessage(
      signedIn,
      { group: others.map(({ id }) => id) },
      { text: 'All' },
      {},
    );
    if (made.kind !== 'sent' || !made.conversationId) throw new Error(JSON.stringify(made));
    const conversation = made.conversationId;
    expect(await sendDirectMessage(signedIn, { conversation }, { text: 'Two' }, {})).toMatchObject({
      kind: 'sent',
      conversationId: conversation,
    });
    const { events } = value(await listEvents(signedIn, { conversation }, { maxResults: 10 }));
    expect(events.map(({ text }) => text).filter(Boolean)).toEqual(['Two', 'All']);
  });

  it('reading is told to the one who wrote', async () => {
    expect(await markRead(keys, '5', casey())).toMatchObject({ ok: false });
  });
});

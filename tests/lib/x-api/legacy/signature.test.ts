import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createProfile, listProfiles, readProfile } from '../../../../lib/x-api/legacy/custom-profiles';
import { listLegacyEvents, sendLegacyMessage } from '../../../../lib/x-api/legacy/messages';
import { indicateTyping, markRead } from '../../../../lib/x-api/legacy/signals';
import {
  appendLegacySegment,
  initializeLegacyUpload,
  readLegacyUploadState,
} from '../../../../lib/x-api/legacy/upload';
import {
  createWelcome,
  listWelcomes,
  readWelcome,
  removeWelcome,
  replaceWelcome,
} from '../../../../lib/x-api/legacy/welcome-messages';
import { createRule, listRules, readRule, removeRule } from '../../../../lib/x-api/legacy/welcome-rules';
import { createHmac as ours } from '../../../../lib/x-api/node/crypto';
import '../../../../lib/x-api/node/buffer';
import { sendDirectMessage } from '../../../../lib/x-api/direct-messages';
import { findMe } from '../../../../lib/x-api/users';
import { type SandboxFetch, sandboxFetch } from '../../sandbox-fetch';
import { keys } from './keys';
import { baseString, hmac, readHeader, recompute } from './signature';

let x: SandboxFetch;
beforeEach(() => {
  x = sandboxFetch();
  x.between = () => Promise.resolve(Response.json({}));
});
afterEach(() => vi.unstubAllGlobals());

/** docs.x.com, "Creating a signature". */
const documented = {
  secrets: ['kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw', 'LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE'],
  signature: 'Ls93hJiZbQ3akF3HF3x1Bz8/zU4=',
  base: baseString('POST', 'https://api.x.com/1.1/statuses/update.json', [
    ['status', 'Hello Ladies + Gentlemen, a signed OAuth request!'],
    ['include_entities', 'true'],
    ['oauth_consumer_key', 'xvz1evFS4wEEPTGEFPHBog'],
    ['oauth_nonce', 'kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg'],
    ['oauth_signature_method', 'HMAC-SHA1'],
    ['oauth_timestamp', '1318622958'],
    ['oauth_token', '370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb'],
    ['oauth_version', '1.0'],
  ]),
} as const;

describe('the check that these tests use', () => {
  it('makes the signature that X documents for its example', () => {
    expect(hmac(documented.base, ...documented.secrets)).toBe(documented.signature);
  });
});

const odd = 'Hello Ladies + Gentlemen, a signed ‘OAuth’ request! *(50% off)*~ 👋 & more=less';
const requests: [string, () => Promise<unknown>][] = [
  ['a message in JSON', () => sendLegacyMessage(keys, '42', { text: odd }, {})],
  ['a welcome message in JSON', () => createWelcome(keys, odd, { text: odd })],
  ['a welcome message replaced, with a query', () => replaceWelcome(keys, '7', { text: odd })],
  ['one read', () => readWelcome(keys, '7')],
  ['one removed', () => removeWelcome(keys, '7')],
  ['a list with a cursor of odd characters', () => listWelcomes(keys, { count: 50, cursor: 'a+b/c==' })],
  ['events', () => listLegacyEvents(keys, { count: 1 })],
  ['a rule', () => createRule(keys, '7')],
  ['a rule read', () => readRule(keys, '7')],
  ['rules', () => listRules(keys)],
  ['a rule removed', () => removeRule(keys, '7')],
  ['a profile', () => createProfile(keys, { name: odd, mediaId: '5' })],
  ['a profile by its path', () => readProfile(keys, '100001')],
  ['profiles', () => listProfiles(keys, { count: 20 })],
  ['typing, a form', () => indicateTyping(keys, '42')],
  ['read, a form', () => markRead(keys, '5', '42')],
  [
    'an upload begun, multipart',
    () => initializeLegacyUpload(keys, { mediaType: 'image/png', totalBytes: 3, category: 'dm_image' }),
  ],
  ['a segment, multipart', () => appendLegacySegment(keys, '5', 0, new Blob(['abc']))],
  ['its state', () => readLegacyUploadState(keys, '5')],
  ['v2: who I am', () => findMe(keys)],
  ['v2: a message', () => sendDirectMessage(keys, { person: '42' }, { text: odd }, {})],
];

describe('a request signed with keys', () => {
  it('uses our stand-in for Node’s crypto, which makes the signature that X documents', () => {
    const key = documented.secrets.join('&');
    expect(ours('sha1', key).update(documented.base).digest('base64')).toBe(documented.signature);
  });

  it.each(requests)('%s: X would compute the same signature', async (_, call) => {
    await call();
    const seen = x.seen.at(-1);
    expect(seen && readHeader(seen.headers.get('authorization') ?? '').oauth_signature).toBe(
      seen && recompute(seen, keys),
    );
  });

  it.each(requests)('%s: holds no secret, and nothing but what OAuth names', async (_, call) => {
    await call();
    const seen = x.seen.at(-1);
    const sent = [seen?.url.href, seen?.body, ...(seen?.headers.values() ?? [])].join('\n');
    expect(sent).not.toContain(keys.consumerSecret);
    expect(sent).not.toContain(keys.accessSecret);
    expect(seen).toMatchObject({ credentials: 'omit', redirect: 'error' });
    expect(Object.keys(readHeader(seen?.headers.get('authorization') ?? '')).sort()).toEqual([
      'oauth_consumer_key',
      'oauth_nonce',
      'oauth_signature',
      'oauth_signature_method',
      'oauth_timestamp',
      'oauth_token',
      'oauth_version',
    ]);
  });

  it('never carries the same nonce twice', async () => {
    for (let time = 0; time < 20; time += 1) await listRules(keys);
    const nonces = x.seen.map(({ headers }) => readHeader(headers.get('authorization') ?? '').oauth_nonce);
    expect(new Set(nonces).size).toBe(20);
  });
});

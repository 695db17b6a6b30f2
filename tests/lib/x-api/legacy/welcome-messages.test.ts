import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createProfile, listProfiles, readProfile } from '../../../../lib/x-api/legacy/custom-profiles';
import {
  createWelcome,
  listWelcomes,
  readWelcome,
  removeWelcome,
  replaceWelcome,
} from '../../../../lib/x-api/legacy/welcome-messages';
import { createRule, listRules, readRule, removeRule } from '../../../../lib/x-api/legacy/welcome-rules';
import { type SandboxFetch, sandboxFetch } from '../../sandbox-fetch';
import { folder, keys } from './keys';

let x: SandboxFetch;
beforeEach(() => {
  x = sandboxFetch();
});
afterEach(() => vi.unstubAllGlobals());

const official = (file: string) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as unknown;
const answerWith = (body: unknown, status = 200) => {
  x.between = () =>
    Promise.resolve(status === 204 ? new Response(null, { status }) : Response.json(body, { status }));
};
const asked = () => {
  const { method, url, body } = x.seen.at(-1) ?? { method: '', url: new URL('https://none'), body: '' };
  return { method, path: url.pathname + url.search, body };
};

describe.skipIf(!existsSync(folder))('welcome messages, against X’s own examples', () => {
  it('are made', async () => {
    answerWith(official('welcome_messages-new.response.json'));
    const made = await createWelcome(keys, 'simple_welcome-message 01', {
      text: 'Welcome!',
      mediaId: '48909183894931',
    });
    expect(made).toMatchObject({ value: { id: '844385345234', name: 'simple_welcome-message 01' } });
  });

  it('are replaced whole, the message alone in the body', async () => {
    answerWith(official('welcome_messages-update.response.json'));
    const made = await replaceWelcome(keys, '4893198399134', { text: 'Welcome!' });
    expect(asked()).toMatchObject({
      method: 'PUT',
      path: '/1.1/direct_messages/welcome_messages/update.json?id=4893198399134',
    });
    expect(made).toMatchObject({ value: { id: '4893198399134', name: 'Generic Welcome 01' } });
  });

  it('are listed a page at a time', async () => {
    answerWith(official('welcome_messages-list.response.json'));
    expect(await listWelcomes(keys, { count: 50 })).toMatchObject({
      value: {
        messages: [{ message_data: { text: 'Welcome!' } }, { message_data: { text: 'Welcome Again!' } }],
        next: 'NDUzNDUzNDY3Nzc3',
      },
    });
  });

  it('become the default by a rule', async () => {
    answerWith(official('welcome_rules-new.response.json'));
    const rule = { id: '9910934913490319', welcome_message_id: '844385345234' };
    expect(await createRule(keys, '844385345234')).toEqual({ ok: true, value: rule });
    expect(await readRule(keys, rule.id)).toEqual({ ok: true, value: rule });
  });

  it('can come in another name', async () => {
    answerWith(official('custom_profiles-new.response.json'));
    const profile = {
      id: '100001',
      name: 'Jon C, Partner Engineer',
      avatarUrl: 'https://pbs.twimg.com/media/Cr7HZpvVYAAYZIX.jpg',
    };
    expect(await createProfile(keys, { name: profile.name, mediaId: '1234' })).toEqual({
      ok: true,
      value: profile,
    });
    expect(await readProfile(keys, '100001')).toEqual({ ok: true, value: profile });
    expect(asked().path).toBe('/1.1/custom_profiles/100001.json');
    answerWith(official('custom_profiles-list.response.json'));
    expect(await listProfiles(keys, { count: 20 })).toMatchObject({
      value: { profiles: [{ id: '100001', name: 'Carol' }], next: 'NDUzNDUzNDY3Nzc3' },
    });
  });
});

describe('welcome messages', () => {
  it('of which there are none: X answers an empty object', async () => {
    answerWith({});
    expect(await listWelcomes(keys, { count: 50 })).toEqual({
      ok: true,
      value: { messages: [], next: undefined },
    });
    expect(await listRules(keys)).toEqual({ ok: true, value: [] });
  });

  it('keep buttons and quick replies on the way back', async () => {
    const message_data = {
      text: 'Hi',
      ctas: [{ type: 'web_url', label: 'Open', url: 'https://t.co/a', tco_url: 'https://t.co/a' }],
      quick_reply: { type: 'options', options: [{ label: 'Yes', description: 'd', metadata: 'm' }] },
    };
    answerWith({ welcome_message: { id: '1', created_timestamp: '5', message_data } });
    expect(await readWelcome(keys, '1')).toMatchObject({
      value: {
        message_data: {
          ctas: [{ label: 'Open', url: 'https://t.co/a' }],
          quick_reply: { options: [{ label: 'Yes', description: 'd', metadata: 'm' }] },
        },
      },
    });
  });

  it('are removed, and so is a rule', async () => {
    answerWith(undefined, 204);
    expect(await removeWelcome(keys, '1')).toEqual({ ok: true, value: null });
    expect(asked().path).toBe('/1.1/direct_messages/welcome_messages/destroy.json?id=1');
    expect(await removeRule(keys, '2')).toEqual({ ok: true, value: null });
    expect(asked().path).toBe('/1.1/direct_messages/welcome_messages/rules/destroy.json?id=2');
  });

  it('are refused where the account’s messages are not open to everyone', async () => {
    answerWith({ errors: [{ code: 214, message: 'Owner must allow dms from anyone.' }] }, 403);
    expect(await createWelcome(keys, 'a', { text: 'Hi' })).toMatchObject({
      refusal: { problem: { code: 'own_dms_closed' } },
    });
  });
});

import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTokens } from '../../../../lib/auth/tokens';
import { saveGrant } from '../../../../lib/auth/vault';
import { closeDatabase, database, databaseName } from '../../../../lib/platform/database';
import { forgetLegacy, legacyHandlers } from '../../../../lib/x-api/legacy/handlers';
import { peopleHandlers } from '../../../../lib/x-api/people-handlers';
import { fakeLocks } from '../../../locks';
import { type SandboxFetch, sandboxFetch } from '../../sandbox-fetch';

const accountId = '4242';
const given = {
  consumerKey: 'consumerKeyOfThisTest',
  consumerSecret: 'consumerSecretOfThisTest',
  accessToken: '4242-accessTokenOfThisTest',
  accessSecret: 'accessSecretOfThisTest',
};

let x: SandboxFetch;
const dropUpload = vi.fn(() => Promise.resolve(true));
const handlers = {
  ...legacyHandlers({ dropUpload, mayUpload: async () => true }),
  ...peopleHandlers(createTokens()),
};
const sender = {};

/** What X answers to `METHOD path`, in turn; the last one stays. */
let answers: Record<string, (() => Response)[]>;

beforeEach(async () => {
  Object.defineProperty(navigator, 'locks', { value: fakeLocks(), configurable: true });
  await closeDatabase();
  await deleteDB(databaseName);
  dropUpload.mockClear();
  await saveGrant({
    account: { id: accountId, handle: 'acme_help', name: 'Acme', scopes: [], state: 'signed_in' },
    clientId: 'client',
    tokens: { access: 'access', refresh: 'refresh', expiresAt: Date.now() + 7_200_000 },
  });
  x = sandboxFetch();
  answers = {
    'GET /2/users/me': [
      () => Response.json({ data: { id: accountId, username: 'acme_help', name: 'Acme' } }),
    ],
  };
  x.between = ({ method, url }) => {
    const waiting = answers[`${method} ${url.pathname}`] ?? [];
    const next = waiting.length > 1 ? waiting.shift() : waiting[0];
    return next ? Promise.resolve().then(next) : Promise.resolve(Response.json({}));
  };
});
afterEach(() => vi.unstubAllGlobals());

const welcome = '/1.1/direct_messages/welcome_messages';
const rule = { id: '100', welcome_message_id: '1' };
const broken = () => {
  throw new TypeError('Failed to fetch');
};
const save = () => handlers['keys.save']({ accountId, keys: given }, sender);

describe('keys', () => {
  it('are kept, probed and forgotten; the desk never gets one back', async () => {
    const said = [await save(), await handlers['legacy.probe']({ accountId }, sender)];
    said.push(await handlers['keys.state']({ accountId }, sender));
    expect(said.at(-1)).toMatchObject({ value: { present: true, probe: { families: expect.any(Array) } } });
    said.push(await handlers['keys.forget']({ accountId }, sender));
    expect(said.at(-1)).toEqual({ ok: true, value: { present: false } });
    for (const secret of Object.values(given)) expect(JSON.stringify(said)).not.toContain(secret);
    expect(dropUpload).toHaveBeenCalledOnce();
  });

  it('of somebody who is not signed in are not taken', async () => {
    const keys = { ...given, accessToken: '777-accessTokenOfThisTest' };
    expect(await handlers['keys.save']({ accountId: '777', keys }, sender)).toMatchObject({
      problem: { code: 'signed_out' },
    });
  });

  it('given anew make what X said of the old ones void', async () => {
    await save();
    await handlers['legacy.probe']({ accountId }, sender);
    expect(await save()).toEqual({ ok: true, value: { present: true, savedAt: expect.any(Number) } });
  });

  it('go at sign-out, and with the last of them the permission', async () => {
    await save();
    const db = await database();
    await db.put('appKeys', { accountId: '777' });
    await forgetLegacy(accountId, dropUpload);
    expect(await db.getAllKeys('appKeys')).toEqual(['777']);
    expect(dropUpload).not.toHaveBeenCalled();
    await forgetLegacy('777', dropUpload);
    expect(dropUpload).toHaveBeenCalledOnce();
  });

  it.each([
    ['legacy.probe', () => handlers['legacy.probe']({ accountId }, sender)],
    ['welcome.list', () => handlers['welcome.list']({ accountId }, sender)],
    ['profiles.list', () => handlers['profiles.list']({ accountId }, sender)],
  ])('that are missing: %s says so, and X is not asked', async (_, ask) => {
    expect(await ask()).toMatchObject({ ok: false, problem: { code: 'keys_missing' } });
    expect(x.seen).toHaveLength(0);
  });
});

describe('welcome messages', () => {
  const list = () => handlers['welcome.list']({ accountId }, sender);
  const change = () => handlers['welcome.setDefault']({ accountId, from: rule, to: '2' }, sender);

  it('come with the default, page after page', async () => {
    await save();
    const page = (id: string, next_cursor?: string) => () =>
      Response.json({ welcome_messages: [{ id, message_data: { text: 'Hi' } }], next_cursor });
    answers[`GET ${welcome}/list.json`] = [page('1', 'a'), page('2')];
    answers[`GET ${welcome}/rules/list.json`] = [() => Response.json({ welcome_message_rules: [rule] })];
    expect(await list()).toMatchObject({
      value: { messages: [{ id: '1' }, { id: '2' }], isWhole: true, rule },
    });
  });

  it('whose default was lost when a change broke off get it back', async () => {
    await save();
    const created = () => Response.json({ welcome_message_rule: { ...rule, id: '101' } });
    answers[`DELETE ${welcome}/rules/destroy.json`] = [() => new Response(null, { status: 204 })];
    answers[`POST ${welcome}/rules/new.json`] = [broken, broken, created];
    expect(await change()).toMatchObject({ value: { state: 'lost' } });
    expect(await list()).toMatchObject({ value: { rule: { id: '101' }, restored: true } });
    expect(JSON.parse(x.seen.filter(({ method }) => method === 'POST').at(-1)?.body ?? '')).toEqual({
      welcome_message_rule: { welcome_message_id: '1' },
    });
    // Once.
    const asked = x.seen.length;
    answers[`GET ${welcome}/rules/list.json`] = [() => Response.json({ welcome_message_rules: [rule] })];
    expect(await list()).not.toHaveProperty('value.restored');
    expect(x.seen.slice(asked).every(({ method }) => method === 'GET')).toBe(true);
  });

  it('whose change went through are left as they are, whoever took the default away since', async () => {
    await save();
    answers[`POST ${welcome}/rules/new.json`] = [
      () => Response.json({ welcome_message_rule: { id: '9', welcome_message_id: '2' } }),
    ];
    expect(await change()).toMatchObject({ value: { state: 'changed' } });
    const asked = x.seen.length;
    expect(await list()).toMatchObject({ value: { messages: [] } });
    expect(x.seen.slice(asked).every(({ method }) => method === 'GET')).toBe(true);
  });

  it('are asked for no more than X allows', async () => {
    await save();
    const limit = { 'x-rate-limit-limit': '15', 'x-rate-limit-remaining': '0' };
    const reset = String(Math.round(Date.now() / 1000) + 600);
    answers[`GET ${welcome}/rules/list.json`] = [
      () => Response.json({}, { headers: { ...limit, 'x-rate-limit-reset': reset } }),
    ];
    expect((await list()).ok).toBe(true);
    const asked = x.seen.length;
    expect(await list()).toMatchObject({
      problem: { code: 'rate_limited', retryAt: expect.any(Number) },
    });
    expect(x.seen).toHaveLength(asked);
  });
});

describe('people and messages', () => {
  it('are blocked, unblocked and removed by the account that is signed in', async () => {
    answers['POST /2/users/1001/dm/block'] = [() => Response.json({ data: { blocked: true } })];
    answers['POST /2/users/1001/dm/unblock'] = [() => Response.json({ data: { blocked: false } })];
    answers['DELETE /2/dm_events/9'] = [() => Response.json({ data: { deleted: true } })];
    const person = { accountId, personId: '1001' };
    expect(await handlers['people.block'](person, sender)).toEqual({ ok: true, value: { blocked: true } });
    expect(await handlers['people.unblock'](person, sender)).toEqual({ ok: true, value: { blocked: false } });
    expect(await handlers['event.remove']({ accountId, eventId: '9' }, sender)).toEqual({
      ok: true,
      value: { deleted: true },
    });
    expect(x.seen.every(({ headers }) => headers.get('authorization') === 'Bearer access')).toBe(true);
  });
});

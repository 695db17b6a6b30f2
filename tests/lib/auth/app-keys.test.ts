import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetKeys, keysState, readKeys, saveKeys } from '../../../lib/auth/app-keys';
import { closeDatabase, database, databaseName } from '../../../lib/platform/database';
import { type SandboxFetch, sandboxFetch } from '../sandbox-fetch';

const given = {
  consumerKey: 'consumerKeyOfThisTest',
  consumerSecret: 'consumerSecretOfThisTest',
  accessToken: '4242-accessTokenOfThisTest',
  accessSecret: 'accessSecretOfThisTest',
};
const secrets = Object.values(given);

let x: SandboxFetch;
beforeEach(async () => {
  await closeDatabase();
  await deleteDB(databaseName);
  x = sandboxFetch();
  iAm('4242');
});
afterEach(() => vi.unstubAllGlobals());

const iAm = (id: string) => {
  x.between = () => Promise.resolve(Response.json({ data: { id, username: 'acme_help', name: 'Acme' } }));
};
const refuse = (status: number, body: unknown, headers: Record<string, string> = {}) => {
  x.between = () => Promise.resolve(Response.json(body, { status, headers }));
};
const everythingKept = async () => {
  const db = await database();
  const stores = await Promise.all([...db.objectStoreNames].map((name) => db.getAll(name)));
  const texts = (value: unknown): string =>
    value instanceof ArrayBuffer
      ? new TextDecoder('latin1').decode(value)
      : ArrayBuffer.isView(value)
        ? new TextDecoder('latin1').decode(value)
        : typeof value === 'object' && value !== null
          ? Object.values(value).map(texts).join('\n')
          : String(value);
  return texts(stores);
};

describe('the keys of an app of one’s own', () => {
  it('are kept once X has said whose they are, and signed with', async () => {
    expect(await saveKeys('4242', given, () => 7)).toEqual({
      ok: true,
      value: { present: true, savedAt: 7 },
    });
    expect(x.seen.map(({ url }) => url.pathname)).toEqual(['/2/users/me']);
    expect(x.seen[0]?.headers.get('authorization')).toMatch(/^OAuth /);
    expect(await readKeys('4242')).toEqual({ kind: 'oauth1', ...given });
    expect(await keysState('4242')).toEqual({ present: true, savedAt: 7 });
  });

  it('lie sealed: none of the four is anywhere on the disk', async () => {
    await saveKeys('4242', given);
    const kept = await everythingKept();
    expect(kept).toContain('4242');
    for (const secret of secrets) expect(kept).not.toContain(secret);
  });

  it('are nobody else’s: moved to another account’s row they do not open', async () => {
    await saveKeys('4242', given);
    const db = await database();
    const row = await db.get('appKeys', '4242');
    await db.put('appKeys', { ...row, accountId: '777' });
    expect(await readKeys('777')).toBeUndefined();
    expect(await keysState('777')).toEqual({ present: false });
  });

  it('pasted with blanks around them are taken without', async () => {
    await saveKeys('4242', { ...given, consumerKey: `  ${given.consumerKey}\n` });
    expect(await readKeys('4242')).toMatchObject(given);
  });

  it.each([
    ['half copied', { consumerKey: '' }, 'keys_malformed'],
    ['two in one field', { consumerSecret: 'abcdef ghijkl' }, 'keys_malformed'],
    [
      'of another account, as its token shows',
      { accessToken: '777-accessTokenOfThisTest' },
      'keys_of_another',
    ],
  ])('%s: not kept, and X is not asked', async (_, wrong, code) => {
    expect(await saveKeys('4242', { ...given, ...wrong })).toMatchObject({ problem: { code } });
    expect(x.seen).toHaveLength(0);
    expect(await keysState('4242')).toEqual({ present: false });
  });

  it('of another account, as X says: not kept', async () => {
    iAm('777');
    const came = await saveKeys('4242', { ...given, accessToken: 'accessTokenOfThisTest' });
    expect(came).toMatchObject({ problem: { code: 'keys_of_another', detail: '@acme_help' } });
    expect(await readKeys('4242')).toBeUndefined();
  });

  it.each([
    [401, { title: 'Unauthorized', type: 'about:blank' }, 'keys_wrong'],
    [401, { errors: [{ code: 89, message: 'Invalid or expired token.' }] }, 'keys_wrong'],
    [401, { errors: [{ code: 135, message: 'Timestamp out of bounds.' }] }, 'clock_off'],
    [403, { errors: [{ code: 93, message: 'not allowed' }] }, 'app_permission'],
    [
      403,
      { reason: 'client-not-enrolled', type: 'https://api.x.com/2/problems/client-forbidden' },
      'app_not_enrolled',
    ],
    [402, { type: 'https://api.x.com/2/problems/credits-depleted' }, 'no_credits'],
    [503, {}, 'x_unavailable'],
  ])('refused with %i %j: %s, and nothing is kept', async (status, body, code) => {
    refuse(status, body);
    const came = await saveKeys('4242', given);
    expect(came).toMatchObject({ ok: false, problem: { code } });
    for (const secret of secrets) expect(JSON.stringify(came)).not.toContain(secret);
    expect(await readKeys('4242')).toBeUndefined();
  });

  it('refused while our clock is far from X’s: it is the clock', async () => {
    refuse(401, { title: 'Unauthorized' }, { date: new Date(Date.now() - 3_600_000).toUTCString() });
    expect(await saveKeys('4242', given)).toMatchObject({ problem: { code: 'clock_off' } });
    refuse(401, { title: 'Unauthorized' }, { date: new Date().toUTCString() });
    expect(await saveKeys('4242', given)).toMatchObject({ problem: { code: 'keys_wrong' } });
  });

  it('kept before stay when new ones are refused, and go when they are forgotten', async () => {
    await saveKeys('4242', given);
    refuse(401, {});
    await saveKeys('4242', { ...given, consumerKey: 'anotherConsumerKey' });
    expect(await readKeys('4242')).toMatchObject(given);
    await forgetKeys('4242');
    expect(await readKeys('4242')).toBeUndefined();
    expect(await keysState('4242')).toEqual({ present: false });
  });
});

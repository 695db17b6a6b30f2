import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { closeDatabase, databaseName } from '../../../../lib/platform/database';
import { forgetProbe, legacyFamilies, legacyProbes, probeLegacy } from '../../../../lib/x-api/legacy/probe';
import { oauth1Keys } from '../../../sandbox/oauth1/keys';
import { type SandboxFetch, sandboxFetch } from '../../sandbox-fetch';
import { keys } from './keys';

let x: SandboxFetch;
beforeEach(async () => {
  await closeDatabase();
  await deleteDB(databaseName);
  x = sandboxFetch();
});
afterEach(() => vi.unstubAllGlobals());

const error = (status: number, code: number, message = 'said') =>
  Response.json({ errors: [{ code, message }] }, { status });
const answers = (of: Record<string, () => Response>) => {
  x.between = ({ url }) => {
    const found = Object.entries(of).find(([part]) => url.pathname.includes(part));
    return Promise.resolve(found ? found[1]() : Response.json({}));
  };
};
const states = async (given = keys) => {
  const { families } = await probeLegacy('4242', given, () => 1_000);
  return Object.fromEntries(families.map(({ family, state }) => [family, state]));
};

describe('what an app may use of v1.1', () => {
  it('is asked by GETs alone', async () => {
    const known = { kind: 'oauth1', ...oauth1Keys } as const;
    const works = { messages: 'works', welcome_messages: 'works', rules: 'works', upload: 'works' };
    expect(await states(known)).toMatchObject(works);
    expect(x.seen.map(({ method }) => method)).toEqual(legacyFamilies.map(() => 'GET'));
    x.state.v1.profileAccounts = ['4242'];
    expect(await states(known)).toEqual({ ...works, custom_profiles: 'works' });
    x.state.legacy = 'no_access';
    expect(await states(known)).toMatchObject({ messages: 'no_access', rules: 'no_access', upload: 'works' });
    x.state.legacy = 'gone';
    expect(await states(known)).toMatchObject({ messages: 'gone', rules: 'gone', upload: 'works' });
  });

  it('is not asked of files where the host is not allowed: that is no word of X’s', async () => {
    const { families } = await probeLegacy(
      '4242',
      keys,
      () => 1_000,
      async () => false,
    );
    expect(families.at(-1)).toEqual({ family: 'upload', state: 'not_allowed' });
    expect(x.seen.some(({ url }) => url.host === 'upload.x.com')).toBe(false);
  });

  it('can differ from family to family', async () => {
    answers({
      'rules/list': () => error(429, 88),
      welcome_messages: () => error(403, 453),
      events: () => error(403, 93),
      custom_profiles: () => error(404, 34),
      upload: () => error(400, 324, 'The validation of media ids failed.'),
    });
    expect(await states()).toEqual({
      messages: 'permission',
      welcome_messages: 'no_access',
      rules: 'unreachable',
      custom_profiles: 'gone',
      upload: 'works',
    });
  });

  it('is nothing with keys that X refuses, and one question tells', async () => {
    answers({ events: () => error(401, 32) });
    expect(new Set(Object.values(await states()))).toEqual(new Set(['keys_wrong']));
    expect(x.seen).toHaveLength(1);
  });

  it('is not known without an answer', async () => {
    x.between = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(new Set(Object.values(await states()))).toEqual(new Set(['unreachable']));
  });

  it('is kept with its time, with X’s words and without a key, until it is forgotten', async () => {
    answers({ events: () => error(403, 453, 'a subset') });
    await states();
    const kept = await legacyProbes.read();
    expect(kept['4242']).toMatchObject({
      at: 1_000,
      families: [
        { state: 'no_access', problem: { code: 'legacy_no_access', detail: 'a subset' } },
        {},
        {},
        {},
        {},
      ],
    });
    expect(JSON.stringify(kept)).not.toMatch(/of-this-test/);
    await forgetProbe('4242');
    expect(await legacyProbes.read()).toEqual({});
  });
});

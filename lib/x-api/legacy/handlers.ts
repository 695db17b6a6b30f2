import { anyKeys, forgetKeys, keysState, readKeys, saveKeys } from '../../auth/app-keys';
import { listAccounts } from '../../auth/vault';
import { withKeys } from '../../auth/with-keys';
import { fail, ok } from '../../message/problem';
import type { KeysView, legacyMessages } from '../../platform/legacy-messages';
import type { Handlers } from '../../platform/router';
import { createProfile, listProfiles } from './custom-profiles';
import { changeDefault, findDefault, forgetChange } from './default-change';
import { forgetProbe, legacyProbes, probeLegacy } from './probe';
import {
  createWelcome,
  listWelcomes,
  removeWelcome,
  replaceWelcome,
  type WelcomeMessage,
} from './welcome-messages';

type LegacyName = Exclude<keyof typeof legacyMessages, `people.${string}` | 'event.remove'>;

/** Pages of 50; more than this many welcome messages nobody keeps apart. */
const mostPages = 4;

interface LegacyParts {
  /** Gives back the permission for the host that v1.1 takes files at. */
  readonly dropUpload: () => Promise<unknown>;
  readonly mayUpload: () => Promise<boolean>;
}

/** What the desk asks about keys and what they open. */
export const legacyHandlers = ({ dropUpload, mayUpload }: LegacyParts): Pick<Handlers, LegacyName> => ({
  'keys.save': async ({ accountId, keys }) => {
    const accounts = await listAccounts();
    if (!accounts.some(({ id }) => id === accountId)) return fail('signed_out');
    const saved = await saveKeys(accountId, keys);
    if (!saved.ok) return saved;
    await forgetProbe(accountId);
    return ok(await view(accountId));
  },
  'keys.forget': async ({ accountId }) => {
    await forgetLegacy(accountId, dropUpload);
    return ok(await view(accountId));
  },
  'keys.state': async ({ accountId }) => ok(await view(accountId)),
  'legacy.probe': async ({ accountId }) => {
    const keys = await readKeys(accountId);
    return keys ? ok(await probeLegacy(accountId, keys, Date.now, mayUpload)) : fail('keys_missing');
  },

  'welcome.list': async ({ accountId }) => {
    const standing = await findDefault(accountId);
    if (!standing.ok) return standing;
    const messages: WelcomeMessage[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < mostPages; page += 1) {
      const came = await withKeys(accountId, 'v1.welcome.read', (keys, exchange) =>
        listWelcomes(keys, { count: 50, cursor }, exchange),
      );
      if (!came.ok) return came;
      messages.push(...came.value.messages);
      cursor = came.value.next;
      if (cursor === undefined) break;
    }
    return ok({ messages, isWhole: cursor === undefined, ...standing.value });
  },
  'welcome.create': ({ accountId, name, content }) =>
    withKeys(accountId, 'v1.welcome', (keys, exchange) => createWelcome(keys, name, content, exchange)),
  'welcome.update': ({ accountId, id, content }) =>
    withKeys(accountId, 'v1.welcome', (keys, exchange) => replaceWelcome(keys, id, content, exchange)),
  'welcome.remove': ({ accountId, id }) =>
    withKeys(accountId, 'v1.welcome', (keys, exchange) => removeWelcome(keys, id, exchange)),
  'welcome.setDefault': ({ accountId, from, to }) => changeDefault(accountId, from, to),

  'profiles.list': async ({ accountId }) => {
    const came = await withKeys(accountId, 'v1.profiles.read', (keys, exchange) =>
      listProfiles(keys, { count: 50 }, exchange),
    );
    return came.ok ? ok(came.value.profiles) : came;
  },
  'profiles.create': ({ accountId, name, mediaId }) =>
    withKeys(accountId, 'v1.profiles', (keys, exchange) => createProfile(keys, { name, mediaId }, exchange)),
});

async function view(accountId: string): Promise<KeysView> {
  const state = await keysState(accountId);
  return state.present ? { ...state, probe: (await legacyProbes.read())[accountId] } : state;
}

/** Keys, and all that is known by them: at sign-out, and when somebody takes them back. */
export async function forgetLegacy(accountId: string, dropUpload: LegacyParts['dropUpload']): Promise<void> {
  await Promise.all([forgetKeys(accountId), forgetProbe(accountId), forgetChange(accountId)]);
  if (!(await anyKeys())) await dropUpload();
}

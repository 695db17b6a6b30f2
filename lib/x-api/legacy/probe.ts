import * as v from 'valibot';
import { NumericId } from '../../message/message';
import { type Problem, problemCodes } from '../../message/problem';
import { defineValue } from '../../platform/values';
import type { Outcome } from '../ask';
import type { AppKeys } from '../credentials';
import type { Exchange } from '../exchange';
import { listProfiles } from './custom-profiles';
import { listLegacyEvents } from './messages';
import { readLegacyUploadState } from './upload';
import { listWelcomes } from './welcome-messages';
import { listRules } from './welcome-rules';

/** What X's v1.1 can do for Direct Messages, by what an app may be refused on its own. */
export const legacyFamilies = ['messages', 'welcome_messages', 'rules', 'custom_profiles', 'upload'] as const;
type LegacyFamily = (typeof legacyFamilies)[number];

const familyStates = [
  'works',
  /** X wants another level of access for it, or this account on a list. */
  'no_access',
  'keys_wrong',
  /** The app may not touch Direct Messages. */
  'permission',
  'gone',
  /** The person has not let Aside use the host that it is at, so X was not asked. */
  'not_allowed',
  /** No answer that says anything of it: the network, X's trouble, a limit. */
  'unreachable',
] as const;
type FamilyState = (typeof familyStates)[number];

const FamilyAnswer = v.object({
  family: v.picklist(legacyFamilies),
  state: v.picklist(familyStates),
  problem: v.optional(
    v.object({
      code: v.picklist(problemCodes),
      detail: v.optional(v.string()),
      status: v.optional(v.number()),
      retryAt: v.optional(v.number()),
    }),
  ),
});
type FamilyAnswer = v.InferOutput<typeof FamilyAnswer>;

const LegacyProbe = v.object({ at: v.number(), families: v.array(FamilyAnswer) });
/** Which of them an account's app may use, and when X said so (Unix ms). */
export type LegacyProbe = v.InferOutput<typeof LegacyProbe>;

/** By account. */
export const legacyProbes = defineValue('legacy.probes', v.record(NumericId, LegacyProbe), {}, 'accounts');

/** One harmless GET for each: nothing is sent, made or changed. */
const questions: Readonly<
  Record<LegacyFamily, (keys: AppKeys, exchange: Exchange) => Promise<Outcome<unknown>>>
> = {
  messages: (keys, exchange) => listLegacyEvents(keys, { count: 1 }, exchange),
  welcome_messages: (keys, exchange) => listWelcomes(keys, { count: 1 }, exchange),
  rules: (keys, exchange) => listRules(keys, exchange),
  custom_profiles: (keys, exchange) => listProfiles(keys, { count: 1 }, exchange),
  // About an upload that never was: that X knows it not is the answer of an endpoint that works.
  upload: (keys, exchange) => readLegacyUploadState(keys, '1', exchange),
};

/**
 * Asks X, one family after the other, and keeps what it says. Keys that X refuses, and a clock that is off, are so for
 * all: the rest is not asked then.
 */
export async function probeLegacy(
  accountId: string,
  keys: AppKeys,
  now: () => number = Date.now,
  mayUpload: () => Promise<boolean> = async () => true,
): Promise<LegacyProbe> {
  const families: FamilyAnswer[] = [];
  let forAll: Omit<FamilyAnswer, 'family'> | undefined;
  for (const family of legacyFamilies) {
    if (family === 'upload' && !(await mayUpload())) {
      families.push({ family, state: 'not_allowed' });
      continue;
    }
    const answer =
      forAll ?? readFamily(family, await questions[family](keys, { signal: AbortSignal.timeout(15_000) }));
    // An app that may read messages has the permission: X lets only some accounts have custom profiles, and says it so.
    if (answer.state === 'permission' && families.some(({ state }) => state === 'works')) {
      families.push({ family, ...answer, state: 'no_access' });
      continue;
    }
    if (answer.state === 'keys_wrong') forAll = answer;
    families.push({ family, ...answer });
  }
  const probe = { at: now(), families };
  await legacyProbes.write({ ...(await legacyProbes.read()), [accountId]: probe });
  return probe;
}

export async function forgetProbe(accountId: string): Promise<void> {
  const { [accountId]: _, ...others } = await legacyProbes.read();
  await legacyProbes.write(others);
}

function readFamily(family: LegacyFamily, outcome: Outcome<unknown>): Omit<FamilyAnswer, 'family'> {
  if (outcome.ok) return { state: 'works' };
  const { problem } = outcome.refusal;
  if (family === 'upload' && isUnknownMedia(problem)) return { state: 'works' };
  return { state: readState(problem), problem };
}

const isUnknownMedia = ({ code, status }: Problem) =>
  code === 'media_expired' || code === 'media_refused' || (status === 400 && code !== 'keys_wrong');

function readState({ code, status }: Problem): FamilyState {
  if (code === 'keys_wrong' || code === 'clock_off') return 'keys_wrong';
  if (code === 'app_permission') return 'permission';
  if (status === 404 || status === 410) return 'gone';
  if (status !== undefined && status >= 400 && status < 500 && code !== 'rate_limited') return 'no_access';
  return 'unreachable';
}

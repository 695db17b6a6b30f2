import type { ProblemCode } from '../message/problem';
import type { Credentials } from './credentials';

/** What an answer of X says of why it refused. */
export interface Said {
  readonly status: number;
  readonly signed: Credentials['kind'];
  /** Last path segment of a v2 problem's type; empty where there is none. */
  readonly kind: string;
  /** Code of a v1.1 error. */
  readonly legacy: number | undefined;
  readonly sentence: string | undefined;
}

/** Problem types of v2 that mean something of their own here. X API, "Response codes and errors"; OpenAPI 2.167. */
const types: Readonly<Record<string, ProblemCode>> = {
  credits: 'no_credits',
  'credits-depleted': 'no_credits',
  'usage-capped': 'usage_capped',
  'rate-limit-exceeded': 'rate_limited',
  'unsupported-authentication': 'session_ended',
  'client-forbidden': 'app_not_enrolled',
  'resource-not-found': 'not_found',
  'resource-unavailable': 'not_found',
  'not-authorized-for-resource': 'not_permitted',
  'not-authorized-for-field': 'not_permitted',
  'field-unauthorized': 'not_permitted',
  'disallowed-resource': 'link_invalid',
};

export function byType({ kind, signed }: Said): ProblemCode | undefined {
  const code = Object.hasOwn(types, kind) ? types[kind] : undefined;
  return code === 'session_ended' && signed === 'oauth1' ? 'keys_wrong' : code;
}

/** Codes of v1.1, which v2 answers with as well now and then. X's table of error codes (docs/reliability.md). */
const codes: Readonly<Record<number, ProblemCode>> = {
  17: 'recipient_not_found',
  32: 'session_ended',
  34: 'not_found',
  38: 'message_shape',
  44: 'message_shape',
  50: 'recipient_not_found',
  63: 'recipient_suspended',
  64: 'account_locked',
  88: 'rate_limited',
  89: 'session_ended',
  93: 'scopes_missing',
  99: 'session_ended',
  108: 'recipient_not_found',
  135: 'clock_off',
  144: 'not_found',
  150: 'recipient_not_following',
  151: 'not_permitted',
  187: 'duplicate',
  215: 'session_ended',
  220: 'app_permission',
  226: 'looks_automated',
  261: 'app_permission',
  324: 'media_refused',
  325: 'media_expired',
  326: 'account_locked',
  349: 'recipient_refuses',
  354: 'text_too_long',
  407: 'link_invalid',
  416: 'app_not_enrolled',
  453: 'app_not_enrolled',
  476: 'recipient_refuses',
};

/** What those codes mean where a call was signed with keys: there is no session, and the app's own rights decide. */
const codesOfKeys: Readonly<Record<number, ProblemCode>> = {
  32: 'keys_wrong',
  89: 'keys_wrong',
  93: 'app_permission',
  99: 'keys_wrong',
  215: 'keys_wrong',
  453: 'legacy_no_access',
};

export function byLegacyCode({ legacy, signed, sentence = '' }: Said): ProblemCode | undefined {
  if (legacy === undefined) return undefined;
  // One code for two things: the account's own messages are not open to everyone, or the body has the wrong shape.
  if (legacy === 214) return /allow dms? from anyone/i.test(sentence) ? 'own_dms_closed' : 'message_shape';
  return (signed === 'oauth1' ? codesOfKeys[legacy] : undefined) ?? codes[legacy];
}

/** X tells its 403s apart by their sentence alone, and some of its 400s. */
const sentences: readonly [RegExp, ProblemCode][] = [
  [/permission to DM/i, 'recipient_refuses'],
  [/attach this media|media type unrecognized/i, 'media_refused'],
  [/media (ids?|keys?) .*(invalid|not found|expired)/i, 'media_expired'],
  [/^Forbidden$/, 'scopes_missing'],
  [/subset of X API V2 endpoints/i, 'legacy_no_access'],
];

export function bySentence({ status, sentence }: Said): ProblemCode | undefined {
  if (sentence === undefined || (status !== 403 && status !== 400)) return undefined;
  return sentences.find(([pattern]) => pattern.test(sentence))?.[1];
}

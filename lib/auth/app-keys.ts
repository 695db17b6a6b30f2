import * as v from 'valibot';
import { NumericId } from '../message/message';
import { fail, ok, type Result } from '../message/problem';
import { announce } from '../platform/changes';
import { database } from '../platform/database';
import type { AppKeys } from '../x-api/credentials';
import { findMe } from '../x-api/users';
import { seal, unseal } from './seal';

/** What an X app shows under Keys and tokens, as it was pasted. */
const Key = v.pipe(v.string(), v.trim(), v.regex(/^[A-Za-z0-9_-]{5,200}$/));
const Keys = v.object({ consumerKey: Key, consumerSecret: Key, accessToken: Key, accessSecret: Key });
type Keys = v.InferOutput<typeof Keys>;

const SealedKeys = v.object({
  accountId: NumericId,
  savedAt: v.number(),
  iv: v.instance(Uint8Array<ArrayBuffer>),
  sealed: v.instance(ArrayBuffer),
});

/** Whether an account's keys are kept here. Never the keys. */
export interface KeysState {
  readonly present: boolean;
  /** Unix ms. */
  readonly savedAt?: number;
}

const boundTo = (accountId: string) => `aside keys ${accountId}`;
/** Clocks further apart than this make X refuse signatures. */
const clockTolerance = 5 * 60_000;

/**
 * Saves the OAuth 1.0a keys of an account's own app, once X has said that they are this account's. Problems:
 * `keys_malformed`, `keys_of_another`, `keys_wrong`, `clock_off`, and whatever else X answers.
 */
export async function saveKeys(
  accountId: string,
  given: Keys,
  now: () => number = Date.now,
): Promise<Result<KeysState>> {
  const read = v.safeParse(Keys, given);
  if (!read.success) return fail('keys_malformed');
  const keys = read.output;
  // X begins an access token with the account's id: pasted from the wrong account, it need not leave.
  const [, owner = accountId] = /^([0-9]{1,19})-/.exec(keys.accessToken) ?? [];
  if (owner !== accountId) return fail('keys_of_another');
  let skew = 0;
  const me = await findMe(
    { kind: 'oauth1', ...keys },
    {
      signal: AbortSignal.timeout(15_000),
      onAnswer: (_, headers) => {
        skew = now() - Date.parse(headers.get('date') ?? '');
      },
    },
  );
  if (!me.ok) {
    const { problem } = me.refusal;
    // X does not always say that it was the time it refused.
    const isClock = problem.code === 'keys_wrong' && Math.abs(skew) > clockTolerance;
    return { ok: false, problem: isClock ? { ...problem, code: 'clock_off' } : problem };
  }
  if (me.value.id !== accountId) return fail('keys_of_another', { detail: `@${me.value.handle}` });

  const savedAt = now();
  const sealed = await seal(keys, boundTo(accountId));
  const db = await database();
  const transaction = db.transaction('appKeys', 'readwrite', { durability: 'strict' });
  await transaction.store.put({ accountId, savedAt, ...sealed });
  await transaction.done;
  announce('accounts');
  return ok({ present: true, savedAt });
}

/** The keys of an account, or `undefined`: never given, forgotten, or unreadable (then: to be given again). */
export async function readKeys(accountId: string): Promise<AppKeys | undefined> {
  const db = await database();
  const stored = v.safeParse(SealedKeys, await db.get('appKeys', accountId));
  if (!stored.success) return undefined;
  try {
    return { kind: 'oauth1', ...v.parse(Keys, await unseal(stored.output, boundTo(accountId))) };
  } catch {
    return undefined;
  }
}

export async function keysState(accountId: string): Promise<KeysState> {
  const keys = await readKeys(accountId);
  if (!keys) return { present: false };
  const db = await database();
  const stored = v.safeParse(SealedKeys, await db.get('appKeys', accountId));
  return { present: true, savedAt: stored.success ? stored.output.savedAt : undefined };
}

/** Whether keys of any account are kept here. */
export async function anyKeys(): Promise<boolean> {
  const db = await database();
  return (await db.count('appKeys')) > 0;
}

export async function forgetKeys(accountId: string): Promise<void> {
  const db = await database();
  const transaction = db.transaction('appKeys', 'readwrite', { durability: 'strict' });
  await transaction.store.delete(accountId);
  await transaction.done;
  announce('accounts');
}

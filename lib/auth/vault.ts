import * as v from 'valibot';
import { NumericId } from '../message/message';
import { database } from '../platform/database';
import { Account } from './account';
import { seal, unseal } from './seal';

/** The secret half of a sign-in. Lives only in the background's memory and, sealed, in the vault. */
const Tokens = v.object({
  access: v.string(),
  refresh: v.string(),
  /** Unix ms. */
  expiresAt: v.number(),
});
type Tokens = v.InferOutput<typeof Tokens>;

/** A sign-in: who, by which app, with what. */
export interface Grant {
  readonly account: Account;
  readonly clientId: string;
  readonly tokens: Tokens;
  /** When a refresh request may have left whose answer has not been saved: its refresh token must not be used again. */
  readonly refreshLeftAt?: number;
}

/** A grant as it lies on disk: everything but the tokens in the clear, the tokens under AES-GCM. */
export const SealedGrant = v.object({
  account: Account,
  clientId: v.string(),
  refreshLeftAt: v.optional(v.number()),
  iv: v.instance(Uint8Array<ArrayBuffer>),
  sealed: v.instance(ArrayBuffer),
});
export type SealedGrant = v.InferOutput<typeof SealedGrant>;

const boundTo = (accountId: string) => `aside grant ${accountId}`;

/** Saves a grant; on disk (strict durability) when the promise resolves. */
export async function saveGrant(grant: Grant): Promise<void> {
  const { account, clientId, refreshLeftAt, tokens } = grant;
  const sealed = await seal(tokens, boundTo(account.id));
  const db = await database();
  const transaction = db.transaction('grants', 'readwrite', { durability: 'strict' });
  await transaction.store.put({ account, clientId, refreshLeftAt, ...sealed });
  await transaction.done;
}

/** The grant of an account, or `undefined`: never signed in, signed out, or unreadable (then: sign in again). */
export async function readGrant(accountId: string): Promise<Grant | undefined> {
  if (!v.is(NumericId, accountId)) return undefined;
  const db = await database();
  const stored = v.safeParse(SealedGrant, await db.get('grants', accountId));
  if (!stored.success) return undefined;
  const { iv, sealed, ...rest } = stored.output;
  try {
    return { ...rest, tokens: v.parse(Tokens, await unseal({ iv, sealed }, boundTo(accountId))) };
  } catch {
    return undefined;
  }
}

/** Marks a stored grant without touching its tokens. */
export async function markGrant(
  accountId: string,
  mark: { state?: Account['state']; refreshLeftAt?: number | undefined },
): Promise<void> {
  const db = await database();
  const transaction = db.transaction('grants', 'readwrite', { durability: 'strict' });
  const stored = await transaction.store.get(accountId);
  if (stored) {
    await transaction.store.put({
      ...stored,
      account: { ...stored.account, state: mark.state ?? stored.account.state },
      refreshLeftAt: 'refreshLeftAt' in mark ? mark.refreshLeftAt : stored.refreshLeftAt,
    });
  }
  await transaction.done;
}

export async function forgetGrant(accountId: string): Promise<void> {
  const db = await database();
  const transaction = db.transaction('grants', 'readwrite', { durability: 'strict' });
  await transaction.store.delete(accountId);
  await transaction.done;
}

/** Everyone signed in, without any secret. */
export async function listAccounts(): Promise<Account[]> {
  const db = await database();
  const stored = await db.getAll('grants');
  return stored.flatMap(({ account }) => (v.is(Account, account) ? [account] : []));
}

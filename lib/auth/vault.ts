import * as v from 'valibot';
import { NumericId } from '../message/message';
import { database } from '../platform/database';
import { Account } from './account';

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

const keyName = 'vault';

/** 256-bit AES-GCM; not extractable, so that a copy of it can't leave the browser's own storage. */
async function vaultKey(): Promise<CryptoKey> {
  const db = await database();
  const existing = await db.get('keys', keyName);
  if (existing) return existing;
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  const transaction = db.transaction('keys', 'readwrite', { durability: 'strict' });
  // Two contexts may have made one at once: the first stays.
  const first = await transaction.store.get(keyName);
  if (!first) await transaction.store.put(made, keyName);
  await transaction.done;
  return first ?? made;
}

/** The account id is bound in, so that a sealed token can't be moved to another account's row. */
const boundTo = (accountId: string) => new TextEncoder().encode(`aside grant ${accountId}`);

/** Saves a grant; on disk (strict durability) when the promise resolves. */
export async function saveGrant(grant: Grant): Promise<void> {
  const key = await vaultKey();
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(grant.tokens));
  const { account, clientId, refreshLeftAt } = grant;
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: boundTo(account.id) },
    key,
    plain,
  );
  const db = await database();
  const transaction = db.transaction('grants', 'readwrite', { durability: 'strict' });
  await transaction.store.put({ account, clientId, refreshLeftAt, iv, sealed });
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
    const plain = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv, additionalData: boundTo(accountId) },
      await vaultKey(),
      sealed,
    );
    return { ...rest, tokens: v.parse(Tokens, JSON.parse(new TextDecoder().decode(plain))) };
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

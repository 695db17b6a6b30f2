import { database } from '../platform/database';

/** Something secret as it lies on disk, under AES-GCM. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
}

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

/** `boundTo` says whose it is and what: sealed for one row, it can't be opened in another. */
export async function seal(secret: unknown, boundTo: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(boundTo) },
    await vaultKey(),
    new TextEncoder().encode(JSON.stringify(secret)),
  );
  return { iv, sealed };
}

/** Throws for what was sealed with another key, for another row, or was changed since. */
export async function unseal({ iv, sealed }: Sealed, boundTo: string): Promise<unknown> {
  const plain = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(boundTo) },
    await vaultKey(),
    sealed,
  );
  return JSON.parse(new TextDecoder().decode(plain));
}

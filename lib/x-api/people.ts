import { asAccount } from '../auth/as-account';
import type { Tokens } from '../auth/tokens';
import type { Person } from '../message/message';
import { ok, type Result } from '../message/problem';
import { database } from '../platform/database';
import { findUser } from './users';

/** X charges a person once a UTC day; what it says of them is good for about as long. */
const keepFor = 12 * 60 * 60_000;

const keyOf = (accountId: string, who: { handle: string } | { id: string }) =>
  'handle' in who ? `${accountId} handle:${who.handle.toLowerCase()}` : `${accountId} id:${who.id}`;

/** Finds people as one account sees them, remembering them for half a day. Refreshes a refused token once. */
export function createPeople(tokens: Tokens, now: () => number = Date.now) {
  return {
    async find(accountId: string, who: { handle: string } | { id: string }): Promise<Result<Person>> {
      const db = await database();
      const held = await db.get('people', keyOf(accountId, who));
      if (held && Math.abs(now() - held.at) < keepFor) return ok(held.person);

      const found = await asAccount(tokens, accountId, (credentials) =>
        findUser(credentials, who, { signal: AbortSignal.timeout(15_000) }),
      );
      if (!found.ok) return found;
      const { value: person } = found;
      const transaction = db.transaction('people', 'readwrite');
      for (const key of [
        keyOf(accountId, who),
        keyOf(accountId, person),
        keyOf(accountId, { id: person.id }),
      ]) {
        await transaction.store.put({ key, person, at: now() });
      }
      await transaction.done;
      return found;
    },

    /** Who the token belongs to needs no memory: asked once, at sign-in. */
    async forget(accountId: string): Promise<void> {
      const db = await database();
      await db.delete('people', IDBKeyRange.bound(`${accountId} `, `${accountId} \uffff`));
    },
  };
}

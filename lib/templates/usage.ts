import { database } from '../platform/database';

/** Counts one more use of a template, at `at` (Unix ms). Written when its text really went in or out. */
export async function noteUse(id: string, at: number): Promise<void> {
  const db = await database();
  // Relaxed: a count lost with the power costs nobody anything.
  const transaction = db.transaction(['usage', 'templates'], 'readwrite', { durability: 'relaxed' });
  const usage = transaction.objectStore('usage');
  const [kept, isThere] = await Promise.all([usage.get(id), transaction.objectStore('templates').getKey(id)]);
  if (isThere !== undefined) await usage.put({ id, uses: (kept?.uses ?? 0) + 1, usedAt: at });
  await transaction.done;
}

import type { PageContext } from '../message/page-context';
import { database } from '../platform/database';
import type { Rendered } from './template';

/** What agents answered for a customer is not kept longer than this (ms), nor for more conversations. */
const keptFor = 7 * 24 * 60 * 60 * 1000;
const mostConversations = 500;
const mostAnswers = 50;
const longestAnswer = 1_000;

/** One customer, or one conversation, as one account sees it; undefined where the page shows neither. */
function keyOf({ ownId, conversation, customer }: PageContext): string | undefined {
  const who = conversation?.id ?? customer?.handle.toLowerCase();
  return who === undefined ? undefined : `${ownId ?? ''}:${who}`;
}

/** Remembers what was answered in this conversation, beside what was answered before. */
export async function rememberAnswers(
  context: PageContext,
  given: Readonly<Record<string, string>>,
  now: number,
): Promise<void> {
  const key = keyOf(context);
  const worth = Object.entries(given).filter(([, { length }]) => length > 0 && length <= longestAnswer);
  if (key === undefined || worth.length === 0) return;
  const db = await database();
  const transaction = db.transaction('answers', 'readwrite', { durability: 'relaxed' });
  const all = await transaction.store.getAll();
  const before = all.find((one) => one.key === key)?.answers ?? {};
  const answers = Object.fromEntries([...Object.entries(before), ...worth].slice(-mostAnswers));
  await transaction.store.put({ key, answers, at: now });
  const others = all.filter((one) => one.key !== key).sort((a, b) => b.at - a.at);
  const over = others.filter(({ at }, place) => now - at > keptFor || place >= mostConversations - 1);
  await Promise.all(over.map((one) => transaction.store.delete(one.key)));
  await transaction.done;
}

/** The questions with what was answered to them in this conversation before, to be looked at and taken. */
export async function recallAnswers(
  rendered: Rendered,
  context: PageContext,
  now: number,
): Promise<Rendered> {
  const key = keyOf(context);
  if (rendered.state !== 'ask' || key === undefined) return rendered;
  const kept = await (await database()).get('answers', key);
  if (!kept || now - kept.at > keptFor) return rendered;
  const fields = rendered.fields.map((field) => {
    const value = Object.hasOwn(kept.answers, field.name) ? kept.answers[field.name] : undefined;
    const fits = value !== undefined && (!field.choices || field.choices.includes(value));
    return fits ? { ...field, value } : field;
  });
  return { state: 'ask', fields };
}

/** Forgets those of one account, or all of them. */
export async function forgetAnswers(accountId?: string): Promise<void> {
  const db = await database();
  if (accountId === undefined) return db.clear('answers');
  await db.delete('answers', IDBKeyRange.bound(`${accountId}:`, `${accountId}:\uffff`));
}

import * as v from 'valibot';
import { database } from '../platform/database';
import type { Writing } from './writing';

const spentName = 'outbox.spent';
/** Estimates in US dollars, by local day and month. */
const Spent = v.object({
  day: v.string(),
  today: v.number(),
  sentToday: v.number(),
  month: v.string(),
  total: v.number(),
});

// Made once: making one takes longer than all the rest of a row's writing.
let days: Intl.DateTimeFormat | undefined;
const dayOf = (now: number) => {
  days ??= new Intl.DateTimeFormat('en-CA');
  return days.format(now);
};

export async function readSpent(now: number): Promise<{ today: number; month: number; sentToday: number }> {
  const db = await database();
  const spent = roll(await db.get('values', spentName), now);
  return { today: spent.today, month: spent.total, sentToday: spent.sentToday };
}

export const spend = (writing: Writing, amount: number, now: number): void =>
  writing.changeValue(spentName, (stored) => {
    const spent = roll(stored, now);
    const { today, total, sentToday } = spent;
    return { ...spent, today: today + amount, total: total + amount, sentToday: sentToday + 1 };
  });

function roll(stored: unknown, now: number): v.InferOutput<typeof Spent> {
  const day = dayOf(now);
  const month = day.slice(0, 7);
  const read = v.safeParse(Spent, stored);
  const spent = read.success ? read.output : { day, today: 0, sentToday: 0, month, total: 0 };
  return {
    ...spent,
    ...(spent.day === day ? {} : { day, today: 0, sentToday: 0 }),
    ...(spent.month === month ? {} : { month, total: 0 }),
  };
}

import * as v from 'valibot';
import { NumericId } from '../message/message';
import { type Problem, type ProblemCode, problemCodes } from '../message/problem';
import { defineValue } from '../platform/values';

const Pauses = v.record(
  NumericId,
  v.object({
    code: v.picklist(problemCodes),
    detail: v.optional(v.string()),
    status: v.optional(v.number()),
    retryAt: v.optional(v.number()),
  }),
);

/** Accounts whose queue stands still until a person acts, and why. Outlives the worker. */
export const pauses = defineValue('outbox.pauses', Pauses, {}, 'outbox');

/** Problems that every further send of the account would meet, and that waiting does not mend. */
const pausing: ReadonlySet<ProblemCode> = new Set([
  'no_credits',
  'usage_capped',
  'app_not_enrolled',
  'account_locked',
  // X's word for a sign-in whose rights were taken back: signing in again resumes.
  'scopes_missing',
]);

export const stopsAccount = (problem: Problem): boolean => pausing.has(problem.code);

export async function pause(accountId: string, problem: Problem): Promise<void> {
  await pauses.write({ ...(await pauses.read()), [accountId]: problem });
}

export async function resume(accountId: string): Promise<void> {
  const { [accountId]: _, ...others } = await pauses.read();
  await pauses.write(others);
}

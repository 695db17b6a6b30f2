import type { TwitterApi } from 'twitter-api-v2';
import * as v from 'valibot';
import { isOnline } from '../platform/fetch';
import { connect } from './client';
import type { Credentials } from './credentials';
import { type Refusal, readAnswer, readError } from './errors';
import type { Parcel } from './exchange';

/** What came of a call that is not a send. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

/** Makes one call and reads its answer by `schema`. Never throws. */
export async function askX<T>(
  credentials: Credentials,
  exchange: Parcel,
  call: (x: TwitterApi) => Promise<unknown>,
  schema: v.GenericSchema<unknown, T>,
): Promise<Outcome<T>> {
  let answer: unknown;
  try {
    answer = await call(connect(credentials, exchange));
  } catch (error) {
    return { ok: false, refusal: readError(error, credentials.kind, isOnline()) };
  }
  const read = v.safeParse(schema, answer);
  if (read.success) return { ok: true, value: read.output };
  return { ok: false, refusal: readRefusalInside(answer, credentials.kind) ?? unreadable(read.issues) };
}

/** X answers 200 with `errors` and no `data` for what is not there. */
const Errors = v.object({
  data: v.optional(v.undefined()),
  errors: v.pipe(v.array(v.object({ status: v.optional(v.number()) })), v.minLength(1)),
});

function readRefusalInside(answer: unknown, signed: Credentials['kind']): Refusal | undefined {
  const read = v.safeParse(Errors, answer);
  if (!read.success) return undefined;
  return readAnswer(read.output.errors[0]?.status ?? 400, answer, signed);
}

/** A 2xx that makes no sense: whatever was asked may have been done. */
export const unreadable = (
  issues: [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]],
  status?: number,
): Refusal => ({
  problem: { code: 'answer_unreadable', status, detail: v.summarize(issues).slice(0, 300) },
  certain: false,
  tokenRefused: false,
  passing: true,
});

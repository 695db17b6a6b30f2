import * as v from 'valibot';
import { Handle, NumericId, type Person } from '../message/message';
import { fail, ok, type Result } from '../message/problem';
import { isOnline } from '../platform/fetch';
import type { Outcome } from './ask';
import { xClient } from './client';
import type { Credentials } from './credentials';
import { readError } from './errors';
import type { Exchange } from './exchange';

const User = v.object({
  id: NumericId,
  username: Handle,
  name: v.string(),
  receives_your_dm: v.optional(v.boolean()),
});

/** X answers 200 with `errors` and no `data` for somebody who is not there. */
const UserAnswer = v.object({
  data: v.optional(User),
  errors: v.optional(v.array(v.object({ title: v.optional(v.string()), detail: v.optional(v.string()) }))),
});

const fields = { 'user.fields': ['receives_your_dm'] } satisfies Parameters<
  ReturnType<typeof xClient>['user']
>[1];

/** `GET /2/users/me`: whose these credentials are. 75 in 15 minutes. */
export const findMe = (credentials: Credentials, exchange?: Exchange) =>
  find(() => xClient(credentials, exchange).me());

/** `GET /2/users/by/username/{handle}` or `GET /2/users/{id}`. About $0.010 a person and day; 900 in 15 minutes. */
export const findUser = (
  credentials: Credentials,
  who: { handle: string } | { id: string },
  exchange?: Exchange,
) =>
  find(() => {
    const x = xClient(credentials, exchange);
    return 'handle' in who ? x.userByUsername(who.handle, fields) : x.user(who.id, fields);
  });

async function find(call: () => Promise<unknown>): Promise<Outcome<Person>> {
  let answer: unknown;
  try {
    answer = await call();
  } catch (error) {
    return { ok: false, refusal: readError(error, isOnline()) };
  }
  const person = readUser(answer);
  if (person.ok) return person;
  return {
    ok: false,
    refusal: { problem: person.problem, certain: true, tokenRefused: false, passing: false },
  };
}

/** Reads a user answer; a missing person is `recipient_not_found` or `recipient_suspended`. */
function readUser(answer: unknown): Result<Person> {
  const read = v.safeParse(UserAnswer, answer);
  if (!read.success) return fail('answer_unreadable', { detail: v.summarize(read.issues).slice(0, 300) });
  const { data, errors } = read.output;
  if (data) {
    const { id, username, name, receives_your_dm } = data;
    return ok({ id, handle: username, name: name.slice(0, 200), receivesYourDm: receives_your_dm });
  }
  const detail = errors?.[0]?.detail ?? errors?.[0]?.title;
  return fail(/suspended/i.test(detail ?? '') ? 'recipient_suspended' : 'recipient_not_found', { detail });
}

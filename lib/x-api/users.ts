import type { TwitterApi } from 'twitter-api-v2';
import * as v from 'valibot';
import { Handle, NumericId, type Person } from '../message/message';
import { askX, type Outcome } from './ask';
import type { Credentials } from './credentials';
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

const fields = { 'user.fields': ['receives_your_dm'] } satisfies Parameters<TwitterApi['v2']['user']>[1];

/** `GET /2/users/me`: whose these credentials are. 75 in 15 minutes. */
export const findMe = (credentials: Credentials, exchange?: Exchange) =>
  find(credentials, exchange, ({ v2 }) => v2.me());

/** `GET /2/users/by/username/{handle}` or `GET /2/users/{id}`. About $0.010 a person and day; 900 in 15 minutes. */
export const findUser = (
  credentials: Credentials,
  who: { handle: string } | { id: string },
  exchange?: Exchange,
) =>
  find(credentials, exchange, ({ v2 }) =>
    'handle' in who ? v2.userByUsername(who.handle, fields) : v2.user(who.id, fields),
  );

/** A missing person is `recipient_not_found` or `recipient_suspended`. */
async function find(
  credentials: Credentials,
  exchange: Exchange = {},
  call: (x: TwitterApi) => Promise<unknown>,
): Promise<Outcome<Person>> {
  const answer = await askX(credentials, exchange, call, UserAnswer);
  if (!answer.ok) return answer;
  const { data, errors } = answer.value;
  if (data) {
    const { id, username, name, receives_your_dm: receivesYourDm } = data;
    return { ok: true, value: { id, handle: username, name: name.slice(0, 200), receivesYourDm } };
  }
  const detail = errors?.[0]?.detail ?? errors?.[0]?.title;
  const code = /suspended/i.test(detail ?? '') ? 'recipient_suspended' : 'recipient_not_found';
  return {
    ok: false,
    refusal: { problem: { code, detail }, certain: true, tokenRefused: false, passing: false },
  };
}

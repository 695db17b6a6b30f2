import * as v from 'valibot';
import { askX, type Outcome } from './ask';
import type { Credentials } from './credentials';
import type { Exchange } from './exchange';

const Blocked = v.pipe(
  v.object({ data: v.object({ blocked: v.boolean() }) }),
  v.transform(({ data }) => data),
);

/**
 * `POST /2/users/{id}/dm/block` and `/dm/unblock`: no Direct Messages to or from this person. `personId` is theirs, not
 * one's own. 10 in 15 minutes, 400 in 24 hours. twitter-api-v2 has no call for them.
 */
export const setBlocked = (
  credentials: Credentials,
  personId: string,
  blocked: boolean,
  exchange: Exchange = {},
): Promise<Outcome<{ blocked: boolean }>> => {
  const path = blocked ? 'users/:id/dm/block' : 'users/:id/dm/unblock';
  return askX(credentials, exchange, ({ v2 }) => v2.post(path, {}, { params: { id: personId } }), Blocked);
};

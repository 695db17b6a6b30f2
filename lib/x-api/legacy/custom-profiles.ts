import * as v from 'valibot';
import { NumericId } from '../../message/message';
import { askX, type Outcome } from '../ask';
import type { AppKeys } from '../credentials';
import type { Exchange } from '../exchange';
import { readable } from '../readable';
import { pageOf } from './answers';

const Profile = v.pipe(
  v.object({
    id: NumericId,
    name: v.string(),
    avatar: v.optional(v.object({ media: v.optional(v.object({ url: v.optional(v.string()) })) })),
  }),
  v.transform(({ id, name, avatar }) => ({ id, name, avatarUrl: avatar?.media?.url })),
);
/** A name and picture that a message can come from in place of the account's own. */
export type CustomProfile = v.InferOutput<typeof Profile>;

const One = v.pipe(
  v.object({ custom_profile: Profile }),
  v.transform((answer) => answer.custom_profile),
);
const Page = v.pipe(
  v.object({ custom_profiles: readable(Profile), next_cursor: v.optional(v.string()) }),
  v.transform(({ custom_profiles: profiles, next_cursor: next }) => ({ profiles, next })),
);

/**
 * `POST /1.1/custom_profiles/new.json`: name up to 48 characters, picture by media id. Only for verified accounts on a
 * list of X's. 1,000 a day; can't be changed afterwards. twitter-api-v2 has no call for any of these.
 */
export const createProfile = (
  keys: AppKeys,
  { name, mediaId }: { readonly name: string; readonly mediaId: string },
  exchange: Exchange = {},
): Promise<Outcome<CustomProfile>> =>
  askX(
    keys,
    exchange,
    ({ v1 }) =>
      v1.post(
        'custom_profiles/new.json',
        { custom_profile: { name, avatar: { media: { id: mediaId } } } },
        { forceBodyMode: 'json' },
      ),
    One,
  );

/** `GET /1.1/custom_profiles/{id}.json`. 180 in 15 minutes. */
export const readProfile = (
  keys: AppKeys,
  id: string,
  exchange: Exchange = {},
): Promise<Outcome<CustomProfile>> =>
  askX(keys, exchange, ({ v1 }) => v1.get('custom_profiles/:id.json', {}, { params: { id } }), One);

/** `GET /1.1/custom_profiles/list.json`: `count` up to 50. 180 in 15 minutes. */
export const listProfiles = (
  keys: AppKeys,
  { count, cursor }: { readonly count: number; readonly cursor?: string },
  exchange: Exchange = {},
): Promise<Outcome<v.InferOutput<typeof Page>>> =>
  askX(keys, exchange, ({ v1 }) => v1.get('custom_profiles/list.json', pageOf(count, cursor)), Page);

import * as v from 'valibot';
import { askX, type Outcome } from './ask';
import type { Credentials } from './credentials';
import type { Exchange } from './exchange';

/** Where a file of a Direct Message lies at X. */
export interface MediaAddress {
  readonly eventId: string;
  readonly mediaId: string;
  /** With its ending, such as `hVJQTwig.jpg`. */
  readonly resourceId: string;
}

const Answer = v.pipe(
  v.object({
    data: v.instance(Uint8Array<ArrayBuffer>),
    headers: v.object({ 'content-type': v.optional(v.string(), 'application/octet-stream') }),
  }),
  v.transform(({ data, headers }) => ({ bytes: data, type: headers['content-type'] })),
);

/**
 * `GET /2/dm_conversations/media/{dm_id}/{media_id}/{resource_id}`: the bytes of a file in a conversation of one's own.
 * OAuth 2.0 alone. twitter-api-v2 has no call for it.
 */
export const downloadMedia = (
  credentials: Credentials,
  { eventId, mediaId, resourceId }: MediaAddress,
  exchange: Exchange = {},
): Promise<Outcome<v.InferOutput<typeof Answer>>> =>
  askX(
    credentials,
    exchange,
    ({ v2 }) =>
      v2.get(
        'dm_conversations/media/:dm_id/:media_id/:resource_id',
        {},
        {
          params: { dm_id: eventId, media_id: mediaId, resource_id: encodeURIComponent(resourceId) },
          forceParseMode: 'buffer',
          fullResponse: true,
        },
      ),
    Answer,
  );

/**
 * Reads the address out of a media's `url` as X lists it, which ends in `/dm/{dm_id}/{media_id}/{resource_id}`.
 * `undefined` for any other. X describes nowhere how to get a resource id; this is what its urls have looked like.
 */
export function readMediaAddress(url: string): MediaAddress | undefined {
  const [, eventId, mediaId, resourceId] =
    /^https:\/\/[^/]+\/(?:[\w.]+\/)*dm\/([0-9]{1,19})\/([0-9]{1,19})\/([\w.-]+)(?:[:?].*)?$/.exec(url) ?? [];
  if (!eventId || !mediaId || !resourceId) return undefined;
  return { eventId, mediaId, resourceId };
}

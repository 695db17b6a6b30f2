import * as v from 'valibot';
import { Handle, NumericId } from '../message/message';
import { askX, type Outcome } from './ask';
import type { Credentials } from './credentials';
import type { Exchange } from './exchange';
import { readable } from './readable';

const Referenced = v.optional(v.array(v.object({ id: NumericId })));
const Urls = v.optional(v.array(v.object({ url: v.string(), expanded_url: v.optional(v.string()) })));

/**
 * A message, or people joining or leaving, as X lists it. Unknown fields pass by. OpenAPI 2.167 calls posts
 * `referenced_posts`, 2.166 `referenced_tweets`, and describes the urls outside of `entities`.
 */
const EventAtX = v.object({
  id: NumericId,
  event_type: v.string(),
  text: v.optional(v.string()),
  created_at: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  sender_id: v.optional(NumericId),
  dm_conversation_id: v.optional(v.string()),
  attachments: v.optional(
    v.object({ media_keys: v.optional(v.array(v.string())), card_ids: v.optional(v.array(v.string())) }),
  ),
  entities: v.optional(v.object({ urls: Urls })),
  urls: Urls,
  /** Who joined or left; messages have carried none since June 2025. */
  participant_ids: v.optional(v.array(NumericId)),
  referenced_posts: Referenced,
  referenced_tweets: Referenced,
});
export type ListedEvent = Omit<v.InferOutput<typeof EventAtX>, 'urls' | 'referenced_tweets'>;

const ListedEvent = v.pipe(
  EventAtX,
  v.transform(
    ({ referenced_tweets: tweets, urls, ...event }): ListedEvent => ({
      ...event,
      entities: event.entities ?? (urls && { urls }),
      referenced_posts: event.referenced_posts ?? tweets,
    }),
  ),
);

const ListedMedia = v.object({
  media_key: v.string(),
  type: v.optional(v.string()),
  url: v.optional(v.string()),
  preview_image_url: v.optional(v.string()),
  width: v.optional(v.number()),
  height: v.optional(v.number()),
});
const ListedPerson = v.object({ id: NumericId, username: Handle, name: v.string() });

const Includes = v.optional(v.object({ users: readable(ListedPerson), media: readable(ListedMedia) }), {});

const Page = v.pipe(
  v.object({
    data: readable(ListedEvent),
    includes: Includes,
    meta: v.optional(v.object({ next_token: v.optional(v.string()) })),
  }),
  v.transform(({ data, includes, meta }) => ({ events: data, ...includes, next: meta?.next_token })),
);
/** Newest first, 30 days back. `next` leads to the page after; without it this is the last. */
export type EventPage = v.InferOutput<typeof Page>;

const One = v.pipe(
  v.object({ data: ListedEvent, includes: Includes }),
  v.transform(({ data, includes }) => ({ event: data, ...includes })),
);
type OneEvent = v.InferOutput<typeof One>;

/** Field names that both OpenAPI 2.166 and 2.167 know; `sender_id` comes through its expansion. */
const fields = {
  'dm_event.fields': 'id,text,event_type,created_at,dm_conversation_id,attachments,entities',
  'user.fields': 'username,name,profile_image_url,verified,verified_type',
  'media.fields': 'type,url,preview_image_url,width,height',
};
const whole = { ...fields, expansions: 'sender_id,participant_ids,attachments.media_keys' };
const bare = { 'dm_event.fields': fields['dm_event.fields'], expansions: 'sender_id' };

/** Which events: of one person, of one conversation, or of all. */
export type Where = { readonly person: string } | { readonly conversation: string } | 'everywhere';

export interface PageQuery {
  /** 1 to 100. X charges each event. */
  readonly maxResults: number;
  /** `next` of the page before. */
  readonly token?: string;
  /** Only messages, and only what tells them apart: no names, no media. */
  readonly messagesOnly?: boolean;
}

/**
 * `GET /2/dm_events`, `GET /2/dm_conversations/with/{participant_id}/dm_events` or
 * `GET /2/dm_conversations/{id}/dm_events`. About $0.010 an event read; 15 in 15 minutes.
 */
export function listEvents(
  credentials: Credentials,
  where: Where,
  { maxResults, token, messagesOnly }: PageQuery,
  exchange: Exchange = {},
): Promise<Outcome<EventPage>> {
  const query = {
    ...(messagesOnly ? { ...bare, event_types: 'MessageCreate' } : whole),
    max_results: maxResults,
    ...(token !== undefined && { pagination_token: token }),
  };
  return askX(
    credentials,
    exchange,
    async ({ v2 }): Promise<unknown> => {
      if (where === 'everywhere') return (await v2.listDmEvents(query)).data;
      if ('person' in where) return (await v2.listDmEventsWithParticipant(where.person, query)).data;
      return (await v2.listDmEventsOfConversation(where.conversation, query)).data;
    },
    Page,
  );
}

/** `GET /2/dm_events/{event_id}`. twitter-api-v2 has no call for it. */
export const readEvent = (
  credentials: Credentials,
  eventId: string,
  exchange: Exchange = {},
): Promise<Outcome<OneEvent>> =>
  askX(
    credentials,
    exchange,
    ({ v2 }) => v2.get('dm_events/:event_id', whole, { params: { event_id: eventId } }),
    One,
  );

const Deleted = v.object({ data: v.object({ deleted: v.boolean() }) });

/**
 * `DELETE /2/dm_events/{event_id}`: for the account itself; the other side may still see it. 300 in 15 minutes.
 * twitter-api-v2 has no call for it.
 */
export const removeEvent = (credentials: Credentials, eventId: string, exchange: Exchange = {}) =>
  askX(
    credentials,
    exchange,
    ({ v2 }) => v2.delete('dm_events/:event_id', {}, { params: { event_id: eventId } }),
    v.pipe(
      Deleted,
      v.transform(({ data }) => data),
    ),
  );

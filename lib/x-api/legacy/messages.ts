import * as v from 'valibot';
import { NumericId } from '../../message/message';
import { askX, type Outcome } from '../ask';
import type { AppKeys } from '../credentials';
import { deliver, type SendOutcome } from '../deliver';
import type { Exchange } from '../exchange';
import { readable } from '../readable';
import { nothing, pageOf } from './answers';
import { type LegacyMessage, MessageData, writeMessageData } from './message-data';

/** A message as v1.1 shows it. X's own field names. */
const LegacyEvent = v.object({
  id: NumericId,
  type: v.string(),
  /** Unix ms, as text. */
  created_timestamp: v.string(),
  initiated_via: v.optional(
    v.object({ tweet_id: v.optional(v.string()), welcome_message_id: v.optional(v.string()) }),
  ),
  message_create: v.object({
    target: v.object({ recipient_id: NumericId }),
    sender_id: NumericId,
    source_app_id: v.optional(v.string()),
    message_data: MessageData,
    custom_profile_id: v.optional(v.string()),
  }),
});
export type LegacyEvent = v.InferOutput<typeof LegacyEvent>;

const Sent = v.pipe(
  v.object({
    event: v.object({
      id: NumericId,
      message_create: v.optional(
        v.object({ target: v.object({ recipient_id: NumericId }), sender_id: v.optional(NumericId) }),
      ),
    }),
  }),
  v.transform(({ event: { id, message_create: made } }) => ({
    eventId: id,
    conversationId:
      made?.sender_id === undefined ? undefined : between(made.sender_id, made.target.recipient_id),
  })),
);

/** X names a conversation of two by their ids, the smaller first. */
const between = (one: string, other: string) =>
  BigInt(one) < BigInt(other) ? `${one}-${other}` : `${other}-${one}`;

/**
 * `POST /1.1/direct_messages/events/new.json`: to one person, with everything a rich message has. 1,000 in 24 hours a
 * user; up to 5 answers within 24 hours of a message from that person do not count.
 */
export const sendLegacyMessage = (
  keys: AppKeys,
  personId: string,
  message: LegacyMessage & { readonly customProfileId?: string },
  exchange: Exchange,
): Promise<SendOutcome> =>
  deliver(
    keys,
    exchange,
    ({ v1 }) =>
      v1.sendDm({
        recipient_id: personId,
        ...writeMessageData(message),
        ...(message.customProfileId && { custom_profile_id: message.customProfileId }),
      }),
    Sent,
  );

/** `GET /1.1/direct_messages/events/show.json`: of any age. 15 in 15 minutes. */
export const readLegacyEvent = (
  keys: AppKeys,
  eventId: string,
  exchange: Exchange = {},
): Promise<Outcome<LegacyEvent>> =>
  askX(
    keys,
    exchange,
    ({ v1 }) => v1.getDmEvent(eventId),
    v.pipe(
      v.object({ event: LegacyEvent }),
      v.transform(({ event }) => event),
    ),
  );

const Events = v.pipe(
  v.object({ events: readable(LegacyEvent), next_cursor: v.optional(v.string()) }),
  v.transform(({ events, next_cursor: next }) => ({ events, next })),
);

/**
 * `GET /1.1/direct_messages/events/list.json`: all conversations, newest first, 30 days back; quick-reply answers bring
 * their metadata. `count` up to 50. A page may be empty and still have a `next`. 15 in 15 minutes.
 */
export const listLegacyEvents = (
  keys: AppKeys,
  { count, cursor }: { readonly count: number; readonly cursor?: string },
  exchange: Exchange = {},
): Promise<Outcome<v.InferOutput<typeof Events>>> =>
  askX(keys, exchange, async ({ v1 }) => (await v1.listDmEvents(pageOf(count, cursor))).data, Events);

/** `DELETE /1.1/direct_messages/events/destroy.json`: for the account itself alone. */
export const removeLegacyEvent = (
  keys: AppKeys,
  eventId: string,
  exchange: Exchange = {},
): Promise<Outcome<null>> => askX(keys, exchange, ({ v1 }) => v1.deleteDm(eventId), nothing);

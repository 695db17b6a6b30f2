import * as v from 'valibot';
import { NumericId } from '../message/message';
import { isOnline } from '../platform/fetch';
import { xClient } from './client';
import { type Refusal, readError } from './errors';
import type { Exchange } from './exchange';

const Sent = v.object({
  data: v.object({ dm_event_id: NumericId, dm_conversation_id: v.optional(v.string()) }),
});

/** What became of a send. `doubtful`: X may have stored the message all the same. */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly eventId: string; readonly conversationId?: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** Broken off before the first byte of the message was handed over. */
  | { readonly kind: 'notLeft'; readonly refusal: Refusal }
  | { readonly kind: 'doubtful'; readonly refusal: Refusal };

/**
 * `POST /2/dm_conversations/with/{participant_id}/messages`. Text of 1 to 10,000 characters. 15 in 15 minutes and
 * 1,440 in 24 hours a user (documented; the headers rule). X takes no idempotency key.
 */
export async function sendDirectMessage(
  token: string,
  recipientId: string,
  message: { text: string },
  exchange: Exchange,
): Promise<SendOutcome> {
  let left = false;
  let status: number | undefined;
  const watched: Exchange = {
    signal: exchange.signal,
    async beforeLeaving() {
      await exchange.beforeLeaving?.();
      left = true;
    },
    onAnswer(code, headers) {
      status = code;
      exchange.onAnswer?.(code, headers);
    },
  };
  try {
    // twitter-api-v2 declares the inner object; X's answer has it under `data`.
    const answer: unknown = await xClient(token, watched).sendDmToParticipant(recipientId, {
      text: message.text,
    });
    const read = v.safeParse(Sent, answer);
    if (read.success) {
      const { dm_event_id: eventId, dm_conversation_id: conversationId } = read.output.data;
      return { kind: 'sent', eventId, conversationId };
    }
    const detail = v.summarize(read.issues).slice(0, 300);
    return doubtful({ code: 'answer_unreadable', status, detail });
  } catch (error) {
    const refusal = readError(error, isOnline());
    // An answer that broke off: a refusal may still be told by its status, an acceptance may not be thrown away.
    if (!refusal.certain && status !== undefined && status >= 400 && status < 500) {
      return { kind: 'refused', refusal: { ...refusal, certain: true } };
    }
    if (refusal.certain) return { kind: 'refused', refusal };
    return { kind: left ? 'doubtful' : 'notLeft', refusal };
  }
}

const doubtful = (problem: Refusal['problem']): SendOutcome => ({
  kind: 'doubtful',
  refusal: { problem, certain: false, tokenRefused: false, passing: true },
});

const Url = v.object({ url: v.string(), expanded_url: v.optional(v.string()) });

/** A message as X lists it. Unknown kinds of events and unknown fields pass by. */
const ListedEvent = v.object({
  id: NumericId,
  event_type: v.string(),
  text: v.optional(v.string()),
  created_at: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  sender_id: v.optional(NumericId),
  entities: v.optional(v.object({ urls: v.optional(v.array(Url)) })),
});
export type ListedEvent = v.InferOutput<typeof ListedEvent>;

/** One event that we can't read must not hide the others. */
const Listing = v.object({ data: v.optional(v.array(v.unknown())) });

/** Field names that both OpenAPI 2.166 and 2.167 know; `sender_id` comes through its expansion. */
const listQuery = {
  'dm_event.fields': 'id,text,event_type,created_at,dm_conversation_id,attachments,entities',
  expansions: 'sender_id',
  event_types: 'MessageCreate',
};

export type ListOutcome =
  | { readonly kind: 'listed'; readonly events: readonly ListedEvent[] }
  | { readonly kind: 'failed'; readonly refusal: Refusal };

/**
 * `GET /2/dm_conversations/with/{participant_id}/dm_events`: the newest messages of a conversation, newest first.
 * About $0.010 an event read; 15 in 15 minutes.
 */
export async function listConversation(
  token: string,
  participantId: string,
  maxResults: number,
  exchange: Exchange = {},
): Promise<ListOutcome> {
  try {
    const page = await xClient(token, exchange).listDmEventsWithParticipant(participantId, {
      ...listQuery,
      max_results: maxResults,
    });
    const answer: unknown = page.data;
    const read = v.safeParse(Listing, answer);
    if (!read.success) {
      const problem = { code: 'answer_unreadable', detail: v.summarize(read.issues).slice(0, 300) } as const;
      return { kind: 'failed', refusal: { problem, certain: true, tokenRefused: false, passing: true } };
    }
    const events = (read.output.data ?? []).flatMap((event) => {
      const one = v.safeParse(ListedEvent, event);
      return one.success ? [one.output] : [];
    });
    return { kind: 'listed', events };
  } catch (error) {
    return { kind: 'failed', refusal: readError(error, isOnline()) };
  }
}

import * as v from 'valibot';
import { NumericId } from '../message/message';
import type { Credentials } from './credentials';
import { deliver, type SendOutcome } from './deliver';
import type { Exchange } from './exchange';

/** Whom a message goes to: one person, a conversation there is, or 2 to 49 others in a new group. Ids of X. */
export type Destination =
  | { readonly person: string }
  | { readonly conversation: string }
  | { readonly group: readonly string[] };

/** What v2 carries: text of 1 to 10,000 characters, one media, or both. */
export interface PlainMessage {
  readonly text?: string;
  readonly mediaId?: string;
}

const Sent = v.pipe(
  v.object({ data: v.object({ dm_event_id: NumericId, dm_conversation_id: v.optional(v.string()) }) }),
  v.transform(({ data }) => ({ eventId: data.dm_event_id, conversationId: data.dm_conversation_id })),
);

/**
 * `POST /2/dm_conversations/with/{participant_id}/messages`, `POST /2/dm_conversations/{dm_conversation_id}/messages`
 * or, for a group, `POST /2/dm_conversations`, which always makes a new conversation. 15 in 15 minutes and 1,440 in
 * 24 hours a user (documented; the headers rule).
 */
export function sendDirectMessage(
  credentials: Credentials,
  to: Destination,
  { text, mediaId }: PlainMessage,
  exchange: Exchange,
): Promise<SendOutcome> {
  const message = {
    // X refuses an empty text, and takes none beside a media.
    ...(text && { text }),
    ...(mediaId && { attachments: [{ media_id: mediaId }] as [{ media_id: string }] }),
  };
  return deliver(
    credentials,
    exchange,
    // twitter-api-v2 declares the inner object; X's answer has it under `data`.
    ({ v2 }): Promise<unknown> => {
      if ('person' in to) return v2.sendDmToParticipant(to.person, message);
      if ('conversation' in to) return v2.sendDmInConversation(to.conversation, message);
      return v2.createDmConversation({
        conversation_type: 'Group',
        participant_ids: [...to.group],
        message,
      });
    },
    Sent,
  );
}

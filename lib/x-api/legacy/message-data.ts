import type { MessageCreateDataV1 } from 'twitter-api-v2';
import * as v from 'valibot';
import type { Button, QuickReply } from '../../message/message';
import { NumericId } from '../../message/message';

/** What v1.1 carries natively: text, and beside it one media, up to 3 buttons and up to 20 quick replies. */
export interface LegacyMessage {
  readonly text: string;
  readonly mediaId?: string;
  readonly buttons?: readonly Button[];
  readonly quickReplies?: readonly QuickReply[];
}

/** A message as `message_data`, the shape that messages and welcome messages share. */
export const writeMessageData = ({
  text,
  mediaId,
  buttons,
  quickReplies,
}: LegacyMessage): MessageCreateDataV1 => ({
  text,
  ...(quickReplies?.length && {
    quick_reply: { type: 'options' as const, options: quickReplies.map((option) => ({ ...option })) },
  }),
  ...(buttons?.length && {
    ctas: buttons.map(({ label, url }) => ({ type: 'web_url' as const, label, url })),
  }),
  ...(mediaId && { attachment: { type: 'media' as const, media: { id: mediaId } } }),
});

const Url = v.object({ url: v.string(), expanded_url: v.optional(v.string()) });

/** `message_data` as X gives it back. X's own field names; unknown ones pass by. */
export const MessageData = v.object({
  text: v.optional(v.string(), ''),
  entities: v.optional(v.object({ urls: v.optional(v.array(Url)) })),
  quick_reply: v.optional(
    v.object({
      options: v.array(
        v.object({
          label: v.string(),
          description: v.optional(v.string()),
          metadata: v.optional(v.string()),
        }),
      ),
    }),
  ),
  /** The answer to a quick reply that we sent: its label is the text. */
  quick_reply_response: v.optional(v.object({ metadata: v.optional(v.string()) })),
  ctas: v.optional(v.array(v.object({ label: v.string(), url: v.string() }))),
  attachment: v.optional(
    v.object({
      type: v.string(),
      media: v.optional(
        v.object({
          id_str: v.optional(NumericId),
          type: v.optional(v.string()),
          media_url_https: v.optional(v.string()),
        }),
      ),
    }),
  ),
});
export type MessageData = v.InferOutput<typeof MessageData>;

import { shortenLinks } from '../api/links';
import type { MessageContent, SandboxMessage } from '../inbox/message';
import { addressOf, kindOf } from '../media/media';
import type { SandboxState } from '../state';

/** `message_data` as v1.1 shows it. */
export function showMessageData(content: MessageContent, state: SandboxState, ownerId: string) {
  const { text, urls } = state.api.shortenLinks
    ? shortenLinks(content.text)
    : { text: content.text, urls: [] };
  const { quickReplies, ctas, location, quickReplyResponse } = content;
  const [media] = state.media.filter(({ id }) => content.mediaIds.includes(id));
  return {
    text,
    entities: {
      hashtags: [],
      symbols: [],
      urls: urls.map(({ start, end, ...url }) => ({ ...url, indices: [start, end] })),
      user_mentions: [],
    },
    ...(quickReplies && { quick_reply: { type: 'options', options: quickReplies } }),
    ...(quickReplyResponse && { quick_reply_response: { type: 'options', ...quickReplyResponse } }),
    ...(ctas && {
      ctas: ctas.map(({ label, url, tcoUrl }) => ({ type: 'web_url', label, url, tco_url: tcoUrl })),
    }),
    ...(location && { attachment: { type: 'location', location } }),
    ...(media && {
      attachment: {
        type: 'media',
        media: {
          id: Number(media.id),
          id_str: media.id,
          media_url: addressOf(ownerId, media),
          media_url_https: addressOf(ownerId, media),
          type: { image: 'photo', gif: 'animated_gif', video: 'video' }[kindOf(media.category)],
        },
      },
    }),
  };
}

/** A message as a v1.1 event. */
export function showV1Event(message: SandboxMessage, state: SandboxState) {
  const { eventId, recipientId, senderId, appId, customProfileId, initiatedVia } = message;
  return {
    type: 'message_create',
    id: eventId,
    created_timestamp: String(Date.parse(message.createdAt)),
    ...(initiatedVia && {
      initiated_via: { tweet_id: initiatedVia.tweetId, welcome_message_id: initiatedVia.welcomeMessageId },
    }),
    message_create: {
      target: { recipient_id: recipientId },
      sender_id: senderId,
      ...(appId && { source_app_id: appId }),
      message_data: showMessageData(message, state, eventId),
      ...(customProfileId && { custom_profile_id: customProfileId }),
    },
  };
}

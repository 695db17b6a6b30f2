import { conversationOf, storeMessage } from './inbox/conversations';
import type { MessageContent, SandboxMessage } from './inbox/message';
import { bytesIn, hashOf } from './media/media';
import type { SandboxState } from './state';

/** A file as it arrived. */
interface ReceivedFile {
  id: string;
  /** MIME type; unknown where a test put the file here. */
  type?: string;
  /** `dm_image`, ... */
  category?: string;
  bytes: number;
  /** In hex. */
  sha256: string;
}

/** One message as somebody got it, with everything that hangs on it. */
export interface Received extends Pick<MessageContent, 'text' | 'location' | 'quickReplyResponse'> {
  eventId: string;
  conversationId: string;
  /** Everyone in the conversation, the sender too. */
  participants: string[];
  senderId: string;
  via: SandboxMessage['via'];
  ctas: { label: string; url: string }[];
  quickReplies: { label: string; description?: string; metadata?: string }[];
  media: ReceivedFile[];
  customProfile?: string;
  createdAt: string;
}

/** What somebody got, oldest first; what they deleted is gone. */
export function receivedBy(state: SandboxState, userId: string): Received[] {
  return state.messages
    .filter(({ participantIds, senderId, deletedBy }) => {
      return senderId !== userId && participantIds.includes(userId) && !deletedBy.includes(userId);
    })
    .map((message) => ({
      eventId: message.eventId,
      conversationId: message.conversationId,
      participants: message.participantIds,
      senderId: message.senderId,
      via: message.via,
      text: message.text,
      ctas: (message.ctas ?? []).map(({ label, url }) => ({ label, url })),
      quickReplies: message.quickReplies ?? [],
      media: message.mediaIds.map((id) => fileOf(state, id)),
      location: message.location,
      quickReplyResponse: message.quickReplyResponse,
      customProfile: state.v1.customProfiles.find(({ id }) => id === message.customProfileId)?.name,
      createdAt: message.createdAt,
    }));
}

function fileOf({ media }: SandboxState, id: string): ReceivedFile {
  const file = media.find((one) => one.id === id);
  const { parts } = file ?? {};
  return {
    id,
    type: file?.type,
    category: file?.category,
    bytes: bytesIn({ parts }),
    sha256: hashOf({ parts }),
  };
}

/** The customer picks one of the quick replies of a message: its label becomes their answer. */
export function pickQuickReply(state: SandboxState, message: SandboxMessage, label: string): SandboxMessage {
  const picked = message.quickReplies?.find((option) => option.label === label);
  if (!picked) throw new Error(`The message has no quick reply "${label}".`);
  const { recipientId: customerId, senderId: accountId } = message;
  const conversation = {
    id: conversationOf(customerId, accountId),
    participantIds: [customerId, accountId],
    recipientId: accountId,
  };
  const quickReplyResponse = picked.metadata === undefined ? {} : { metadata: picked.metadata };
  return storeMessage(state, customerId, conversation, { text: label, mediaIds: [], quickReplyResponse });
}

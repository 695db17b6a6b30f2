/** A button under a message. */
export interface Cta {
  label: string;
  url: string;
  /** The t.co link that answers show beside it. */
  tcoUrl: string;
}

/** An answer that the customer can pick. */
export interface QuickReply {
  label: string;
  description?: string;
  metadata?: string;
}

/** What a message says and shows. v2 carries text and one file; the rest comes through v1.1. */
export interface MessageContent {
  /** As it was sent; what the API shows has its links shortened. Empty for a file alone. */
  text: string;
  mediaIds: string[];
  ctas?: Cta[];
  quickReplies?: QuickReply[];
  /** `message_data.attachment.location`, as it came. */
  location?: object;
  customProfileId?: string;
  /** The picked quick reply that this message is: its metadata, where it had any. */
  quickReplyResponse?: { metadata?: string };
  /** What the customer came from. */
  initiatedVia?: { tweetId?: string; welcomeMessageId?: string };
}

/** One message of the legacy (unencrypted) inbox: what a customer got. */
export interface SandboxMessage extends MessageContent {
  eventId: string;
  /** `{smaller id}-{larger id}`, or a group's 19 digits. */
  conversationId: string;
  senderId: string;
  /** The other one; empty in a group. */
  recipientId: string;
  /** Everyone who was in the conversation when it was sent, the sender too. */
  participantIds: string[];
  /** The API it came through; `x` where a person wrote it on X. */
  via: 'v2' | 'v1.1' | 'x';
  /** The developer app that sent it. */
  appId?: string;
  /** Who deleted it for themselves. */
  deletedBy: string[];
  /** ISO, UTC. */
  createdAt: string;
}

/** Somebody came into a group or left it. */
export interface Membership {
  eventId: string;
  kind: 'ParticipantsJoin' | 'ParticipantsLeave';
  conversationId: string;
  /** Who did it. */
  senderId: string;
  /** Who came or went. */
  participantIds: string[];
  createdAt: string;
}

export interface Group {
  /** 19 digits. */
  id: string;
  participantIds: string[];
}

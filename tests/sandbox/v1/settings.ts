import type { MessageContent } from '../inbox/message';

/** A text that greets who opens the conversation. */
export interface WelcomeMessage {
  id: string;
  ownerId: string;
  name?: string;
  content: MessageContent;
  /** Milliseconds since 1970. */
  createdAt: number;
}

/** The default: which welcome message greets those whose link names none. */
interface WelcomeRule {
  id: string;
  ownerId: string;
  welcomeMessageId: string;
  createdAt: number;
}

interface CustomProfile {
  id: string;
  ownerId: string;
  name: string;
  mediaId: string;
  createdAt: number;
}

/** What only v1.1 knows, and its switches. */
export interface V1State {
  welcomeMessages: WelcomeMessage[];
  welcomeRules: WelcomeRule[];
  customProfiles: CustomProfile[];
  /** The verified accounts that X lets make custom profiles; nobody unless a test says so. */
  profileAccounts: string[];
  /** Who was shown to be typing to whom, in order. */
  typing: { by: string; to: string }[];
  /** Up to which event somebody has read another one's messages, in order. */
  reads: { by: string; senderId: string; eventId: string }[];
  /** Whether an empty page with a `next_cursor` comes between any two pages of a list, as X warns. */
  emptyPages: boolean;
}

export const freshV1 = (): V1State => ({
  welcomeMessages: [],
  welcomeRules: [],
  customProfiles: [],
  profileAccounts: [],
  typing: [],
  reads: [],
  emptyPages: false,
});

/** A violation of the page's content security policy, as the browser reported it. */
export interface CspReport {
  /** `script-src-elem`, ... */
  directive: string;
  /** `inline`, `eval`, or an address. */
  blocked: string;
  /** The file that caused it, where the browser says so. */
  source?: string;
  /** The first characters of what was blocked, where the browser says so. */
  sample?: string;
}

/** A message of X's own chat: encrypted there, so no API ever shows it. */
interface ChatMessage {
  /** A UUID. */
  id: string;
  /** `{smaller id}-{larger id}`. */
  conversationId: string;
  senderId: string;
  text: string;
  /** ISO, UTC. */
  createdAt: string;
}

/** Somebody followed a link and was greeted. No message is made of it until they write. */
interface Greeting {
  customerId: string;
  welcomeMessageId: string;
  /** ISO, UTC. */
  createdAt: string;
}

/** What the page knows and its switches. */
export interface PageState {
  /** Milliseconds from the focus of a thread's reply box to its toolbar. */
  toolbarDelay: number;
  /** What was typed into the chat page, in order. */
  chat: ChatMessage[];
  greetings: Greeting[];
  /** Empty as long as nobody breaks X's policy. */
  cspReports: CspReport[];
}

export const freshPage = (): PageState => ({ toolbarDelay: 60, chat: [], greetings: [], cspReports: [] });

/** What the server tells the page: X as the account that is logged in sees it. */
export interface PageView {
  me: Person;
  /** The other accounts that this browser can switch to. */
  others: Person[];
  people: Person[];
  /** Newest first. */
  posts: PagePost[];
  /** Of every conversation of this account, oldest first. */
  messages: PageMessage[];
  toolbarDelay: number;
}

export interface Person {
  id: string;
  handle: string;
  name: string;
  description?: string;
}

export interface PagePost {
  id: string;
  author: Person;
  /** As it is displayed: without the link that became the call to action. */
  text: string;
  lang: string;
  /** ISO, UTC. */
  createdAt: string;
  replyToId?: string;
  replyToHandle?: string;
  quoted?: PagePost;
  card?: { label: string; url: string };
  replies: number;
}

export interface PageMessage {
  id: string;
  conversationId: string;
  senderId: string;
  text: string;
  createdAt: string;
  /** Buttons under the message. */
  ctas?: { label: string; url: string }[];
  quickReplies?: { label: string; description?: string }[];
  media?: { kind: 'image' | 'gif' | 'video'; src: string }[];
}

/** What is sent to `POST /i/sandbox/posts`: one text, or the parts of a thread. */
export interface NewPost {
  parts: string[];
  replyToId?: string;
  quotedId?: string;
}

/** X's own order: the smaller id first. */
export const conversationId = (one: string, other: string): string =>
  BigInt(one) < BigInt(other) ? `${one}-${other}` : `${other}-${one}`;

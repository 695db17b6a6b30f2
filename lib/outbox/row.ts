import * as v from 'valibot';
import { Button, Media, NumericId, QuickReply, Recipient, RichMessage } from '../message/message';
import { type Problem, problemCodes } from '../message/problem';

export const outboxStates = ['queued', 'sending', 'sent', 'failed', 'unknown', 'cancelled'] as const;

/** Times are Unix ms. */
const Time = v.pipe(v.number(), v.integer(), v.minValue(0));

const ProblemSchema = v.object({
  code: v.picklist(problemCodes),
  detail: v.optional(v.string()),
  status: v.optional(v.number()),
  retryAt: v.optional(v.number()),
});

/** What goes to X, word for word, as the agent saw it: `renderMessage`'s answer when it was queued. */
const Sending = v.object({
  /** May be empty where media goes alone. */
  text: v.string(),
  media: v.optional(Media),
  buttons: v.optional(v.array(Button)),
  quickReplies: v.optional(v.array(QuickReply)),
  customProfileId: v.optional(NumericId),
});
export type Sending = v.InferOutput<typeof Sending>;

/** One intended send and its fate. */
export const OutboxRow = v.object({
  id: v.string(),
  /** Place in the queue: rises by one with each row; kept by a retry. */
  seq: v.number(),
  accountId: NumericId,
  /**
   * Its line. `smaller-larger` of the two user ids, or the digits of a group, as X names conversations; a new group
   * has none yet and waits for nobody: `group-` and the row's id.
   */
  conversationId: v.string(),
  recipient: Recipient,
  message: RichMessage,
  /** By which way it goes; rows of older versions have none: v2. */
  transport: v.optional(v.picklist(['v2', 'v1.1'])),
  /** Rows of older versions have none: the message's text. */
  rendered: v.optional(Sending),
  state: v.picklist(outboxStates),
  createdAt: Time,
  updatedAt: Time,
  /** Not before this time: the undo window, or the wait after a passing failure. */
  notBefore: Time,
  /** How often a request for this row was begun. */
  attempts: v.number(),
  /** While `sending`: which attempt holds the row, and since when. */
  lease: v.optional(v.object({ attempt: v.string(), since: Time })),
  /**
   * While `unknown`: when X may have stored it, how often we looked and did not find it, when we look next. Without a
   * next look the agent is asked. Stays when the agent sends it again, until it has arrived.
   */
  doubt: v.optional(v.object({ from: Time, to: Time, looks: v.number(), nextLook: v.optional(Time) })),
  /** X's ids of what arrived. */
  sent: v.optional(
    v.object({ eventId: v.optional(NumericId), conversationId: v.optional(v.string()), at: Time }),
  ),
  problem: v.optional(ProblemSchema),
  /** Documented price in US dollars, an estimate; absent where X names none. */
  price: v.optional(v.number()),
});
export type OutboxRow = v.InferOutput<typeof OutboxRow>;

/** By which way a row may go. */
type Way = NonNullable<OutboxRow['transport']>;

/** What is left of a limit of X for one account. `known: false`: documented value, X has not said yet. */
export interface LimitView {
  readonly left: number;
  readonly limit: number;
  /** When the window starts anew; absent while nothing was used. */
  readonly resetAt?: number;
  readonly known: boolean;
}

/** What the panel shows of the outbox. Newest rows first. */
export interface OutboxView {
  readonly rows: readonly OutboxRow[];
  readonly total: number;
  /** Rows that are queued, sending or unknown. */
  readonly open: number;
  /** Ids of rows on the disk that can't be read; they are left as they are and not sent. */
  readonly unreadable: readonly string[];
  /** By account id and way: each has limits of its own. */
  readonly sends: Readonly<Record<string, Readonly<Record<Way, LimitView>>>>;
  /** Accounts whose queue stands still until a person acts, and why. */
  readonly paused: Readonly<Record<string, Problem>>;
  /** Estimates in US dollars. */
  readonly cost: { readonly today: number; readonly month: number; readonly sentToday: number };
  /** About when the last queued row can leave, given the limits; absent when nothing waits. */
  readonly doneAt?: number;
}

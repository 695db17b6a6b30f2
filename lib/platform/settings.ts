import * as v from 'valibot';
import * as limits from '../message/limits';
import { NumericId } from '../message/message';

const linkText = v.pipe(v.string(), v.maxLength(limits.linkText));

/** What a person can set. Kept in the extension's own database, out of the page's reach. */
export const Settings = v.object({
  /** OAuth 2.0 Client ID of the person's own X app. Public, not a secret. */
  clientId: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
  /** What the customer's message starts with when they follow a private message link. */
  linkText: v.optional(linkText, ''),
  /** The same for one account, by its numeric id; wins over `linkText`. */
  linkTextFor: v.optional(v.record(NumericId, linkText), {}),
  /** The welcome message that an account's links ask for, by the account's id; absent: X's own default. */
  welcomeMessageFor: v.optional(v.record(NumericId, NumericId), {}),
  /** The account may write posts of 25,000 characters (X Premium); else 280. */
  longPosts: v.optional(v.boolean(), false),
  /** The template that "Reply privately" begins with; empty: only the private message link. */
  replyTemplateId: v.optional(v.pipe(v.string(), v.maxLength(64)), ''),
  /** The same for one account, by its numeric id; wins over `replyTemplateId`. */
  replyTemplateFor: v.optional(v.record(NumericId, v.pipe(v.string(), v.maxLength(64))), {}),
  /** The template that an account's new private messages begin with, by the account's id; absent: none. */
  messageTemplateFor: v.optional(v.record(NumericId, v.pipe(v.string(), v.maxLength(64))), {}),
  /** `{{ agent.name }}`: who answers. */
  agentName: v.optional(v.pipe(v.string(), v.maxLength(80)), ''),
  /** The sign before a shortcut that Tab turns into its template in a composer; empty: off. */
  inlinePrefix: v.optional(v.pipe(v.string(), v.regex(/^[^\p{L}\p{N}\s]?$/u)), ';'),
  /** Seconds during which a message can be taken back before it leaves; 0 turns it off. */
  undoSeconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60)), 5),
  /** The person agreed that files go to X as shared media: whoever has a file's address can open it. */
  sharedMediaAgreed: v.optional(v.boolean(), false),
  /** Days that the outbox keeps what is over and done. */
  keepDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365)), 30),
});
export type Settings = v.InferOutput<typeof Settings>;

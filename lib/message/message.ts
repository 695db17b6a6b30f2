import * as v from 'valibot';
import * as limits from './limits';
import { holdsUrl } from './urls';

/** A user id, a Direct Message event id or a media id at X: 1 to 19 digits. */
export const NumericId = v.pipe(v.string(), v.regex(/^[0-9]{1,19}$/));
/** A handle without the @. X API, `GET /2/users/by/username/{username}`. */
export const Handle = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_]{1,15}$/));
/** `smaller-larger` of two user ids, or the digits that name a group. X API 2.167, `dm_conversation_id`. */
export const ConversationId = v.pipe(v.string(), v.regex(/^([0-9]{1,19}-[0-9]{1,19}|[0-9]{15,19})$/));

const label = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most));

/** Opens a link below the message. Only https goes out. */
export const Button = v.object({
  label: label(limits.buttonLabel),
  url: v.pipe(v.string(), v.maxLength(limits.url), v.check(isHttps)),
});
export type Button = v.InferOutput<typeof Button>;

/** An answer the customer can tap. */
export const QuickReply = v.object({
  label: v.pipe(
    label(limits.quickReplyLabel),
    v.check((text) => !holdsUrl(text)),
  ),
  description: v.optional(label(limits.quickReplyDescription)),
  metadata: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(limits.quickReplyMetadata))),
});
export type QuickReply = v.InferOutput<typeof QuickReply>;

export const mediaKinds = ['image', 'gif', 'video'] as const;

/** A file that goes with the message: kept in the extension's database, uploaded before the message leaves. */
export const Media = v.object({
  /** Of the file in the database. */
  id: v.pipe(v.string(), v.uuid()),
  kind: v.picklist(mediaKinds),
  name: v.pipe(v.string(), v.maxLength(255)),
  /** Bytes. */
  size: v.pipe(v.number(), v.integer(), v.minValue(1)),
});
export type Media = v.InferOutput<typeof Media>;

/** How buttons and quick replies are worded where X can't draw them. Empty: our own words, in the agent's language. */
export const FallbackWords = v.object({
  /** One line for each button; holds `{label}` and `{url}`. */
  button: v.optional(
    v.pipe(v.string(), v.maxLength(limits.fallbackWords), v.includes('{label}'), v.includes('{url}')),
  ),
  /** The line before numbered quick replies. */
  quickReplies: v.optional(v.pipe(v.string(), v.maxLength(limits.fallbackWords))),
});
export type FallbackWords = v.InferOutput<typeof FallbackWords>;

/** What a message carries besides its text. */
export const messageParts = {
  media: v.optional(Media),
  buttons: v.optional(v.pipe(v.array(Button), v.minLength(1), v.maxLength(limits.buttons))),
  quickReplies: v.optional(
    v.pipe(
      v.array(QuickReply),
      v.minLength(1),
      v.maxLength(limits.quickReplies),
      v.check((all) => new Set(all.map(({ description }) => description === undefined)).size < 2),
    ),
  ),
  /** Who it seems to come from, by an id of X's custom profiles. */
  customProfileId: v.optional(NumericId),
  fallback: v.optional(FallbackWords),
};

/** What is about to be sent, every placeholder filled. Knows nothing of any API. */
export const RichMessage = v.pipe(
  v.object({
    /** May be empty only where media goes alone. */
    text: v.pipe(v.string(), v.maxLength(limits.text)),
    ...messageParts,
  }),
  v.check(
    ({ text, media, buttons, quickReplies }) =>
      text.trim() !== '' || (media !== undefined && !buttons && !quickReplies),
  ),
);
export type RichMessage = v.InferOutput<typeof RichMessage>;

/** A person at X, as far as the agent needs to see. */
export const Person = v.object({
  id: NumericId,
  handle: Handle,
  name: v.pipe(v.string(), v.maxLength(200)),
  /** X's own hint, not a guarantee; absent when X did not say. */
  receivesYourDm: v.optional(v.boolean()),
});
export type Person = v.InferOutput<typeof Person>;

/** Whom a message goes to: one person, a new group, or a conversation that is there already. */
export const Recipient = v.union([
  v.object({ id: NumericId, handle: v.optional(Handle), name: v.optional(v.string()) }),
  v.object({
    group: v.pipe(
      v.array(v.object({ id: NumericId, handle: v.optional(Handle), name: v.optional(v.string()) })),
      v.minLength(limits.groupMin),
      v.maxLength(limits.groupMax),
    ),
  }),
  v.object({ conversation: ConversationId, name: v.optional(v.string()) }),
]);
export type Recipient = v.InferOutput<typeof Recipient>;

/** Only these go out: https, and no sign-in hidden in them. */
export function isHttps(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'https:' && new URL(url).username === '';
}

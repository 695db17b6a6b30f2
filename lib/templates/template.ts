import * as v from 'valibot';
import * as limits from '../message/limits';
import { FallbackWords, Media, messageParts, NumericId, type RichMessage } from '../message/message';
import type { Loss } from '../message/rendering';

const liquid = (most: number) => v.pipe(v.string(), v.maxLength(most));
/** BCP 47, such as `de` or `pt-BR`. */
const Language = v.pipe(v.string(), v.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/u));

/** Characters of parts as they are written, with placeholders; ours. */
export const longest = { label: 200, description: 300 };

/** Parts as they are written in a template: labels and addresses are Liquid, checked once they are filled. */
const TemplateButton = v.object({ label: liquid(longest.label), url: liquid(limits.url) });
const TemplateQuickReply = v.object({
  label: liquid(longest.label),
  description: v.optional(liquid(longest.description)),
  metadata: v.optional(liquid(limits.quickReplyMetadata)),
});

const wording = {
  text: liquid(limits.text),
  buttons: v.optional(v.pipe(v.array(TemplateButton), v.maxLength(limits.buttons))),
  quickReplies: v.optional(v.pipe(v.array(TemplateQuickReply), v.maxLength(limits.quickReplies))),
  fallback: v.optional(FallbackWords),
};

const Wording = v.object({ language: v.optional(Language), ...wording });
/** What a customer reads, in one language. */
export type Wording = v.InferOutput<typeof Wording>;

/** Characters of a name in a template; ours, Liquid has no limit. */
export const longestName = 100;
export const namePattern = /^[\w.?\u0080-\uffff-]+$/;

/** Choices of one question, and characters of each; ours. */
export const mostChoices = 50;
export const longestChoice = 200;

/** A field of one's own that is asked for: how, and with which choices. Fields not named here are asked as text. */
export const OwnField = v.object({
  /**
   * As in the template, such as `order_number`. What liquidjs takes as a name (its `isWord`, and dots between): letters
   * and marks of any script, digits, `_`, `-` and `?`.
   */
  name: v.pipe(v.string(), v.regex(namePattern), v.maxLength(longestName)),
  label: v.optional(v.pipe(v.string(), v.maxLength(80))),
  kind: v.picklist(['text', 'choice', 'date']),
  choices: v.optional(
    v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(longestChoice))), v.maxLength(mostChoices)),
  ),
});
export type OwnField = v.InferOutput<typeof OwnField>;

/** A saved message. `text` is Liquid: `{{ customer.name }}`, `{{ post.url }}`, own fields such as `{{ order }}`. */
export const Template = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
  /** What is typed to find it, without the leading `;`. */
  shortcut: v.optional(v.pipe(v.string(), v.regex(/^[\p{L}\p{N}_-]{1,24}$/u))),
  tags: v.optional(
    v.pipe(v.array(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(30))), v.maxLength(10)),
  ),
  favourite: v.optional(v.boolean()),
  /** Language of the wording below; absent: any. */
  language: v.optional(Language),
  ...wording,
  media: v.optional(Media),
  customProfileId: messageParts.customProfileId,
  /** The same message in other languages, or in other words (to not post the same reply many times). */
  variants: v.optional(v.pipe(v.array(Wording), v.maxLength(40))),
  fields: v.optional(v.pipe(v.array(OwnField), v.maxLength(100))),
  /** What `{{ private_message_link }}` carries when this template is used; wins over the account's settings. */
  link: v.optional(
    v.object({ text: v.optional(liquid(limits.linkText)), welcomeMessageId: v.optional(NumericId) }),
  ),
  /** Unix ms. */
  updatedAt: v.optional(v.number()),
});
export type Template = v.InferOutput<typeof Template>;

/** What the picker shows of a template. `preview` is its text with placeholders in angle quotes, one line. */
export interface TemplateSummary {
  readonly id: string;
  readonly name: string;
  readonly shortcut?: string;
  readonly tags?: readonly string[];
  readonly favourite?: boolean;
  readonly preview: string;
  /** What else it is found by: text that follows the preview at once, other wordings, labels. Absent: nothing. */
  readonly more?: string;
  /** How many; absent: none. */
  readonly buttons?: number;
  /** Languages of its wordings, in their order (empty: any); absent where there is but one wording. */
  readonly languages?: readonly string[];
  /** How often it was used, and when last (Unix ms). */
  readonly uses?: number;
  readonly usedAt?: number;
}

/** What is typed for a template, and what it is. */
export interface Shortcut extends Pick<TemplateSummary, 'id' | 'name' | 'languages'> {
  readonly shortcut: string;
}

/** A template rendered, or the names of what must be asked for first (in order of appearance). */
export type Rendered =
  | {
      readonly state: 'ready';
      readonly text: string;
      /** Where the caret ends up in `text`, UTF-16 code units; absent: at the end. */
      readonly caret?: number;
      /** Buttons, quick replies and all, for whoever can send them; absent where there is nothing but text. */
      readonly parts?: Omit<RichMessage, 'text'>;
      /** Which wording it is: 0 the template's own, then its variants. */
      readonly variant: number;
      /** What a composer can't carry; only in a rendering for one. */
      readonly losses?: readonly Loss[];
    }
  | { readonly state: 'ask'; readonly fields: readonly TemplateField[] };

export interface TemplateField {
  /** As written in the template, such as `customer.name` or `order_number`. */
  readonly name: string;
  /** What a person reads, such as "Customer name" or "Order number". */
  readonly label: string;
  /** Absent: text. */
  readonly kind?: OwnField['kind'];
  readonly choices?: readonly string[];
  /** May be left blank, which is an answer too. */
  readonly optional?: boolean;
  /** What was answered in this conversation before. */
  readonly value?: string;
}

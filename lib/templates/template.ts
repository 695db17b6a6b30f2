import * as v from 'valibot';

/** A saved message. `text` is Liquid: `{{ customer.name }}`, `{{ post.url }}`, own fields such as `{{ order }}`. */
export const Template = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
  /** What is typed to find it, without the leading `;`. */
  shortcut: v.optional(v.pipe(v.string(), v.regex(/^[\p{L}\p{N}_-]{1,24}$/u))),
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(10_000)),
});
export type Template = v.InferOutput<typeof Template>;

/** What the picker shows of a template. `preview` is its text with placeholders in angle quotes, one line. */
export interface TemplateSummary {
  readonly id: string;
  readonly name: string;
  readonly shortcut?: string;
  readonly preview: string;
}

/** A template rendered, or the names of what must be asked for first (in order of appearance). */
export type Rendered =
  | { readonly state: 'ready'; readonly text: string }
  | { readonly state: 'ask'; readonly fields: readonly TemplateField[] };

export interface TemplateField {
  /** As written in the template, such as `customer.name` or `order_number`. */
  readonly name: string;
  /** What a person reads, such as "Customer name" or "Order number". */
  readonly label: string;
}

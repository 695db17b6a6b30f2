import * as v from 'valibot';
import { Media, NumericId } from '../message/message';
import { Template } from './template';

/** As much as a page of ours can keep: nothing that can be typed is longer. */
const written = v.optional(v.pipe(v.string(), v.maxLength(5_000_000)));
const text = v.unwrap(written);
const listOf = <T extends v.GenericSchema>(item: T) => v.optional(v.pipe(v.array(item), v.maxLength(10_000)));

const wording = {
  language: written,
  text,
  buttons: listOf(v.object({ label: text, url: text })),
  quickReplies: listOf(v.object({ label: text, description: written, metadata: written })),
  fallback: v.optional(v.object({ button: written, quickReplies: written })),
};

const field = v.object({
  name: text,
  label: written,
  kind: v.picklist(['text', 'choice', 'date']),
  choices: listOf(text),
});

/**
 * A template as far as it was written: without a name, too long, with a button begun. Nothing that the editor lets one
 * write is refused here; what keeps it from being a `Template` is said at its field (`faultsAsWritten`).
 */
export const TemplateDraft = v.object({
  id: Template.entries.id,
  name: text,
  shortcut: written,
  tags: listOf(text),
  favourite: v.optional(v.boolean()),
  ...wording,
  media: v.optional(Media),
  customProfileId: v.optional(NumericId),
  variants: listOf(v.object(wording)),
  fields: listOf(field),
  link: v.optional(v.object({ text: written, welcomeMessageId: written })),
  updatedAt: v.optional(v.number()),
});

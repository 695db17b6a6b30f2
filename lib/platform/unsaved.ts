import * as v from 'valibot';
import { Template } from '../templates/template';
import { defineLocal } from './local';
import { Parts } from './unsent';

const written = v.pipe(v.string(), v.maxLength(100_000));
const Wording = v.object({
  language: Template.entries.language,
  text: written,
  ...v.pick(Parts, ['buttons', 'quickReplies', 'fallback']).entries,
});

/** A template as far as it was written: it may have no name yet, or a text too long. */
const Draft = v.object({
  ...Template.entries,
  ...Wording.entries,
  name: written,
  variants: v.optional(v.pipe(v.array(Wording), v.maxLength(40))),
});

/** The template that was being written when a page of ours was closed; each page has its own. */
export const unsavedTemplateOf = (page: 'panel' | 'options') => defineLocal(`aside.unsaved.${page}`, Draft);

import * as limits from '../message/limits';
import { fail, ok, ProblemError, type Result } from '../message/problem';
import { type DefaultWords, renderMessage } from '../message/rendering';
import { makeFiller, type RenderInput } from './fill';
import { labelOf, ownWordFor } from './names';
import { checkParts, fillParts } from './parts';
import type { Rendered, Template } from './template';
import { chooseWording, wordingsOf } from './wording';

/** Marks the caret while the text is filled; no text holds it. */
const caretMark = '\u0000';

/**
 * Fills a whole template: text, buttons, quick replies, with the words that users of help desks know (Liquid).
 * Answers `ask` with what has no value yet, in the order in which it is met: a placeholder never becomes a blank. A
 * condition on a field of one's own is asked first, as the rest depends on it; on what the page may not show (a
 * customer's name) it may turn out false. Problems: `template_broken` and `template_part_unfit` (with `part` and, as
 * detail, what is wrong), `own_account_unknown`, `text_empty`, `text_too_long`.
 */
export function renderTemplate(template: Template, input: RenderInput): Result<Rendered> {
  const variant = chooseWording(template, input.context.post?.lang, input.variant);
  const wording = wordingsOf(template)[variant] ?? template;
  const filler = makeFiller(template, wording.language, input);
  try {
    const marked = filler.fill('text', wording.text, { cursor: caretMark }).replace(/\r\n?/g, '\n').trim();
    const parts = fillParts(filler, template, wording);
    const fields = filler.asked();
    if (fields.length > 0) return ok({ state: 'ask', fields });
    const text = marked.replaceAll(caretMark, '');
    if (text.trim() === '' && !parts?.media) return fail('text_empty', { part: 'text' });
    if (text.length > limits.text) return fail('text_too_long', { part: 'text' });
    if (parts) checkParts({ text, ...parts });
    const caret = marked.indexOf(caretMark);
    return ok({ state: 'ready', text, variant, ...(caret >= 0 && { caret }), ...(parts && { parts }) });
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problem: error.problem };
    throw error;
  }
}

/** What of a rendered template goes into one of X's composers: text, with words in place of buttons. */
export function renderForComposer(rendered: Rendered, words: DefaultWords): Result<Rendered> {
  if (rendered.state === 'ask' || !rendered.parts) return ok(rendered);
  const { parts, ...rest } = rendered;
  const message = renderMessage({ text: rendered.text, ...parts }, 'page', words);
  if (!message.ok) return message;
  if (message.value.text.trim() === '') return fail('text_empty', { part: 'text' });
  return ok({
    ...rest,
    text: message.value.text,
    ...(rest.caret !== undefined && { caret: Math.min(rest.caret, rest.text.trimEnd().length) }),
    losses: message.value.losses,
  });
}

/** The text in one line with its placeholders in angle quotes, for a list: `most` characters at most. Never fails. */
export function previewTemplate(text: string, most: number): string {
  return text
    .slice(0, 10 * most)
    .replace(/\{%-?.*?-?%\}/gs, ' ')
    .replace(/\{\{-?\s*cursor\s*-?\}\}/g, '')
    .replace(
      /\{\{-?\s*([\p{L}\p{M}\p{N}_.-]+).*?-?\}\}/gsu,
      (_, name: string) => `‹${labelOf(ownWordFor(name))}›`,
    )
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, most);
}

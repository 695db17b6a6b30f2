import { ProblemError } from '../message/problem';
import type { RenderInput } from './fill';
import { hasPlaceholders } from './placeholders';
import { renderTemplate } from './render';

/**
 * The words that an account's links start with, filled. There is nobody to ask here: what has no value, or a mistake,
 * is the problem `link_text_broken`, thrown as `ProblemError`, with what it is as detail. A condition may leave nothing.
 */
export function fillLinkText(source: string, input: Omit<RenderInput, 'link' | 'variant'>): string {
  if (!hasPlaceholders(source)) return source;
  const filled = renderTemplate({ id: 'link', name: 'link', text: source }, input);
  if (!filled.ok && filled.problem.code === 'text_empty') return '';
  if (filled.ok && filled.value.state === 'ready') return filled.value.text;
  const detail = filled.ok
    ? filled.value.state === 'ask' && filled.value.fields.map(({ name }) => name).join(', ')
    : filled.problem.detail;
  throw new ProblemError({ code: 'link_text_broken', ...(detail && { detail }) });
}

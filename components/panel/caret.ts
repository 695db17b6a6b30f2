import type { Place } from './filling';

/** The message's text area, so that a template goes where the person is writing. */
export const messageFieldId = 'message';

/** Where the caret is in the message, undefined before anyone was there. */
export function readCaret(): Place | undefined {
  const field = document.getElementById(messageFieldId);
  if (!(field instanceof HTMLTextAreaElement)) return undefined;
  return { start: field.selectionStart, end: field.selectionEnd };
}

import { placeCaret, type Span } from './editor';

/** Gives the editor the focus, with the caret or selection where the agent would go on typing. */
export async function leaveCaret(editor: HTMLElement, span: Span | undefined): Promise<void> {
  // In the editor before it has the focus, so that the browser keeps it there instead of going to the start.
  if (span) placeCaret(editor, span);
  editor.focus();
  await aTask();
  if (span) moveCaret(editor, span);
}

/** Moves the caret of an editor that has the focus. Draft.js stores the selection when it hears of this event. */
export function moveCaret(editor: HTMLElement, span: Span): void {
  placeCaret(editor, span);
  document.dispatchEvent(new Event('selectionchange'));
}

/** Lets React draw: until it has, Draft.js ignores where the selection goes. */
export const aTask = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms));

import { aTask, leaveCaret, moveCaret } from './caret';
import { isTextarea, readDraft, type Span } from './editor';

/**
 * `inserted`: read back and right. `refused`: the editor is of another kind or did not take the text; the draft is as
 * it was. `altered`: it took it, but does not hold the old text with the new in its place.
 */
export type Insertion = 'inserted' | 'refused' | 'altered';

/**
 * Puts `text` into `editor` as one step of its own undo, reads it back, and leaves the caret `caret` code units behind its start, by default after it. `at` is where
 * the person's caret was when they asked (undefined: wherever the editor itself remembers it), or `end`. Never tries
 * a second method: that is how text doubles.
 */
export async function insertText(
  editor: HTMLElement,
  text: string,
  at: Span | 'end' | undefined,
  caret = text.length,
): Promise<Insertion> {
  if (at === 'end') await moveToEnd(editor);
  const before = readDraft(editor);
  if (before === undefined) return 'refused';
  const span = at === 'end' ? { start: before.length, end: before.length } : at;
  const taken = isTextarea(editor) ? typeInto(editor, text) : pasteInto(editor, text);
  if (!taken) return 'refused';
  const place = await waitUntilThere(editor, before, text, span);
  if (place === undefined) return readDraft(editor) === before ? 'refused' : 'altered';
  await leaveCaret(editor, { start: place + caret, end: place + caret });
  return 'inserted';
}

// Keeps the undo of the browser, which setting `value` would lose.
function typeInto(editor: HTMLTextAreaElement, text: string): boolean {
  editor.focus();
  return document.execCommand('insertText', false, text);
}

/**
 * A paste of plain text, dispatched without focusing: a focus that is given time to settle sends Draft.js's caret to
 * the start. Says whether the editor took it. Chromium reads `clipboardData`, Firefox `dataType` and `data` (its page
 * would see a DataTransfer of ours empty); whichever it was, the event itself must hold the text before it goes out.
 */
function pasteInto(editor: HTMLElement, text: string): boolean {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  const init = {
    bubbles: true,
    cancelable: true,
    composed: true,
    clipboardData,
    dataType: 'text/plain',
    data: text,
  };
  const paste = new ClipboardEvent('paste', init);
  return paste.clipboardData?.getData('text/plain') === text && !editor.dispatchEvent(paste);
}

async function moveToEnd(editor: HTMLElement): Promise<void> {
  // An empty draft has one place only.
  if (!readDraft(editor)) return;
  if (!editor.matches(':focus')) {
    editor.focus();
    await aTask();
  }
  const end = readDraft(editor)?.length ?? 0;
  moveCaret(editor, { start: end, end });
}

async function waitUntilThere(
  editor: HTMLElement,
  before: string,
  text: string,
  span: Span | undefined,
): Promise<number | undefined> {
  for (const wait of [0, 0, 16, 32, 64, 128]) {
    await aTask(wait);
    const place = findInsertion(before, readDraft(editor) ?? '', text, span);
    if (place !== undefined) return place;
  }
  return undefined;
}

const normal = (text: string) => text.replace(/\r\n?/g, '\n').normalize('NFC');

/**
 * Where `text` starts in `after`, if `after` is `before` with `text` put in at `span` (its selection replaced), or
 * anywhere when `span` is not known. Compared in NFC, with one kind of line end.
 */
export function findInsertion(before: string, after: string, text: string, span?: Span): number | undefined {
  const [old, now, added] = [normal(before), normal(after), normal(text)];
  if (span)
    return now === normal(before.slice(0, span.start) + text + before.slice(span.end))
      ? span.start
      : undefined;
  for (let place = now.indexOf(added); place >= 0; place = now.indexOf(added, place + 1)) {
    const rest = now.slice(place + added.length);
    if (place + rest.length <= old.length && old.startsWith(now.slice(0, place)) && old.endsWith(rest))
      return place;
  }
  return undefined;
}

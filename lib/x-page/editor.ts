import * as x from './selectors';

/** Offsets into an editor's text, in UTF-16 code units; equal where nothing is selected. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const isTextarea = (editor: Element): editor is HTMLTextAreaElement =>
  editor instanceof HTMLTextAreaElement;

const linesOf = (editor: Element) => [...editor.querySelectorAll(x.line)];

/** What the editor holds; undefined where it is of no kind that we know. Draft.js draws each line as a block. */
export function readDraft(editor: Element): string | undefined {
  if (isTextarea(editor)) return editor.value;
  const lines = linesOf(editor);
  return lines.length ? lines.map((line) => line.textContent).join('\n') : undefined;
}

/** Where the caret is, or what is selected; undefined while the page's selection is elsewhere. */
export function readCaret(editor: Element): Span | undefined {
  if (isTextarea(editor)) return { start: editor.selectionStart, end: editor.selectionEnd };
  const selection = getSelection();
  if (!selection?.rangeCount) return undefined;
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  const start = offsetOf(editor, startContainer, startOffset);
  const end = offsetOf(editor, endContainer, endOffset);
  return start === undefined || end === undefined ? undefined : { start, end };
}

/** Selects `span` in the page, without giving the editor the focus. */
export function placeCaret(editor: Element, { start, end }: Span): void {
  if (isTextarea(editor)) editor.setSelectionRange(start, end);
  else selectInDraft(editor, start, end);
}

function selectInDraft(editor: Element, start: number, end: number): void {
  const from = pointAt(editor, start);
  const to = pointAt(editor, end);
  if (from && to) getSelection()?.setBaseAndExtent(...from, ...to);
}

function offsetOf(editor: Element, node: Node, offset: number): number | undefined {
  let before = 0;
  for (const line of linesOf(editor)) {
    if (line.contains(node)) {
      const range = new Range();
      range.setStart(line, 0);
      range.setEnd(node, offset);
      return before + range.toString().length;
    }
    before += line.textContent.length + 1;
  }
  return undefined;
}

function pointAt(editor: Element, offset: number): [Node, number] | undefined {
  let left = offset;
  for (const line of linesOf(editor)) {
    if (left <= line.textContent.length) {
      const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const length = texts.currentNode.nodeValue?.length ?? 0;
        if (left <= length) return [texts.currentNode, left];
        left -= length;
      }
      // An empty line holds no text, only a <br> in the leaf that Draft.js reads the place from.
      return [line.querySelector('br')?.parentElement ?? line, 0];
    }
    left -= line.textContent.length + 1;
  }
  return undefined;
}

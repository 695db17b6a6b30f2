import { EditorState, SelectionState } from 'draft-js';
import type { Received } from '../../received';
import { type ChatPlace, findChat } from './chat/registry';
import { pasteSwitches } from './composer/paste';
import { findEditor, type Scope } from './composer/registry';
import { redrawToolbars } from './composer/ToolBar';
import { caught } from './errors';
import { applyTheme, type Theme } from './look';
import { navigate } from './route';
import { takenShortcuts } from './shell/shortcuts';
import { getState, refresh, setState, switchAccount } from './store';

/** What tests ask the page itself, in its own world. An editor is named by its number and where it stands. */
export interface SandboxHandle {
  /** The text in Draft.js's own model, lines joined by `\n`. */
  editorText(index: number, scope: Scope): string;
  /** The selection in that model: offsets into `editorText`, and whether the editor has the focus. */
  selection(index: number, scope: Scope): { start: number; end: number; focused: boolean };
  /** Moves the caret (or selects) in the model, without the focus. */
  select(index: number, scope: Scope, start: number, end?: number): void;
  focus(index: number, scope: Scope): void;
  blur(index: number, scope: Scope): void;
  /** How many steps Undo can go back. */
  undoDepth(index: number, scope: Scope): number;
  /** The same of the chat's composer, from the state of its textarea. */
  chat(where: ChatPlace): { text: string; start: number; end: number; focused: boolean };
  selectChat(where: ChatPlace, start: number, end?: number): void;
  /** Whatever the page threw or React caught, as text. Empty is well. */
  errors(): string[];
  /** The shortcuts of X that were taken, in order. */
  shortcuts(): string[];
  /** How many posts this X has. */
  postCount(): number;
  /** Makes the page alter what is pasted: addresses lose their `https://`. */
  rewritePaste(on: boolean): void;
  /** Draws each toolbar's tools anew, dropping whatever others put among them. */
  redrawToolbars(): void;
  /** Draws each cell of the list anew, as scrolling away and back does. */
  churn(): void;
  setTheme(theme: Theme): void;
  navigate(path: string): void;
  switchAccount(userId: string): Promise<void>;
  /** What the browser's account got by Direct Message, part by part; or somebody else by their id. */
  received(userId?: string): Promise<Received[]>;
  /** Reads what changed on the server. */
  refresh(): Promise<void>;
}

declare global {
  interface Window {
    __sandbox: SandboxHandle;
  }
}

const draft = (index: number, scope: Scope) => findEditor(index, scope).read();

export const handle: SandboxHandle = {
  editorText: (index, scope) => draft(index, scope).getCurrentContent().getPlainText('\n'),
  selection(index, scope) {
    const textarea = findEditor(index, scope).textarea?.();
    if (textarea) return selectionOf(textarea);
    const state = draft(index, scope);
    const selection = state.getSelection();
    return {
      start: offsetOf(state, selection.getStartKey(), selection.getStartOffset()),
      end: offsetOf(state, selection.getEndKey(), selection.getEndOffset()),
      focused: selection.getHasFocus(),
    };
  },
  select(index, scope, start, end = start) {
    const editor = findEditor(index, scope);
    const textarea = editor.textarea?.();
    if (textarea) return textarea.setSelectionRange(start, end);
    const state = editor.read();
    const [from, to] = [pointAt(state, start), pointAt(state, end)];
    const selection = SelectionState.createEmpty(from.key).merge({
      anchorOffset: from.offset,
      focusKey: to.key,
      focusOffset: to.offset,
      hasFocus: state.getSelection().getHasFocus(),
    });
    editor.write(EditorState.acceptSelection(state, selection));
  },
  focus: (index, scope) => findEditor(index, scope).focus(),
  blur: (index, scope) => findEditor(index, scope).blur(),
  undoDepth: (index, scope) => draft(index, scope).getUndoStack().size,
  chat(where) {
    const { text, textarea } = findChat(where);
    return { text: text(), ...selectionOf(textarea) };
  },
  selectChat: (where, start, end = start) => findChat(where).textarea.setSelectionRange(start, end),
  errors: () => [...caught],
  shortcuts: () => [...takenShortcuts],
  postCount: () => getState().view.posts.length,
  rewritePaste(on) {
    pasteSwitches.rewrite = on;
  },
  redrawToolbars,
  churn: () => setState({ churn: getState().churn + 1 }),
  setTheme: applyTheme,
  navigate,
  switchAccount,
  async received(userId) {
    const answer = await fetch(`/i/sandbox/received${userId ? `?user=${userId}` : ''}`);
    return (await answer.json()) as Received[];
  },
  refresh,
};

const selectionOf = (textarea: HTMLTextAreaElement) => ({
  start: textarea.selectionStart,
  end: textarea.selectionEnd,
  focused: textarea.matches(':focus'),
});

function offsetOf(state: EditorState, key: string, offset: number): number {
  const content = state.getCurrentContent();
  const before = content.getBlockMap().takeUntil((_, other) => other === key);
  return offset + before.reduce((sum = 0, block) => sum + (block?.getLength() ?? 0) + 1, 0);
}

function pointAt(state: EditorState, offset: number): { key: string; offset: number } {
  let left = offset;
  const blocks = state.getCurrentContent().getBlocksAsArray();
  for (const block of blocks) {
    if (left <= block.getLength()) return { key: block.getKey(), offset: left };
    left -= block.getLength() + 1;
  }
  throw new Error(`The draft is shorter than ${offset}`);
}

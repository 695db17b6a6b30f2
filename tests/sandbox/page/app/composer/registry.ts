import type { EditorState } from 'draft-js';

/** Where a composer stands. Tests tell two editors of one test id apart by it. */
export type Scope = 'home' | 'dialog' | 'thread' | 'column0' | 'column1' | 'column2';

/** An editor that is mounted now, with its own model of the text. */
export interface RegisteredEditor {
  scope: Scope;
  index: number;
  read(): EditorState;
  write(state: EditorState): void;
  focus(): void;
  blur(): void;
  /** Where it is a plain textarea: the element, which alone knows its selection. */
  textarea?(): HTMLTextAreaElement | null;
}

const editors = new Set<RegisteredEditor>();

export function registerEditor(editor: RegisteredEditor): () => void {
  editors.add(editor);
  return () => editors.delete(editor);
}

export function findEditor(index: number, scope: Scope): RegisteredEditor {
  for (const editor of editors) if (editor.index === index && editor.scope === scope) return editor;
  throw new Error(`No editor tweetTextarea_${index} in ${scope}`);
}

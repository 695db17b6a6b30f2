import { ContentState, EditorState, Modifier } from 'draft-js';

export const pasteSwitches = {
  /** The page changes what is pasted, as its link clean-up does with some addresses. */
  rewrite: false,
};

/** X's own way with pasted text: plain text becomes a fragment, in one step of undo. */
export function pasteText(state: EditorState, text: string, html: string | undefined): EditorState {
  const rewritten = pasteSwitches.rewrite ? text.replace(/https?:\/\//g, '') : text;
  // With HTML it counts the line breaks itself, and gets them wrong.
  const plain = html ? rewritten.replace(/\n/g, '\n\n') : rewritten;
  const fragment = ContentState.createFromText(plain, '\n').getBlockMap();
  const content = Modifier.replaceWithFragment(state.getCurrentContent(), state.getSelection(), fragment);
  return EditorState.push(state, content, 'insert-fragment');
}

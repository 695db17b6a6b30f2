import { checkDraft, type Finding, gravest } from '../deep-link/preflight';
import { ask } from '../platform/ask-from-page';
import { isTextarea, readDraft } from './editor';
import { readOwnId } from './own-id';
import type { Tools } from './tools';

/** What the page knows of a draft with a private message link. */
export interface LinkState {
  readonly draft: string;
  readonly ownId: string | undefined;
  readonly findings: readonly Finding[];
  readonly weight?: { readonly weighted: number; readonly limit: number };
}

/** Typing settles for this long, in ms, before a draft is looked at again. */
const settled = 400;
const earlier = new Set<string>();

/** Reads the draft and all there is to say about its link; `undefined` where there is no editor that we know. */
export async function readLinkState(tools: Tools): Promise<LinkState | undefined> {
  const composer = tools.findComposer();
  const draft = composer?.editor && readDraft(composer.editor);
  if (!composer || draft === undefined) return undefined;
  const ownId = readOwnId(document.cookie);
  const isReply = composer.kind.findAnswered(composer.scope) !== undefined;
  const situation = { draft, ownId, isReply, earlierIds: [...earlier] };
  if (ownId) earlier.add(ownId);
  if (!checkDraft(situation).length) return { draft, ownId, findings: [] };
  const weighed = await ask('post.weigh', { text: draft.slice(0, 30_000) });
  const weight = weighed.ok ? weighed.value : undefined;
  return { draft, ownId, weight, findings: checkDraft({ ...situation, weight }) };
}

/**
 * Calls `show` with the state of the draft whenever it has changed and typing has settled, and when a person comes back
 * to the page, its fields or our buttons: the account may have been switched meanwhile. One look at a time, and
 * none while the page keeps changing: a flood of changes costs a timer, nothing more.
 */
export function watchLink(tools: Tools, show: (state: LinkState | undefined) => void): () => void {
  const options = { signal: tools.signal };
  let watched: HTMLElement | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void look(), settled);
  };
  const observer = new MutationObserver(later);
  const look = async () => {
    if (tools.signal.aborted) return;
    const editor = tools.findComposer()?.editor;
    if (editor && editor !== watched) {
      watched = editor;
      observer.disconnect();
      observer.observe(editor, { childList: true, subtree: true, characterData: true });
      if (isTextarea(editor)) editor.addEventListener('input', later, options);
    }
    show(await readLinkState(tools));
  };
  for (const type of ['visibilitychange', 'focusin']) document.addEventListener(type, later, options);
  tools.surface.addEventListener('pointerenter', later, options);
  tools.signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
  });
  later();
  return later;
}

export const severityOf = (state: LinkState | undefined) => gravest(state?.findings ?? []);

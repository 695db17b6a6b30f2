import { isComposing, lastUsedEditor } from './editor-use';
import { loadPressPart } from './press-part';
import { frontStand } from './stands';

/**
 * Loads the inline trigger once somebody types a sign that could begin one (`;` by default) into a composer: until
 * then it costs a page of X nothing but this listener.
 */
export function watchForTrigger(signal: AbortSignal): void {
  const onKey = async (event: KeyboardEvent) => {
    if (!/^[^\p{L}\p{N}\s]$/u.test(event.key) || !event.isTrusted || !lastUsedEditor()) return;
    document.removeEventListener('keydown', onKey, true);
    (await loadPressPart())?.startInline({ signal, isComposing, lastUsedEditor, frontStand });
  };
  // After `watchEditors`, which tells by the same key where it was pressed.
  document.addEventListener('keydown', onKey, { capture: true, passive: true, signal });
}

import { ask } from '../platform/ask-from-page';
import { isComposing, lastUsedEditor } from './editor-use';
import { loadPressPart } from './press-part';
import { frontStand } from './stands';

/** The sign may be set otherwise in another tab: asked again where the last answer is older, ms. */
const freshFor = 5_000;

/**
 * Loads the inline trigger once somebody types the sign that begins one (`;` unless set otherwise) into a composer.
 * Until then it costs a page of X this listener, and the background a question where another such sign is typed.
 */
export function watchForTrigger(signal: AbortSignal): void {
  let known: Promise<string | undefined> | undefined;
  let askedAt = 0;
  const readPrefix = async () => {
    const answer = await ask('templates.shortcuts', {});
    return answer.ok ? answer.value.prefix : undefined;
  };
  const onKey = async ({ key, isTrusted }: KeyboardEvent) => {
    if (!/^[^\p{L}\p{N}\s]$/u.test(key) || !isTrusted || !lastUsedEditor()) return;
    if (Date.now() - askedAt > freshFor) {
      askedAt = Date.now();
      known = readPrefix();
    }
    if (key !== (await known)) return;
    document.removeEventListener('keydown', onKey, true);
    (await loadPressPart())?.startInline({ signal, isComposing, lastUsedEditor, frontStand });
  };
  // After `watchEditors`, which tells by the same key where it was pressed.
  document.addEventListener('keydown', onKey, { capture: true, passive: true, signal });
}

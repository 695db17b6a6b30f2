import * as x from './selectors';

let composingIn: EventTarget | null = null;
let lastUsed: Element | undefined;

/** Follows which editor was used last, and whether an input method is at work in it. */
export function watchEditors(signal: AbortSignal): void {
  const options = { capture: true, passive: true, signal };
  document.addEventListener(
    'compositionstart',
    ({ target }) => {
      composingIn = target;
    },
    options,
  );
  document.addEventListener(
    'compositionend',
    () => {
      composingIn = null;
    },
    options,
  );
  document.addEventListener(
    'focusin',
    ({ target }) => {
      if (target instanceof Element && target.matches(x.editor)) lastUsed = target;
    },
    options,
  );
}

/** Text put in during a composition breaks it, and in Firefox the editor with it. */
export const isComposing = (editor: Element) => composingIn === editor;

/** Tells the parts of a thread apart. */
export const lastUsedEditor = () => lastUsed;

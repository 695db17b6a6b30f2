import * as x from './selectors';

let composingIn: EventTarget | undefined;
let lastUsed: Element | undefined;

/** Follows which editor was used last, and whether an input method is at work in it. */
export function watchEditors(signal: AbortSignal): void {
  const options = { capture: true, passive: true, signal };
  document.addEventListener(
    'compositionstart',
    (event) => {
      composingIn = innermost(event);
    },
    options,
  );
  document.addEventListener(
    'compositionend',
    () => {
      composingIn = undefined;
    },
    options,
  );
  const onUse = (event: Event) => {
    const target = innermost(event);
    if (target instanceof Element && target.matches(`${x.editor}, ${x.chatEditor}`)) lastUsed = target;
  };
  // A chat's field may have had the focus before we came.
  for (const type of ['focusin', 'keydown']) document.addEventListener(type, onUse, options);
}

/** Also inside the shadow root that X draws its chat into. */
const innermost = (event: Event) => event.composedPath()[0];

/** Text put in during a composition breaks it, and in Firefox the editor with it. */
export const isComposing = (editor: Element) => composingIn === editor;

/** Tells the parts of a thread apart. */
export const lastUsedEditor = () => lastUsed;

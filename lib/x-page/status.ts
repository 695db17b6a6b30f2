import { i18n } from '#i18n';
import { keepBeside } from './float';
import { make, onPress } from './make';
import { onPressOutside } from './press-outside';

/** Says what came of a press; `copy` is offered for copying, and then stays until the person goes on. */
export type Say = (sentence: string, copy?: string) => void;

const shownFor = 5_000;

/** A small bubble beside `anchor`, announced to screen readers. */
export function makeStatus(anchor: Element): { readonly element: HTMLElement; readonly say: Say } {
  const element = make('div', { popover: 'manual', role: 'status', class: 'status' });
  let shown = new AbortController();
  const hide = () => {
    shown.abort();
    if (element.isConnected) element.hidePopover();
  };
  const say: Say = (sentence, copy) => {
    hide();
    if (!element.isConnected) return;
    shown = new AbortController();
    const { signal } = shown;
    element.replaceChildren();
    element.showPopover();
    // Open first, filled after: a screen reader only announces what changes in something that is there.
    const filling = setTimeout(() => {
      element.append(sentence);
      if (copy !== undefined) element.append(makeCopyButton(copy, say));
      keepBeside(element, anchor, signal);
    });
    const hiding = copy === undefined ? setTimeout(hide, shownFor) : undefined;
    signal.addEventListener('abort', () => [filling, hiding].forEach(clearTimeout));
    onPressOutside([element], hide, signal);
  };
  return { element, say };
}

function makeCopyButton(text: string, say: Say): HTMLElement {
  const button = make('button', { type: 'button', role: 'button' }, i18n.t('page.copy'));
  onPress(button, () => {
    navigator.clipboard.writeText(text).then(
      () => say(i18n.t('page.copied')),
      () => say(i18n.t('page.not_copied')),
    );
  });
  return button;
}

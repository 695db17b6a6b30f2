import { i18n } from '#i18n';
import { keepBeside } from '../float';
import { make } from '../make';
import { onPressOutside } from '../press-outside';
import type { Tools } from '../tools';

/** What the picker shows: the list, or the questions of one template. */
export interface View {
  readonly nodes: readonly Node[];
  readonly first: HTMLElement | undefined;
  /** A trusted key pressed in the picker, Escape excepted. */
  readonly onKey: (event: KeyboardEvent) => void;
}

export interface Panel {
  readonly show: (view: View) => void;
  /** `giveBack`: whether the focus returns to where it came from. */
  readonly close: (giveBack: boolean) => void;
  /** While held it stays open though the focus is elsewhere: in the editor that text is put into. */
  readonly hold: (held: boolean) => void;
  /** Aborted once it is closed. */
  readonly signal: AbortSignal;
}

/** With this much room, in px, the list scrolls rather than cover the draft above. */
const enough = 300;

/**
 * Opens an empty picker beside its button, in the top layer but inside X's dialog, so that neither clipping nor a focus
 * trap touches it. Keys pressed in it end at the window: X's shortcuts and its dialog never hear of them.
 */
export function openPanel(tools: Tools, giveBack: () => void): Panel {
  const anchor = tools.templates;
  const panel = make('div', {
    popover: 'manual',
    class: 'picker',
    role: 'dialog',
    'aria-label': i18n.t('page.templates'),
  });
  const closing = new AbortController();
  const signal = AbortSignal.any([tools.signal, closing.signal]);
  let view: View | undefined;
  let held = false;

  const close = (returnFocus: boolean) => {
    if (signal.aborted) return;
    closing.abort();
    if (returnFocus) giveBack();
  };
  const onKey = (event: KeyboardEvent) => {
    // Out here a key pressed in our closed root names no more than its host.
    const root = panel.getRootNode();
    if (!(root instanceof ShadowRoot && event.composedPath().includes(root.host))) return;
    if (!panel.matches(':focus-within')) return;
    event.stopPropagation();
    if (!event.isTrusted) event.preventDefault();
    else if (event.type !== 'keydown' || event.isComposing) return;
    else if (event.key !== 'Escape') view?.onKey(event);
    else {
      event.preventDefault();
      close(true);
    }
  };

  const options = { capture: true, signal };
  for (const type of ['keydown', 'keypress', 'keyup'] as const) window.addEventListener(type, onKey, options);
  panel.addEventListener('focusout', ({ relatedTarget }) => {
    if (!held && relatedTarget instanceof Node && !panel.contains(relatedTarget)) close(false);
  });
  signal.addEventListener('abort', () => {
    panel.remove();
    anchor.setAttribute('aria-expanded', 'false');
  });
  anchor.setAttribute('aria-expanded', 'true');
  tools.surface.append(panel);
  onPressOutside([panel, anchor], () => close(false), signal);
  panel.showPopover();
  keepBeside(panel, anchor, signal, enough);

  const show = (next: View) => {
    view = next;
    panel.replaceChildren(...next.nodes);
    next.first?.focus();
    // Whoever comes back to the list types the next name over the last.
    if (next.first instanceof HTMLInputElement) next.first.select();
  };
  const hold = (wanted: boolean) => {
    held = wanted;
  };
  return { show, close, hold, signal };
}

import { i18n } from '#i18n';
import { type Finding, previewDraft } from '../deep-link/preflight';
import { keepBeside } from './float';
import { type LinkState, severityOf } from './link-check';
import { make, onPress } from './make';
import type { Tools } from './tools';

/** Says all there is to say about the link in the draft, with the post as its reader sees it. */
export function openLinkPopover(tools: Tools, anchor: Element, state: LinkState): void {
  const closing = new AbortController();
  const signal = AbortSignal.any([closing.signal, tools.signal]);
  const title = i18n.t('preflight.title');
  const close = make('button', { type: 'button', role: 'button', class: 'plain' }, i18n.t('preflight.close'));
  const popover = make(
    'div',
    { popover: 'auto', role: 'dialog', 'aria-label': title, tabindex: '-1', class: 'check' },
    make('div', { class: 'name' }, title),
    preview(state),
    ...weight(state),
    make('ul', {}, ...state.findings.map(finding)),
    close,
  );
  onPress(close, () => popover.hidePopover());
  popover.addEventListener('toggle', (event) => {
    if (event instanceof ToggleEvent && event.newState === 'closed') closing.abort();
  });
  signal.addEventListener('abort', () => popover.remove());
  tools.surface.append(popover);
  popover.showPopover();
  keepBeside(popover, anchor, signal);
  popover.focus();
}

function preview({ draft, ownId, findings }: LinkState): HTMLElement {
  const { text, hasButton } = previewDraft(draft, ownId);
  const isStopped = severityOf({ draft, ownId, findings }) === 'stop';
  const drawn = hasButton && !isStopped;
  return make(
    'figure',
    {},
    make('figcaption', {}, i18n.t('preflight.reader')),
    make('div', { class: 'post', tabindex: '0' }, text),
    make(
      'div',
      { class: drawn ? 'cta' : 'cta none' },
      i18n.t(drawn ? 'preflight.button' : 'preflight.no_button'),
    ),
  );
}

function weight({ weight: known }: LinkState): HTMLElement[] {
  if (!known) return [];
  const { weighted, limit } = known;
  const sentence = i18n.t('preflight.weight', { weighted: String(weighted), limit: String(limit) });
  return [make('div', { class: weighted > limit ? 'weight over' : 'weight' }, sentence)];
}

const finding = ({ code, severity }: Finding): HTMLElement =>
  make('li', { class: severity }, i18n.t(`preflight.${code}`));

import { type KeyboardEvent, useRef } from 'react';
import { i18n } from '#i18n';
import { writeNumber } from '../ui/format';
import { usePanel } from './context';
import { panelTabs } from './session';

const names = {
  compose: 'panel.compose',
  outbox: 'panel.outbox',
  templates: 'library.title',
} as const;

/** The parts of the panel. Nobody signed in has no outbox. */
export function Tabs() {
  const { tab, show, open, signedOut } = usePanel((state) => ({
    tab: state.tab,
    show: state.showTab,
    open: state.view?.open ?? 0,
    signedOut: state.signedOut,
  }));
  const tabs = panelTabs.filter((one) => !(signedOut && one === 'outbox'));
  const chosen = tabs.includes(tab) ? tab : 'compose';
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const at = tabs.indexOf(chosen);
    const isLeftward = document.documentElement.dir === 'rtl';
    const to = {
      ArrowRight: at + (isLeftward ? -1 : 1),
      ArrowLeft: at + (isLeftward ? 1 : -1),
      Home: 0,
      End: -1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = tabs.at(to % tabs.length) ?? chosen;
    show(next);
    list.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label={i18n.t('panel.tabs')} ref={list} onKeyDown={move}>
      {tabs.map((one) => (
        <button
          key={one}
          type="button"
          role="tab"
          id={`tab-${one}`}
          aria-selected={chosen === one}
          tabIndex={chosen === one ? 0 : -1}
          onClick={() => show(one)}
        >
          {i18n.t(names[one])}
          {one === 'outbox' && open > 0 && (
            <span className="badge">
              <span aria-hidden="true">{writeNumber(open)}</span>
              <span className="unseen"> {i18n.t('panel.outbox_open', open)}</span>
            </span>
          )}
        </button>
      ))}
    </div>
  );
}

import { type KeyboardEvent, useRef } from 'react';
import { i18n } from '#i18n';
import { writeNumber } from '../ui/format';
import { usePanel } from './context';

const tabs = ['compose', 'outbox'] as const;

export function Tabs() {
  const { tab, show, open } = usePanel((state) => ({
    tab: state.tab,
    show: state.showTab,
    open: state.view?.open ?? 0,
  }));
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    // Two tabs: either arrow leads to the other one, in either direction of writing.
    const other = tab === 'compose' ? 'outbox' : 'compose';
    show(other);
    list.current?.querySelector<HTMLElement>(`#tab-${other}`)?.focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label={i18n.t('panel.tabs')} ref={list} onKeyDown={move}>
      {tabs.map((one) => (
        <button
          key={one}
          type="button"
          role="tab"
          id={`tab-${one}`}
          aria-selected={tab === one}
          tabIndex={tab === one ? 0 : -1}
          onClick={() => show(one)}
        >
          {i18n.t(`panel.${one}`)}
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

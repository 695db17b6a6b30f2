import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { PanelState, PanelStore } from './store';

export const PanelContext = createContext<PanelStore | undefined>(undefined);

/** Reads of the panel's store what `pick` picks; draws anew only when that changed. */
export function usePanel<T>(pick: (state: PanelState) => T): T {
  const store = useContext(PanelContext);
  if (store === undefined) throw new Error('usePanel is used outside of PanelContext');
  return useStore(store, useShallow(pick));
}

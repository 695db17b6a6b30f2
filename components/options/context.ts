import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { OptionsState, OptionsStore } from './store';

export const OptionsContext = createContext<OptionsStore | undefined>(undefined);

/** Reads of the options page's store what `pick` picks; draws anew only when that changed. */
export function useOptions<T>(pick: (state: OptionsState) => T): T {
  const store = useContext(OptionsContext);
  if (store === undefined) throw new Error('useOptions is used outside of OptionsContext');
  return useStore(store, useShallow(pick));
}

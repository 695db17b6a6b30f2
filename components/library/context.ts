import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { LibraryState, LibraryStore } from './store';

export const LibraryContext = createContext<LibraryStore | undefined>(undefined);

/** Reads of the library's store what `pick` picks; draws anew only when that changed. */
export function useLibrary<T>(pick: (state: LibraryState) => T): T {
  const store = useContext(LibraryContext);
  if (store === undefined) throw new Error('useLibrary is used outside of LibraryContext');
  return useStore(store, useShallow(pick));
}

import type { ComponentType } from 'react';
import { LibraryContext } from './context';
import { Library } from './Library';
import { createLibraryStore, type LibrarySetup, startLibrary } from './store';

/** The library with a store of its own, which outlives the component: what is being written stays when one looks elsewhere. */
export function openLibrary(setup: LibrarySetup, signal: AbortSignal): ComponentType {
  const store = createLibraryStore(setup);
  void startLibrary(store, setup.desk, signal);
  return () => (
    <LibraryContext value={store}>
      <Library />
    </LibraryContext>
  );
}

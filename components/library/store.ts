import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Template } from '../../lib/templates/template';
import type { Desk } from '../desk';
import { type Attaching, createAttaching, type Files } from '../media/attaching';
import { createEditing, type EditingSlice } from './editing';
import { createListing, type ListingSlice } from './listing';
import { createTransferring, type TransferringSlice } from './transferring';

export interface LibrarySetup {
  readonly desk: Desk;
  /** Where files of templates are kept. */
  readonly files: Files;
  /** Makes the id of a new template. */
  newId(): string;
  /** Where a template that is being written outlives the page. */
  readonly unsaved: {
    read(): Template | undefined;
    keep(draft: Template): void;
    forget(): void;
  };
  /** Says a result to screen readers. */
  say(what: string): void;
}

export type LibraryState = ListingSlice &
  EditingSlice &
  TransferringSlice &
  Pick<LibrarySetup, 'say'> & {
    /** The file of the template that is open. */
    readonly attaching: Attaching;
  };
export type LibraryStore = StoreApi<LibraryState>;

/** The template library, in the panel and in the options page. Asks nothing until `startLibrary`. */
export function createLibraryStore(setup: LibrarySetup): LibraryStore {
  return createStore<LibraryState>()((set, get, api) => ({
    say: setup.say,
    attaching: createAttaching(setup),
    ...createListing(setup)(set, get, api),
    ...createEditing(setup)(set, get, api),
    ...createTransferring(setup)(set, get, api),
  }));
}

/** Opens what was being written when the page was closed, loads the list and keeps it true until `signal` aborts. */
export async function startLibrary(store: LibraryStore, desk: Desk, signal: AbortSignal): Promise<void> {
  const { loadList, loadSign, goOnWriting } = store.getState();
  goOnWriting();
  desk.onChanged('templates', loadList, signal);
  desk.onChanged('settings', loadSign, signal);
  await Promise.all([loadList(), loadSign()]);
}

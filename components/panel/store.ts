import { createStore, type StoreApi } from 'zustand/vanilla';
import type { IntoChat, PutIntoChat } from '../../lib/message/into-chat';
import type { Transport } from '../../lib/message/transport';
import type { Local } from '../../lib/platform/local';
import type { Unsent } from '../../lib/platform/unsent';
import type { Desk } from '../desk';
import { type Attaching, createAttaching, type Files } from '../media/attaching';
import { type BegunSlice, createBegun } from './begun';
import { createFilling, type FillingSlice } from './filling';
import { createGroup, type GroupSlice } from './group';
import { createOutbox, type OutboxSlice } from './outbox';
import { createParts, type PartsSlice } from './parts';
import { createPutting, type PuttingSlice } from './putting';
import { createRecipient, type RecipientSlice } from './recipient';
import { createSending, type SendingSlice } from './sending';
import { createSession, type SessionSlice } from './session';
import { createTransport, type TransportSlice } from './transport';

export interface PanelSetup {
  readonly desk: Desk;
  /** What one message costs by each way, US dollars; X's documented price, an estimate. Absent: X names none. */
  readonly prices: Readonly<Partial<Record<Transport, number>>>;
  /** Makes the id of a send. */
  newId(): string;
  /** Puts a text into the chat that is open in X's page. */
  putIntoChat(wanted: IntoChat): Promise<PutIntoChat>;
  /** Where files are kept. */
  readonly files: Files;
  /** Whether somebody was signed in when the panel was last open. */
  readonly signedIn: Local<true>;
  /** Where what was typed outlives the panel. */
  readonly unsent: {
    read(): Unsent | undefined;
    keep(unsent: Unsent): void;
    forget(accountId?: string): void;
  };
}

export type PanelState = SessionSlice &
  RecipientSlice &
  GroupSlice &
  FillingSlice &
  PartsSlice &
  TransportSlice &
  SendingSlice &
  PuttingSlice &
  BegunSlice &
  OutboxSlice & { readonly prices: PanelSetup['prices']; readonly attaching: Attaching };
export type PanelStore = StoreApi<PanelState>;

/** Everything the side panel knows and can do. Asks nothing until `startPanel`. */
export function createPanelStore(setup: PanelSetup): PanelStore {
  return createStore<PanelState>()((set, get, api) => ({
    prices: setup.prices,
    attaching: createAttaching({ ...setup, say: (what) => get().say(what) }),
    ...createSession(setup)(set, get, api),
    ...createRecipient(setup)(set, get, api),
    ...createGroup(setup)(set, get, api),
    ...createFilling(setup)(set, get, api),
    ...createParts(setup)(set, get, api),
    ...createTransport(setup)(set, get, api),
    ...createSending(setup)(set, get, api),
    ...createPutting(setup)(set, get, api),
    ...createBegun(setup)(set, get, api),
    ...createOutbox(setup)(set, get, api),
  }));
}

/** Loads what the panel shows and keeps it true until `signal` aborts. */
export async function startPanel(store: PanelStore, desk: Desk, signal: AbortSignal): Promise<void> {
  const { loadAccounts, loadView, loadTemplates, takeDraft, attaching } = store.getState();
  desk.onChanged('uploads', attaching.getState().look, signal);
  desk.onChanged('outbox', loadView, signal);
  desk.onChanged('limits', loadView, signal);
  desk.onChanged('templates', loadTemplates, signal);
  desk.onChanged('draft', takeDraft, signal);
  desk.onChanged(
    'accounts',
    async () => {
      await Promise.all([loadAccounts(), loadView()]);
      await takeDraft();
    },
    signal,
  );
  await Promise.all([loadAccounts().then(takeDraft), loadView(), loadTemplates()]);
}

import { createStore, type StoreApi } from 'zustand/vanilla';
import { i18n } from '#i18n';
import type { Problem } from '../../lib/message/problem';
import type { AuthState } from '../../lib/platform/messages';
import type { Desk } from '../desk';
import { type Attaching, createAttaching, type Files } from '../media/attaching';
import { type AccountSlice, createAccountChoice } from './accounts';
import { type CardsSlice, createCards } from './cards/cards';
import { type CommandsSlice, createCommands } from './commands';
import { createKeys, type KeysSlice } from './keys/keys';
import { createSettings, type SettingsSlice } from './settings';
import { createWelcome, type WelcomeSlice } from './welcome/welcome';

export interface OptionsSetup {
  readonly desk: Desk;
  /** Where files of welcome messages are kept until they are at X. */
  readonly files: Files;
  /** US dollars; X's documented prices, an estimate. */
  readonly prices: { readonly directMessage: number; readonly person: number };
  /** Forgets what was typed in the panel for an account and not sent. */
  forgetUnsent(accountId: string): void;
}

interface SignInSlice {
  /** Absent until the background has answered. */
  readonly auth?: AuthState;
  readonly authProblem?: Problem;
  readonly clientId: string;
  readonly signingIn: boolean;
  readonly signInProblem?: Problem;
  /** Handle of who has just signed in. */
  readonly signedIn?: string;
  /** Id of the account being signed out. */
  readonly signingOut?: string;
  readonly signOutProblem?: Problem;
  readonly signedOut?: { readonly revoked: boolean };
  loadAuth(): Promise<void>;
  writeClientId(clientId: string): void;
  signIn(): Promise<void>;
  signOut(accountId: string): Promise<void>;
}

export type OptionsState = SignInSlice &
  SettingsSlice &
  AccountSlice &
  KeysSlice &
  WelcomeSlice &
  CommandsSlice &
  CardsSlice & {
    readonly prices: OptionsSetup['prices'];
    /** The new file of the welcome message that is being written. */
    readonly attaching: Attaching;
    /** The last result, for screen readers. */
    readonly said: string;
    readonly saidTurn: number;
    say(what: string): void;
  };
export type OptionsStore = StoreApi<OptionsState>;

/** Everything the options page knows and can do. Asks nothing until `startOptions`. */
export function createOptionsStore(setup: OptionsSetup): OptionsStore {
  const { desk } = setup;
  return createStore<OptionsState>()((set, get, api) => ({
    prices: setup.prices,
    attaching: createAttaching({ ...setup, say: (what) => get().say(what) }),
    said: '',
    saidTurn: 0,
    say: (said) => set({ said, saidTurn: get().saidTurn + 1 }),

    clientId: '',
    signingIn: false,

    async loadAuth() {
      const auth = await desk.ask('auth.state', {});
      if (!auth.ok) return set({ authProblem: auth.problem });
      const clientId = get().clientId || auth.value.clientId;
      set({ auth: auth.value, authProblem: undefined, clientId });
    },

    writeClientId: (clientId) => set({ clientId, signInProblem: undefined }),

    async signIn() {
      if (get().signingIn) return;
      const clientId = get().clientId.trim();
      set({ signedIn: undefined, signInProblem: undefined, signedOut: undefined });
      if (clientId === '') return set({ signInProblem: { code: 'client_id_malformed' } });
      set({ signingIn: true });
      get().say(i18n.t('options.signing_in_what'));
      const account = await desk.ask('auth.signIn', { clientId });
      set({ signingIn: false });
      if (!account.ok) return set({ signInProblem: account.problem });
      set({ signedIn: account.value.handle });
      await get().loadAuth();
    },

    async signOut(accountId) {
      set({ signingOut: accountId, signOutProblem: undefined, signedOut: undefined, signedIn: undefined });
      const answer = await desk.ask('auth.signOut', { accountId });
      set({ signingOut: undefined });
      if (!answer.ok) return set({ signOutProblem: answer.problem });
      setup.forgetUnsent(accountId);
      set({ signedOut: answer.value });
      await get().loadAuth();
    },

    ...createSettings(setup)(set, get, api),
    ...createAccountChoice(set, get, api),
    ...createKeys(setup)(set, get, api),
    ...createWelcome(setup)(set, get, api),
    ...createCards(setup)(set, get, api),
    ...createCommands(setup)(set, get, api),
  }));
}

/** Loads what the page shows and keeps it true until `signal` aborts. */
export async function startOptions(store: OptionsStore, desk: Desk, signal: AbortSignal): Promise<void> {
  const { loadAuth, loadSettings, loadCards, loadCommands, attaching } = store.getState();
  desk.onChanged('accounts', loadAuth, signal);
  desk.onChanged('uploads', attaching.getState().look, signal);
  desk.onChanged('settings', loadSettings, signal);
  desk.onChanged('cards', loadCards, signal);
  // Keys are changed on a page of the browser, which tells nobody.
  addEventListener('focus', loadCommands, { signal });
  await Promise.all([loadAuth(), loadSettings(), loadCards(), loadCommands()]);
}

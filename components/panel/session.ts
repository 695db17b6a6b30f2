import type { StateCreator } from 'zustand/vanilla';
import type { Account } from '../../lib/auth/account';
import type { Problem } from '../../lib/message/problem';
import type { PanelSetup, PanelState } from './store';

export const panelTabs = ['compose', 'outbox', 'templates'] as const;
type PanelTab = (typeof panelTabs)[number];

/** Who is signed in, whom the panel speaks as, which part of it is open. */
export interface SessionSlice {
  /** Absent until the background has answered. */
  readonly accounts?: readonly Account[];
  readonly accountsProblem?: Problem;
  /** Nobody is signed in; until the background has answered, what it said the last time: nothing jumps when it has. */
  readonly signedOut: boolean;
  readonly accountId?: string;
  readonly online: boolean;
  readonly tab: PanelTab;
  /** Nobody is signed in, and somebody writes all the same, to copy it. */
  readonly byHand: boolean;
  /** The last result, for screen readers. */
  readonly said: string;
  readonly saidTurn: number;
  loadAccounts(): Promise<void>;
  chooseAccount(id: string): void;
  setOnline(online: boolean): void;
  showTab(tab: PanelTab): void;
  writeByHand(): void;
  say(what: string): void;
  openOptions(): void;
}

type Slice = StateCreator<PanelState, [], [], SessionSlice>;

export const createSession =
  ({ desk, unsent, signedIn }: PanelSetup): Slice =>
  (set, get) => ({
    signedOut: signedIn.read() !== true,
    online: true,
    tab: 'compose',
    byHand: false,
    said: '',
    saidTurn: 0,

    async loadAccounts() {
      let answer = await desk.ask('auth.state', {});
      // A background that was stopped as it was asked is another one at the second question.
      if (!answer.ok && answer.problem.code === 'internal') answer = await desk.ask('auth.state', {});
      if (!answer.ok) return set({ accountsProblem: answer.problem });
      const { accounts } = answer.value;
      const before = get().accountId;
      const isIn = (id?: string) => accounts.some((account) => account.id === id);
      const signedOut = accounts.length === 0;
      if (signedOut) signedIn.forget();
      else signedIn.keep(true);
      set({ accounts, signedOut, accountsProblem: undefined });
      if (isIn(before)) return void get().loadStanding();

      // What was typed goes with the account it was typed for.
      if (before !== undefined) get().emptyMessage();
      const kept = unsent.read();
      const keptIsOurs = kept !== undefined && isIn(kept.accountId);
      if (kept !== undefined && !keptIsOurs) unsent.forget();
      set({ accountId: keptIsOurs ? kept.accountId : accounts[0]?.id });
      if (keptIsOurs) get().putBack(kept);
      void get().loadStanding();
    },

    chooseAccount(accountId) {
      if (accountId === get().accountId) return;
      set({ accountId });
      void get().loadStanding();
      // Whether somebody accepts messages is another question for another account.
      get().writeTo(get().to);
      void get().findPerson();
    },

    setOnline(online) {
      const isBack = online && !get().online;
      set({ online });
      // Looking at the outbox wakes it: a background worker isn't told that the network is back.
      if (isBack) void get().loadView();
    },
    showTab: (tab) => set({ tab }),
    writeByHand: () => set({ byHand: true }),
    say: (said) => set({ said, saidTurn: get().saidTurn + 1 }),
    openOptions: () => desk.openOptions(),
  });

export const accountOf = (state: PanelState): Account | undefined =>
  state.accounts?.find((account) => account.id === state.accountId);

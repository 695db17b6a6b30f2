import type { StateCreator } from 'zustand/vanilla';
import type { Account } from '../../lib/auth/account';
import type { OptionsState } from './store';

/** The account that keys and welcome messages are about. */
export interface AccountSlice {
  readonly chosenId?: string;
  /** The chosen one, else the first; undefined where nobody is signed in. */
  chosenAccount(): Account | undefined;
  chooseAccount(id: string): Promise<void>;
}

type Slice = StateCreator<OptionsState, [], [], AccountSlice>;

export const createAccountChoice: Slice = (set, get) => ({
  chosenAccount() {
    const { auth, chosenId } = get();
    return auth?.accounts.find(({ id }) => id === chosenId) ?? auth?.accounts[0];
  },
  async chooseAccount(chosenId) {
    set({ chosenId });
    await get().loadKeys();
  },
});

import type { StateCreator } from 'zustand/vanilla';
import { type Choice, chooseTransport } from '../../lib/message/transport';
import type { Answer } from '../../lib/platform/messages';
import { messageOf } from './parts';
import type { PanelSetup, PanelState } from './store';

/** By which way the message goes. */
export interface TransportSlice {
  /** What X lets the chosen account do, by account id. */
  readonly standings: Readonly<Record<string, Answer['transport.standing']>>;
  /** The agent says that the chat is encrypted. */
  readonly encrypted: boolean;
  /** The agent chose text where native parts could go. */
  readonly withoutLegacy: boolean;
  /** X's custom profiles of the chosen account, where it has any. */
  readonly profiles: readonly { readonly id: string; readonly name: string }[];
  loadStanding(): Promise<void>;
  setEncrypted(encrypted: boolean): void;
  setWithoutLegacy(withoutLegacy: boolean): void;
}

type Slice = StateCreator<PanelState, [], [], TransportSlice>;

export const createTransport =
  ({ desk }: PanelSetup): Slice =>
  (set, get) => ({
    standings: {},
    encrypted: false,
    withoutLegacy: false,
    profiles: [],

    async loadStanding() {
      const { accountId } = get();
      if (accountId === undefined) return;
      const answer = await desk.ask('transport.standing', { accountId });
      // Unknown: as if there were no keys. The message goes as text then, which is said.
      if (answer.ok) set({ standings: { ...get().standings, [accountId]: answer.value } });
      // Only accounts on X's list have profiles: what it answers to others is nothing to speak of.
      const listed =
        answer.ok && answer.value.legacy === 'works'
          ? await desk.ask('profiles.list', { accountId })
          : undefined;
      if (get().accountId === accountId) set({ profiles: listed?.ok ? listed.value : [] });
    },

    setEncrypted: (encrypted) => set({ encrypted }),
    setWithoutLegacy: (withoutLegacy) => set({ withoutLegacy }),
  });

/** The way that the message being written takes, and why. */
export function choiceOf(state: PanelState): Choice {
  const { accountId, signedOut, standings, encrypted, withoutLegacy, group, conversation } = state;
  const standing = accountId === undefined ? undefined : standings[accountId];
  return chooseTransport(messageOf(state), {
    signedIn: !signedOut,
    keys: standing?.keys ?? false,
    legacy: standing?.legacy,
    encrypted,
    toGroup: group !== undefined || conversation !== undefined,
    withoutLegacy,
  });
}

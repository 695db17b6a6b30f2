import type { StateCreator } from 'zustand/vanilla';
import type { PutIntoChat } from '../../lib/message/into-chat';
import { accountOf } from './session';
import type { PanelSetup, PanelState } from './store';

/** The message in X's own chat composer, where the agent reads and sends it. */
export interface PuttingSlice {
  readonly putting: boolean;
  /** What came of it, and of which text. */
  readonly put?: PutIntoChat & { readonly text: string };
  /** Without words (a rendering of nothing), nothing is done. */
  putIntoChat(text: string): Promise<void>;
}

type Slice = StateCreator<PanelState, [], [], PuttingSlice>;

export const createPutting =
  ({ putIntoChat }: PanelSetup): Slice =>
  (set, get) => ({
    putting: false,

    async putIntoChat(text) {
      if (get().putting) return;
      set({ putting: true, put: undefined });
      await get().findPerson('quietly');
      const { person, conversation, to } = get();
      // Somebody was meant, and X does not say who that is: no chat can be known for theirs.
      if (to.trim() !== '' && person === undefined && conversation === undefined)
        return set({ putting: false });
      const put = await putIntoChat({
        text,
        ownId: accountOf(get())?.id,
        ...(person && { person: { id: person.id, handle: person.handle } }),
        ...(conversation && { conversation: conversation.id }),
      });
      set({ putting: false, put: { ...put, text } });
      if (put.outcome === 'put') void get().noteUsed();
    },
  });

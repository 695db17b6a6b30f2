import type { StateCreator } from 'zustand/vanilla';
import { i18n } from '#i18n';
import type { Problem } from '../../lib/message/problem';
import { tidy } from '../../lib/message/validate';
import type { OutboxRow } from '../../lib/outbox/row';
import { isFaulty } from './outlook';
import { messageOf } from './parts';
import { nameOf, recipientOf } from './recipient';
import type { PanelSetup, PanelState } from './store';
import { choiceOf } from './transport';

/** The text being written, putting it in the outbox, and taking the last one back. */
export interface SendingSlice {
  readonly text: string;
  readonly sending: boolean;
  readonly sendProblem?: Problem;
  /** The message sent last from here, as it stands now. */
  readonly last?: OutboxRow;
  readonly undoProblem?: Problem;
  writeText(text: string): void;
  send(): Promise<void>;
  undo(): Promise<void>;
  forgetLast(): void;
}

type Slice = StateCreator<PanelState, [], [], SendingSlice>;

export const noText = { text: '', sendProblem: undefined } as const;

export const createSending =
  ({ desk, newId }: PanelSetup): Slice =>
  (set, get) => {
    // One id for one message until it is in the outbox: asked twice after a lost answer, it makes one row.
    let attempt: { readonly id: string; readonly of: string } | undefined;

    return {
      ...noText,
      sending: false,

      writeText(text) {
        set({ text, sendProblem: undefined });
        get().keepUnsent();
      },

      async send() {
        if (get().sending) return;
        set({ sending: true, strict: true, sendProblem: undefined });
        if (toIsEmpty(get())) set({ toProblem: { code: 'recipient_unreadable' } });
        await get().findPerson();
        const { accountId } = get();
        const recipient = recipientOf(get());
        if (accountId === undefined || recipient === undefined || isFaulty(get())) {
          return set({ sending: false });
        }
        const message = tidy(messageOf(get()));
        const { transport } = choiceOf(get());
        // By the agent's own hand: nothing to queue.
        if (transport === 'page') return set({ sending: false });
        const of = JSON.stringify([accountId, recipient, message, transport]);
        if (attempt?.of !== of) attempt = { id: newId(), of };
        const { id } = attempt;
        const row = await desk.ask('outbox.enqueue', { id, accountId, recipient, message, transport });
        if (!row.ok) return set({ sending: false, sendProblem: row.problem });
        attempt = undefined;
        set({ sending: false, last: row.value, undoProblem: undefined });
        void get().noteUsed();
        get().emptyMessage();
        get().say(i18n.t('panel.queued', { name: nameOf(row.value) }));
        await get().loadView();
      },

      async undo() {
        const { last } = get();
        if (last === undefined) return;
        const answer = await desk.ask('outbox.cancel', { id: last.id });
        if (!answer.ok) {
          set({ undoProblem: answer.problem });
          return get().loadView();
        }
        set({ last: undefined, undoProblem: undefined });
        get().say(i18n.t(get().takeBack(last) ? 'panel.taken_back' : 'panel.taken_back_kept'));
        await get().loadView();
      },

      forgetLast: () => set({ last: undefined, undoProblem: undefined }),
    };
  };

const toIsEmpty = ({ to, group, conversation }: PanelState): boolean =>
  to.trim() === '' && group === undefined && conversation === undefined;

import type { StateCreator } from 'zustand/vanilla';
import type { Recipient } from '../../lib/message/message';
import type { OutboxRow } from '../../lib/outbox/row';
import type { Unsent } from '../../lib/platform/unsent';
import { nameOfWho } from './group';
import { noParts } from './parts';
import { noRecipient } from './recipient';
import { noText } from './sending';
import { accountOf } from './session';
import type { PanelSetup, PanelState } from './store';

/** Messages begun and not sent: kept when the panel closes, set aside for another, put back. */
export interface BegunSlice {
  /** A message that had been begun when another one was asked for. */
  readonly stashed?: Unsent;
  /** Takes what "Send privately" on the page has left for the panel, if there is something. */
  takeDraft(): Promise<void>;
  goBackToStashed(): void;
  emptyMessage(): void;
  putBack(unsent: Unsent): void;
  /** A message taken back from the outbox is begun again; false if another one was begun meanwhile. */
  takeBack(row: OutboxRow): boolean;
  keepUnsent(): void;
}

type Slice = StateCreator<PanelState, [], [], BegunSlice>;

export const createBegun =
  ({ desk, unsent }: PanelSetup): Slice =>
  (set, get) => {
    const nowBegun = (): Unsent | undefined => {
      const { accountId, text, parts, context } = get();
      const to = toOf(get());
      const begun = to.trim() !== '' || text.trim() !== '' || Object.keys(parts).length > 0;
      return accountId !== undefined && begun
        ? { accountId, to, text, ...(Object.keys(parts).length > 0 && { parts }), context }
        : undefined;
    };

    return {
      async takeDraft() {
        // Kept by the background until somebody is signed in to write it.
        if (accountOf(get()) === undefined) return;
        const draft = await desk.ask('draft.take', {});
        if (!draft.ok || draft.value === null) return;
        const { context, templateId, answers = {} } = draft.value;
        const stashed = nowBegun() ?? get().stashed;
        get().emptyMessage();
        const poster = get().accounts?.find((account) => account.id === context.ownId);
        // What was asked for comes below; the account's own template does not come before it.
        set({ tab: 'compose', stashed, context, templateId, ...(poster && { accountId: poster.id }) });
        get().writeTo(context.customer === undefined ? '' : `@${context.customer.handle}`);
        await get().findPerson();
        if (templateId !== undefined) await get().chooseTemplate(templateId, { answers });
      },

      goBackToStashed() {
        const { stashed } = get();
        if (stashed === undefined) return;
        const now = nowBegun();
        set({ stashed: now, accountId: stashed.accountId });
        get().putBack(stashed);
      },

      emptyMessage() {
        get().forgetTemplate();
        set({ ...noRecipient, ...noText, ...noParts });
        get().keepUnsent();
      },

      putBack({ to, text, parts = {}, context }) {
        get().forgetTemplate();
        set({ ...noRecipient, ...noText, ...noParts, to, text, parts, context });
        get().keepUnsent();
        void get().findPerson('quietly');
      },

      takeBack({ accountId, recipient, message }) {
        if (nowBegun() !== undefined) return false;
        set({ accountId });
        const { text, ...parts } = message;
        get().putBack({ accountId, to: typedOf(recipient), text, parts });
        return true;
      },

      keepUnsent() {
        const now = nowBegun();
        if (now === undefined) unsent.forget();
        else unsent.keep(now);
      },
    };
  };

/** Whom it goes to, as it can be typed again: a group as all of its people. */
const toOf = ({ to, group }: PanelState): string =>
  group === undefined ? to : group.map(({ who }) => nameOfWho(who)).join(', ');

function typedOf(recipient: Recipient): string {
  if ('group' in recipient) return recipient.group.map(typedOf).join(', ');
  if ('conversation' in recipient) return `https://x.com/messages/${recipient.conversation}`;
  return recipient.handle === undefined ? recipient.id : `@${recipient.handle}`;
}

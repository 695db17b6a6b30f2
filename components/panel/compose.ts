import type { StateCreator } from 'zustand/vanilla';
import { i18n } from '#i18n';
import { limits } from '../../lib/message/limits';
import type { Person } from '../../lib/message/message';
import type { PageContext } from '../../lib/message/page-context';
import type { Problem, ProblemCode } from '../../lib/message/problem';
import { parseRecipient, type Who } from '../../lib/message/recipient';
import type { OutboxRow } from '../../lib/outbox/row';
import type { Unsent } from '../../lib/platform/unsent';
import { accountOf } from './session';
import type { PanelSetup, PanelState } from './store';

/** A message being written, and the last one sent from here. */
export interface ComposeSlice {
  readonly to: string;
  readonly person?: Person;
  readonly toBusy?: 'finding' | 'reading_page';
  readonly toProblem?: Problem;
  /** The post being answered, where the message began from one. */
  readonly context?: PageContext;
  readonly text: string;
  readonly textProblem?: Problem;
  readonly sending: boolean;
  readonly sendProblem?: Problem;
  readonly last?: OutboxRow;
  readonly undoProblem?: Problem;
  /** A message that had been begun when another one was asked for. */
  readonly stashed?: Unsent;
  writeTo(to: string): void;
  findPerson(): Promise<void>;
  takeCustomer(): Promise<void>;
  writeText(text: string): void;
  send(): Promise<void>;
  undo(): Promise<void>;
  forgetLast(): void;
  takeDraft(): Promise<void>;
  emptyMessage(): void;
  putBack(unsent: Unsent): void;
  goBackToStashed(): void;
  keepUnsent(): void;
}

type Slice = StateCreator<PanelState, [], [], ComposeSlice>;

const empty = {
  to: '',
  person: undefined,
  toBusy: undefined,
  toProblem: undefined,
  context: undefined,
  text: '',
  textProblem: undefined,
  sendProblem: undefined,
} as const;

/** With these, X was not asked or said nothing: a numeric id can be queued all the same. */
const saysNothing: readonly ProblemCode[] = ['offline', 'unreachable', 'x_unavailable', 'rate_limited'];

export const createCompose =
  ({ desk, newId, unsent }: PanelSetup): Slice =>
  (set, get) => {
    // One id for one message until it is in the outbox: asked twice after a lost answer, it makes one row.
    let attempt: string | undefined;
    let lookup = Promise.resolve();

    const nowUnsent = (): Unsent | undefined => {
      const { accountId, to, text, context } = get();
      const begun = to.trim() !== '' || text.trim() !== '';
      return accountId !== undefined && begun ? { accountId, to, text, context } : undefined;
    };

    const change = (patch: Partial<PanelState>) => {
      attempt = undefined;
      set(patch);
      get().keepUnsent();
    };

    const look = async (to: string): Promise<void> => {
      const account = accountOf(get());
      if (account === undefined) return;
      const who = parseRecipient(to, account.id);
      if (!who.ok) return set({ toProblem: who.problem });
      set({ toBusy: 'finding', toProblem: undefined });
      const found = isOwn(who.value, account.handle)
        ? ({ ok: false, problem: { code: 'recipient_is_self' } } as const)
        : await desk.ask('person.find', { accountId: account.id, who: who.value });
      // Meanwhile somebody else was typed, or another account chosen: this answers an old question.
      if (get().to !== to || get().accountId !== account.id) return;
      if (!found.ok) return set({ toBusy: undefined, toProblem: found.problem });
      if (found.value.id === account.id) {
        return set({ toBusy: undefined, toProblem: { code: 'recipient_is_self' } });
      }
      set({ toBusy: undefined, person: found.value });
      get().say(i18n.t('panel.found', { name: found.value.name, handle: found.value.handle }));
      await get().refill();
    };

    return {
      ...empty,
      sending: false,

      writeTo: (to) => change({ to, person: undefined, toBusy: undefined, toProblem: undefined }),

      // Not while typing: each handle that X is asked for costs, and half a handle is somebody else's.
      async findPerson() {
        const { to, person, toBusy } = get();
        if (to.trim() === '' || person !== undefined) return;
        if (toBusy !== 'finding') lookup = look(to);
        await lookup;
      },

      async takeCustomer() {
        set({ toBusy: 'reading_page', toProblem: undefined });
        const context = await desk.askPage();
        set({ toBusy: undefined });
        if (context?.customer === undefined) return set({ toProblem: { code: 'customer_not_on_page' } });
        get().writeTo(`@${context.customer.handle}`);
        change({ context });
        await get().findPerson();
      },

      writeText: (text) => change({ text, textProblem: undefined, sendProblem: undefined }),

      async send() {
        if (get().sending) return;
        set({ sending: true, sendProblem: undefined, textProblem: undefined });
        if (get().to.trim() === '') set({ toProblem: { code: 'recipient_unreadable' } });
        await get().findPerson();
        const { accountId, text } = get();
        const recipient = recipientOf(get());
        const textProblem = judgeText(text);
        if (accountId === undefined || recipient === undefined || textProblem !== undefined) {
          return set({ sending: false, textProblem });
        }
        attempt ??= newId();
        const row = await desk.ask('outbox.enqueue', {
          id: attempt,
          accountId,
          recipient,
          message: { text },
        });
        if (!row.ok) return set({ sending: false, sendProblem: row.problem });
        set({ sending: false, last: row.value, undoProblem: undefined });
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
        const { recipient, accountId, message } = last;
        const begunAnother = nowUnsent() !== undefined;
        set({ last: undefined, undoProblem: undefined });
        if (!begunAnother) {
          set({ accountId });
          get().putBack({
            accountId,
            to: recipient.handle === undefined ? recipient.id : `@${recipient.handle}`,
            text: message.text,
          });
        }
        get().say(i18n.t(begunAnother ? 'panel.taken_back_kept' : 'panel.taken_back'));
        await get().loadView();
      },

      forgetLast: () => set({ last: undefined, undoProblem: undefined }),

      async takeDraft() {
        // Kept by the background until somebody is signed in to write it.
        if (accountOf(get()) === undefined) return;
        const draft = await desk.ask('draft.take', {});
        if (!draft.ok || draft.value === null) return;
        const { context, templateId, answers = {} } = draft.value;
        const stashed = nowUnsent() ?? get().stashed;
        get().emptyMessage();
        const poster = get().accounts?.find((account) => account.id === context.ownId);
        set({ tab: 'compose', stashed, ...(poster && { accountId: poster.id }) });
        change({ to: context.customer === undefined ? '' : `@${context.customer.handle}`, context });
        await get().findPerson();
        if (templateId !== undefined) await get().chooseTemplate(templateId, { answers });
      },

      emptyMessage() {
        change(empty);
        get().forgetTemplate();
      },

      putBack({ to, text, context }) {
        get().forgetTemplate();
        change({ ...empty, to, text, context });
        void get().findPerson();
      },

      goBackToStashed() {
        const { stashed } = get();
        if (stashed === undefined) return;
        set({ stashed: nowUnsent(), accountId: stashed.accountId });
        get().putBack(stashed);
      },

      keepUnsent() {
        const now = nowUnsent();
        if (now === undefined) unsent.forget();
        else unsent.keep(now);
      },
    };
  };

function judgeText(text: string): Problem | undefined {
  if (text.trim() === '') return { code: 'text_empty' };
  return text.length > limits.text ? { code: 'text_too_long' } : undefined;
}

function recipientOf({ person, to, toProblem, accountId }: PanelState): OutboxRow['recipient'] | undefined {
  if (person !== undefined) return { id: person.id, handle: person.handle, name: person.name };
  if (toProblem === undefined || !saysNothing.includes(toProblem.code)) return undefined;
  const who = parseRecipient(to, accountId);
  return who.ok && 'id' in who.value ? who.value : undefined;
}

const isOwn = (who: Who, ownHandle: string): boolean =>
  'handle' in who && who.handle.toLowerCase() === ownHandle.toLowerCase();

/** What a person calls the recipient of a row. */
export const nameOf = ({ recipient }: Pick<OutboxRow, 'recipient'>): string =>
  recipient.handle === undefined ? i18n.t('outbox.unnamed', { id: recipient.id }) : `@${recipient.handle}`;

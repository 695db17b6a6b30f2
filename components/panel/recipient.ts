import type { StateCreator } from 'zustand/vanilla';
import { i18n } from '#i18n';
import type { Account } from '../../lib/auth/account';
import type { Person, Recipient } from '../../lib/message/message';
import type { PageContext } from '../../lib/message/page-context';
import { fail, type Problem, type ProblemCode, type Result } from '../../lib/message/problem';
import { parseRecipient } from '../../lib/message/recipient';
import type { OutboxRow } from '../../lib/outbox/row';
import { accountOf } from './session';
import type { PanelSetup, PanelState } from './store';

/** Whom the message being written goes to. */
export interface RecipientSlice {
  readonly to: string;
  readonly person?: Person;
  readonly toBusy?: 'finding' | 'reading_page';
  readonly toProblem?: Problem;
  /** The post being answered, where the message began from one. */
  readonly context?: PageContext;
  writeTo(to: string): void;
  /** `quietly`: nobody asked just now, so nothing is announced. */
  findPerson(quietly?: 'quietly'): Promise<void>;
  takeCustomer(): Promise<void>;
}

type Slice = StateCreator<PanelState, [], [], RecipientSlice>;

export const noRecipient = {
  to: '',
  person: undefined,
  toBusy: undefined,
  toProblem: undefined,
  context: undefined,
} as const;

/** With these, X was not asked or said nothing: a numeric id can be queued all the same. */
const saysNothing: readonly ProblemCode[] = ['offline', 'unreachable', 'x_unavailable', 'rate_limited'];

export const createRecipient =
  ({ desk }: PanelSetup): Slice =>
  (set, get) => {
    let lookup = Promise.resolve();

    const ask = async (to: string, account: Account): Promise<Result<Person>> => {
      const who = parseRecipient(to, account.id);
      if (!who.ok) return who;
      if ('handle' in who.value && isSame(who.value.handle, account.handle)) return fail('recipient_is_self');
      const found = await desk.ask('person.find', { accountId: account.id, who: who.value });
      return found.ok && found.value.id === account.id ? fail('recipient_is_self') : found;
    };

    const look = async (to: string): Promise<void> => {
      const account = accountOf(get());
      if (account === undefined) return;
      set({ toBusy: 'finding', toProblem: undefined });
      const found = await ask(to, account);
      // Meanwhile somebody else was typed, or another account chosen: this answers an old question.
      if (get().to !== to || get().accountId !== account.id) return;
      set({ toBusy: undefined });
      if (!found.ok) return set({ toProblem: found.problem });
      set({ person: found.value });
      await get().refill();
    };

    return {
      ...noRecipient,

      writeTo(to) {
        set({ to, person: undefined, toBusy: undefined, toProblem: undefined });
        get().keepUnsent();
      },

      // Not while typing: each handle that X is asked for costs, and half a handle is somebody else's.
      async findPerson(quietly) {
        const { to, person, toBusy } = get();
        if (to.trim() === '' || person !== undefined) return;
        if (toBusy !== 'finding') lookup = look(to);
        await lookup;
        const found = get().person;
        if (found === undefined || quietly) return;
        get().say(i18n.t('panel.found', { name: found.name, handle: found.handle }));
      },

      async takeCustomer() {
        set({ toBusy: 'reading_page', toProblem: undefined });
        const context = await desk.askPage();
        set({ toBusy: undefined });
        if (context?.customer === undefined) return set({ toProblem: { code: 'customer_not_on_page' } });
        set({ context });
        get().writeTo(`@${context.customer.handle}`);
        await get().findPerson();
      },
    };
  };

/** Handles are the same in capitals and small letters. */
export const isSame = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && one.toLowerCase() === other?.toLowerCase();

/** Whom a send would go to; undefined while that is not known. */
export function recipientOf(state: PanelState): Extract<Recipient, { id: string }> | undefined {
  const { person, to, toProblem, accountId } = state;
  if (person !== undefined) return { id: person.id, handle: person.handle, name: person.name };
  if (toProblem === undefined || !saysNothing.includes(toProblem.code)) return undefined;
  const who = parseRecipient(to, accountId);
  return who.ok && 'id' in who.value ? who.value : undefined;
}

/** What a person calls the recipient of a row. */
export function nameOf({ recipient }: Pick<OutboxRow, 'recipient'>): string {
  if ('group' in recipient) return recipient.group.map((one) => nameOf({ recipient: one })).join(', ');
  if ('conversation' in recipient) return recipient.name ?? recipient.conversation;
  return recipient.handle === undefined
    ? i18n.t('outbox.unnamed', { id: recipient.id })
    : `@${recipient.handle}`;
}

import type { StateCreator } from 'zustand/vanilla';
import { i18n } from '#i18n';
import type { Account } from '../../lib/auth/account';
import type { Person, Recipient } from '../../lib/message/message';
import type { PageContext } from '../../lib/message/page-context';
import { fail, type Problem, type ProblemCode, type Result } from '../../lib/message/problem';
import { isConversationId, parseRecipient, type Wanted, type Who } from '../../lib/message/recipient';
import type { OutboxRow } from '../../lib/outbox/row';
import { groupRecipient, noGroup } from './group';
import { accountOf } from './session';
import type { PanelSetup, PanelState } from './store';

/** Whom the message being written goes to. */
export interface RecipientSlice {
  readonly to: string;
  readonly person?: Person;
  /** A conversation that is there already, by its id at X. */
  readonly conversation?: { readonly id: string; readonly name?: string };
  readonly toBusy?: 'finding' | 'reading_page';
  readonly toProblem?: Problem;
  /** The post being answered, where the message began from one. */
  readonly context?: PageContext;
  writeTo(to: string): void;
  /** `quietly`: nobody asked just now, so nothing is announced. */
  findPerson(quietly?: 'quietly'): Promise<void>;
  takeCustomer(): Promise<void>;
  /** What was typed is the id of a conversation, not of a person. */
  takeAsConversation(): void;
}

type Slice = StateCreator<PanelState, [], [], RecipientSlice>;

export const noRecipient = {
  to: '',
  person: undefined,
  conversation: undefined,
  toBusy: undefined,
  toProblem: undefined,
  context: undefined,
  ...noGroup,
} as const;

/** With these, asking again would get the same answer. */
const saysNo: readonly ProblemCode[] = ['recipient_not_found', 'recipient_suspended', 'recipient_is_self'];

/** With these, X was not asked or said nothing: a numeric id can be queued all the same. */
const saysNothing: readonly ProblemCode[] = ['offline', 'unreachable', 'x_unavailable', 'rate_limited'];

export const createRecipient =
  ({ desk }: PanelSetup): Slice =>
  (set, get) => {
    let lookup = Promise.resolve();

    const read = (to: string, account: Account): Result<Wanted> => {
      const wanted = parseRecipient(to, account.id);
      const isSelf = wanted.ok && 'handle' in wanted.value && isSame(wanted.value.handle, account.handle);
      return isSelf ? fail('recipient_is_self') : wanted;
    };

    const ask = async (who: Who, account: Account): Promise<Result<Person>> => {
      const found = await desk.ask('person.find', { accountId: account.id, who });
      return found.ok && found.value.id === account.id ? fail('recipient_is_self') : found;
    };

    const look = async (to: string): Promise<void> => {
      const account = accountOf(get());
      if (account === undefined) return;
      const wanted = read(to, account);
      if (!wanted.ok) return set({ toProblem: wanted.problem });
      if ('several' in wanted.value) return set({ several: wanted.value.several, toProblem: undefined });
      if ('conversation' in wanted.value) {
        return set({ conversation: { id: wanted.value.conversation }, toProblem: undefined });
      }
      set({ toBusy: 'finding', toProblem: undefined });
      const found = await ask(wanted.value, account);
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
        set({ ...noRecipient, to, context: get().context });
        get().keepUnsent();
      },

      // Not while typing: each handle that X is asked for costs, and half a handle is somebody else's.
      async findPerson(quietly) {
        const { to, person, conversation, toBusy, toProblem } = get();
        if (to.trim() === '' || person !== undefined || conversation !== undefined) return;
        // X has said no to this very text: asked again, it costs again.
        if (toProblem !== undefined && saysNo.includes(toProblem.code)) return;
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
        const to = context && toOf(context);
        if (to === undefined) return set({ toProblem: { code: 'customer_not_on_page' } });
        set({ context });
        get().writeTo(to);
        await get().findPerson();
      },

      takeAsConversation: () => set({ conversation: { id: get().to.trim() }, toProblem: undefined }),
    };
  };

/** Handles are the same in capitals and small letters. */
export const isSame = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && one.toLowerCase() === other?.toLowerCase();

/** Whom the open page is about: the customer of its post, or the other side of its chat. */
function toOf({ customer, conversation }: PageContext): string | undefined {
  if (customer !== undefined) return `@${customer.handle}`;
  if (conversation === undefined) return undefined;
  return conversation.personId ?? `https://x.com/messages/${conversation.id}`;
}

/** Whom a send would go to; undefined while that is not known. */
export function recipientOf(state: PanelState): Recipient | undefined {
  const { person, conversation, group, to, toProblem, accountId } = state;
  if (group !== undefined) return groupRecipient(group);
  if (conversation !== undefined) return { conversation: conversation.id };
  if (person !== undefined) return { id: person.id, handle: person.handle, name: person.name };
  if (toProblem === undefined || !saysNothing.includes(toProblem.code)) return undefined;
  const who = parseRecipient(to, accountId);
  return who.ok && 'id' in who.value ? who.value : undefined;
}

/** X knows nobody by this number, which is as long as a group's. */
export const mayBeConversation = ({ to, toProblem }: PanelState): boolean =>
  toProblem?.code === 'recipient_not_found' && isConversationId(to.trim());

/** What a person calls the recipient of a row. */
export function nameOf({ recipient }: Pick<OutboxRow, 'recipient'>): string {
  if ('group' in recipient) {
    const names = recipient.group.map((one) => nameOf({ recipient: one }));
    const more = names.length - 2;
    if (more < 2) return names.join(', ');
    return i18n.t('group.and_more', { who: names.slice(0, 2).join(', '), more });
  }
  if ('conversation' in recipient) return recipient.name ?? recipient.conversation;
  return recipient.handle === undefined
    ? i18n.t('outbox.unnamed', { id: recipient.id })
    : `@${recipient.handle}`;
}

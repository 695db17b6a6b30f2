import type { StateCreator } from 'zustand/vanilla';
import { i18n } from '#i18n';
import * as limits from '../../lib/message/limits';
import type { Person, Recipient } from '../../lib/message/message';
import type { Problem } from '../../lib/message/problem';
import { parseRecipient, type Who } from '../../lib/message/recipient';
import { isSame } from './recipient';
import { accountOf } from './session';
import type { PanelSetup, PanelState } from './store';

/** One of a group: as written, and whom X says that is. */
export interface Member {
  readonly who: Who;
  readonly person?: Person;
  readonly problem?: Problem;
}

/** Writing to several people in one conversation. */
export interface GroupSlice {
  /** Several people were typed: X forbids the same to each, a group may be meant. */
  readonly several?: readonly Who[];
  readonly group?: readonly Member[];
  /** Why somebody could not be added. */
  readonly groupProblem?: 'unreadable' | 'there_already';
  startGroup(people: readonly Who[]): Promise<void>;
  /** False where the text names nobody new. */
  addMember(text: string): Promise<boolean>;
  removeMember(who: Who): void;
}

type Slice = StateCreator<PanelState, [], [], GroupSlice>;

export const noGroup = { several: undefined, group: undefined, groupProblem: undefined } as const;

export const createGroup =
  ({ desk }: PanelSetup): Slice =>
  (set, get) => {
    const look = async (who: Who) => {
      const account = accountOf(get());
      if (account === undefined) return;
      const found = await desk.ask('person.find', { accountId: account.id, who });
      const { group } = get();
      const known: Member = found.ok ? { who, person: found.value } : { who, problem: found.problem };
      // Oneself is in every group already; the same person under two names is one.
      const isThere = (member: Member) => member.who !== who && member.person?.id === known.person?.id;
      const isTwice = found.ok && (found.value.id === account.id || (group?.some(isThere) ?? false));
      set({
        group: isTwice
          ? group?.filter((member) => member.who !== who)
          : group?.map((member) => (member.who === who ? known : member)),
      });
    };

    // Each look-up costs and has its limit: one after the other.
    const lookAll = async (people: readonly Who[]) => {
      for (const who of people) await look(who);
    };

    return {
      ...noGroup,

      startGroup(people) {
        set({ several: undefined, to: '', toProblem: undefined, group: people.map((who) => ({ who })) });
        return lookAll(people);
      },

      async addMember(text) {
        const parsed = parseRecipient(text, get().accountId);
        if (!parsed.ok || 'conversation' in parsed.value) {
          set({ groupProblem: 'unreadable' });
          return false;
        }
        const people = 'several' in parsed.value ? parsed.value.several : [parsed.value];
        const fresh = people.filter((who) => !get().group?.some((member) => isMember(member, who)));
        set({ groupProblem: fresh.length === 0 ? 'there_already' : undefined });
        if (fresh.length === 0) return false;
        set({ group: [...(get().group ?? []), ...fresh.map((who) => ({ who }))] });
        get().say(i18n.t('group.added', { who: fresh.map(nameOfWho).join(', ') }));
        await lookAll(fresh);
        return true;
      },

      removeMember(who) {
        get().say(i18n.t('group.removed', { who: nameOfWho(who) }));
        set({ group: get().group?.filter((member) => member.who !== who), groupProblem: undefined });
      },
    };
  };

export const nameOfWho = (who: Who): string => ('handle' in who ? `@${who.handle}` : who.id);

const isMember = ({ who, person }: Member, other: Who): boolean =>
  'handle' in other
    ? isSame('handle' in who ? who.handle : person?.handle, other.handle)
    : ('id' in who ? who.id : person?.id) === other.id;

/** Why the group can't be written to yet; undefined where it can. */
export function groupFault(group: readonly Member[]): 'too_few' | 'too_many' | 'not_found' | undefined {
  if (group.some(({ problem }) => problem !== undefined)) return 'not_found';
  if (group.length < limits.groupMin) return 'too_few';
  return group.length > limits.groupMax ? 'too_many' : undefined;
}

/** The group as a recipient; undefined while not everyone of it is known. */
export function groupRecipient(group: readonly Member[]): Recipient | undefined {
  const people = group.flatMap(({ person }) =>
    person === undefined ? [] : [{ id: person.id, handle: person.handle, name: person.name }],
  );
  return people.length < group.length || groupFault(group) !== undefined ? undefined : { group: people };
}

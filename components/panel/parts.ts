import type { StateCreator } from 'zustand/vanilla';
import type { RichMessage } from '../../lib/message/message';
import { sentenceOf } from '../ui/ProblemNotice';
import type { PanelSetup, PanelState } from './store';

export type Parts = Omit<RichMessage, 'text'>;

/** What the message being written carries besides its text. */
export interface PartsSlice {
  readonly parts: Parts;
  /** Send was pressed: what is merely left empty is said too. */
  readonly strict: boolean;
  writeParts(change: Partial<Parts>): void;
  /** All of them at once. */
  writeAllParts(parts: Parts): void;
  /** The numeric id of a handle; undefined where X does not say. */
  findId(handle: string): Promise<string | undefined>;
}

type Slice = StateCreator<PanelState, [], [], PartsSlice>;

export const noParts: { readonly parts: Parts; readonly strict: boolean } = { parts: {}, strict: false };

export const createParts =
  ({ desk }: PanelSetup): Slice =>
  (set, get) => ({
    ...noParts,

    writeParts: (change) => get().writeAllParts({ ...get().parts, ...change }),

    writeAllParts(parts) {
      set({ parts: withoutEmpty(parts), sendProblem: undefined });
      get().keepUnsent();
    },

    async findId(handle) {
      const { accountId } = get();
      if (accountId === undefined) return undefined;
      const found = await desk.ask('person.find', { accountId, who: { handle } });
      if (found.ok) return found.value.id;
      get().say(sentenceOf(found.problem));
      return undefined;
    },
  });

/** The message as it is being written, whole or not. */
export const messageOf = ({ text, parts }: Pick<PanelState, 'text' | 'parts'>): RichMessage => ({
  ...parts,
  text,
});

/** What is there already takes what a template brings where it has nothing of its own. */
export const fillUp = (own: Parts, brought: Parts): Parts =>
  withoutEmpty({ ...brought, ...withoutEmpty(own) });

/** Without what holds nothing. */
export function withoutEmpty(parts: Parts): Parts {
  const entries = Object.entries(parts).filter(
    ([, part]) => part !== undefined && !(Array.isArray(part) && part.length === 0) && !isBlank(part),
  );
  return Object.fromEntries(entries);
}

/** A wording of which nothing is left. */
const isBlank = (part: unknown): boolean =>
  typeof part === 'object' && part !== null && Object.values(part).every((value) => value === undefined);

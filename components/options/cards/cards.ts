import type { StateCreator } from 'zustand/vanilla';
import { i18n } from '#i18n';
import { type CardPlan, newCard } from '../../../lib/cards/card';
import type { Problem } from '../../../lib/message/problem';
import type { OptionsSetup, OptionsState } from '../store';

/** Direct Message Cards that are being planned; kept as they are changed. */
export interface CardsSlice {
  /** Absent until the background has answered. */
  readonly cards?: readonly CardPlan[];
  readonly cardsProblem?: Problem;
  /** The card that is open. */
  readonly cardId?: string;
  readonly cardSaving?: 'saving' | 'saved';
  readonly cardProblem?: Problem;
  /** Addresses of chosen files, by `<card> <file|poster>`, while this page is open: nothing of a file is kept. */
  readonly cardPictures: Readonly<Record<string, string>>;
  loadCards(): Promise<void>;
  openCard(id: string): void;
  beginCard(): Promise<void>;
  changeCard(change: Partial<CardPlan>): Promise<void>;
  removeCard(id: string): Promise<void>;
  showPicture(place: string, address: string | undefined): void;
}

type Slice = StateCreator<OptionsState, [], [], CardsSlice>;

export const createCards =
  ({ desk }: OptionsSetup): Slice =>
  (set, get) => {
    const unsaved = new Map<string, CardPlan>();
    let saving: Promise<void> | undefined;

    const save = async (): Promise<void> => {
      set({ cardSaving: 'saving', cardProblem: undefined });
      for (const [id, card] of unsaved) {
        unsaved.delete(id);
        const saved = await desk.ask('cards.save', { card });
        if (saved.ok) continue;
        if (!unsaved.has(id)) unsaved.set(id, card);
        return set({ cardSaving: undefined, cardProblem: saved.problem });
      }
      set({ cardSaving: 'saved' });
    };

    const keep = (card: CardPlan): Promise<void> => {
      unsaved.set(card.id, card);
      saving ??= save().finally(() => {
        saving = undefined;
      });
      return saving;
    };

    return {
      cardPictures: {},

      async loadCards() {
        const kept = await desk.ask('cards.list', {});
        if (!kept.ok) return set({ cardsProblem: kept.problem });
        // Under a change that is on its way, what was read is already old.
        if (saving === undefined && unsaved.size === 0) set({ cards: kept.value, cardsProblem: undefined });
      },

      openCard: (cardId) => set({ cardId }),

      async beginCard() {
        const { cards = [], auth } = get();
        const card = newCard(crypto.randomUUID(), auth?.accounts[0]?.id ?? '', Date.now());
        set({ cards: [card, ...cards], cardId: card.id });
        await keep(card);
      },

      async changeCard(change) {
        const { cards = [], cardId } = get();
        const before = cards.find(({ id }) => id === cardId);
        if (before === undefined) return;
        const card = { ...before, ...change, updatedAt: Date.now() };
        set({ cards: cards.map((one) => (one.id === card.id ? card : one)) });
        await keep(card);
      },

      async removeCard(id) {
        unsaved.delete(id);
        await saving;
        const removed = await desk.ask('cards.remove', { id });
        if (!removed.ok) return set({ cardProblem: removed.problem });
        set({ cards: get().cards?.filter((card) => card.id !== id), cardId: undefined });
        get().say(i18n.t('cards.removed'));
      },

      showPicture(place, address) {
        const { [place]: before, ...others } = get().cardPictures;
        if (before !== undefined) URL.revokeObjectURL(before);
        set({ cardPictures: address === undefined ? others : { ...others, [place]: address } });
      },
    };
  };

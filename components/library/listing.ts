import type { StateCreator } from 'zustand/vanilla';
import { i18n } from '#i18n';
import type { Problem } from '../../lib/message/problem';
import type { Template, TemplateSummary } from '../../lib/templates/template';
import type { LibrarySetup, LibraryState } from './store';

/** Finding templates, removing them and taking that back. */
export interface ListingSlice {
  /** Absent until the background has answered. */
  readonly list?: readonly TemplateSummary[];
  readonly listProblem?: Problem;
  readonly query: string;
  readonly tag?: string;
  /** How many of what was found are drawn: drawing thousands at once would stand still. */
  readonly shown: number;
  /** What was removed last, until something else is done. */
  readonly removed?: readonly Template[];
  /** What is typed before a shortcut in a composer; empty: nothing, that is off. Absent until the background has answered. */
  readonly sign?: string;
  loadList(): Promise<void>;
  loadSign(): Promise<void>;
  search(query: string): void;
  chooseTag(tag: string | undefined): void;
  showMore(): void;
  toggleFavourite(id: string): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  putBack(): Promise<void>;
}

type Slice = StateCreator<LibraryState, [], [], ListingSlice>;

const page = 100;

export const createListing =
  ({ desk, say }: LibrarySetup): Slice =>
  (set, get) => ({
    query: '',
    shown: page,

    async loadList() {
      const list = await desk.ask('templates.list', {});
      set(list.ok ? { list: list.value, listProblem: undefined } : { listProblem: list.problem });
    },

    async loadSign() {
      const settings = await desk.ask('settings.read', {});
      if (settings.ok) set({ sign: settings.value.inlinePrefix });
    },

    search: (query) => set({ query, shown: page }),
    chooseTag: (tag) => set({ tag, shown: page }),
    showMore: () => set({ shown: get().shown + page }),

    async toggleFavourite(id) {
      const template = await desk.ask('library.read', { id });
      if (!template.ok) return set({ listProblem: template.problem });
      const { favourite, ...rest } = template.value;
      const kept = await desk.ask('library.put', {
        templates: [favourite ? rest : { ...rest, favourite: true }],
      });
      if (!kept.ok) return set({ listProblem: kept.problem });
      await get().loadList();
    },

    async remove(ids) {
      const answer = await desk.ask('library.remove', { ids: [...ids] });
      if (!answer.ok) return set({ listProblem: answer.problem });
      set({ removed: answer.value.removed, listProblem: undefined });
      say(i18n.t('library.removed', answer.value.removed.length));
      await get().loadList();
    },

    async putBack() {
      const { removed } = get();
      if (removed === undefined) return;
      const answer = await desk.ask('library.put', { templates: [...removed] });
      if (!answer.ok) return set({ listProblem: answer.problem });
      set({ removed: undefined });
      say(i18n.t('library.put_back'));
      await get().loadList();
    },
  });

/** Every tag there is, with how many templates carry it; the most carried first. */
export function tagsOf(list: readonly TemplateSummary[]): { tag: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { tags = [] } of list) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts]
    .map(([tag, count]) => ({ tag, count }))
    .sort((a, b) => b.count - a.count || a.tag.localeCompare(b.tag));
}

import type { StateCreator } from 'zustand/vanilla';
import { i18n } from '#i18n';
import type { Problem } from '../../lib/message/problem';
import { faultsAsWritten } from '../../lib/templates/as-written';
import type { Template, Wording } from '../../lib/templates/template';
import type { Trial } from '../../lib/templates/try-out';
import { choicesFault } from './choices';
import type { LibrarySetup, LibraryState } from './store';

/** The one template that is open for writing. */
export interface EditingSlice {
  readonly draft?: Template;
  /** Which wording is open: 0 the template's own, then its variants. */
  readonly wording: number;
  /** Something was changed and not saved. */
  readonly changed: boolean;
  readonly saving: boolean;
  readonly saveProblem?: Problem;
  /** How often Save was refused for what is written: from then on what is merely missing is said too. */
  readonly refused: number;
  /** What the draft gives with examples in place of a customer; absent until it was asked. */
  readonly trial?: Trial;
  /** What the preview takes for the answers, by name; where there is none, an example. */
  readonly examples: Readonly<Record<string, string>>;
  tryAnswer(name: string, answer: string): void;
  /** Opens what was written and not saved when the page was closed. */
  goOnWriting(): void;
  create(): void;
  edit(id: string): Promise<void>;
  duplicate(id: string): Promise<void>;
  write(change: Partial<Template>): void;
  chooseWording(index: number): void;
  save(): Promise<void>;
  close(): void;
}

type Slice = StateCreator<LibraryState, [], [], EditingSlice>;

/** Long enough not to ask at each key, short enough to feel live, ms. */
const pause = 150;

export const createEditing =
  ({ desk, newId, unsaved, say }: LibrarySetup): Slice =>
  (set, get) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let turn = 0;

    /** Tries the draft out in the background, which knows the words. */
    const tryOut = async () => {
      const { draft, wording, examples } = get();
      if (draft === undefined) return;
      turn += 1;
      const mine = turn;
      const trial = await desk.ask('templates.try', { template: draft, variant: wording, answers: examples });
      // An answer to what was written before is no answer any more.
      if (mine === turn && get().draft !== undefined) set({ trial: trial.ok ? trial.value : undefined });
    };
    const trySoon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void tryOut(), pause);
    };

    const open = (draft: Template, changed: boolean) => {
      if (changed) unsaved.keep(draft);
      set({
        draft,
        wording: 0,
        changed,
        saving: false,
        saveProblem: undefined,
        refused: 0,
        trial: undefined,
        examples: {},
      });
      void tryOut();
    };

    /** The first wording that can't be kept or used as it is, the open one before the others; undefined: all can. */
    const findFaulty = async (draft: Template): Promise<Partial<EditingSlice> | undefined> => {
      const { wording: open, examples } = get();
      const all = [draft, ...(draft.variants ?? [])];
      const others = [...all.keys()].filter((at) => at !== open);
      for (const wording of [open, ...others]) {
        const answer = await desk.ask('templates.try', {
          template: draft,
          variant: wording,
          answers: examples,
        });
        if (!answer.ok) return { saveProblem: answer.problem };
        const trial = answer.value;
        const isTooLong = faultsAsWritten(all[wording] ?? draft).length > 0;
        if (isTooLong || isUnfit(trial) || trial.asked.some((field) => choicesFault(draft, field.name)))
          return { wording, trial };
      }
      return undefined;
    };

    const read = async (id: string): Promise<Template | undefined> => {
      const answer = await desk.ask('library.read', { id });
      if (answer.ok) return answer.value;
      set({ listProblem: answer.problem });
      return undefined;
    };

    return {
      wording: 0,
      changed: false,
      saving: false,
      refused: 0,
      examples: {},

      tryAnswer(name, answer) {
        set({ examples: { ...get().examples, [name]: answer } });
        trySoon();
      },

      goOnWriting() {
        const draft = unsaved.read();
        if (draft) open(draft, true);
      },

      create: () => open({ id: newId(), name: '', text: '' }, false),

      async edit(id) {
        const template = await read(id);
        if (template) open(template, false);
      },

      async duplicate(id) {
        const template = await read(id);
        if (template === undefined) return;
        // A shortcut belongs to one.
        const { shortcut: _, ...rest } = template;
        const name = i18n.t('library.copy_of', { name: template.name }).slice(0, 80);
        open({ ...rest, id: newId(), name }, true);
      },

      write(change) {
        const { draft } = get();
        if (draft === undefined) return;
        const written = { ...draft, ...change };
        set({ draft: written, changed: true, saveProblem: undefined });
        unsaved.keep(written);
        trySoon();
      },

      chooseWording(wording) {
        // What was said of the other one is not true of this one.
        set({ wording, trial: undefined });
        void tryOut();
      },

      async save() {
        const { draft, saving } = get();
        if (draft === undefined || saving) return;
        const template = { ...tidy(draft), updatedAt: Date.now() };
        set({ saving: true, saveProblem: undefined });
        const refuse = (why: Partial<EditingSlice>) =>
          set({ saving: false, refused: get().refused + 1, ...why });
        if (template.name === '') return refuse({});
        const faulty = await findFaulty(draft);
        // Somebody went on writing: what was looked at is no longer what stands there.
        if (get().draft !== draft) return set({ saving: false });
        if (faulty) return refuse(faulty);
        const answer = await desk.ask('library.put', { templates: [template] });
        if (!answer.ok) return set({ saving: false, saveProblem: answer.problem });
        if (get().draft !== draft) return set({ saving: false });
        unsaved.forget();
        set({ draft: undefined, saving: false, changed: false, trial: undefined });
        say(i18n.t('library.saved', { name: template.name }));
        await get().loadList();
      },

      close() {
        clearTimeout(timer);
        unsaved.forget();
        set({ draft: undefined, changed: false, saveProblem: undefined, trial: undefined });
      },
    };
  };

/** Names and examples of other lengths may fit where these did not: that is said, and no reason not to save. */
const isUnfit = ({ rendered, mayFit }: Trial): boolean => !rendered.ok && !mayFit;

/** Without what is empty: a field that was opened and left is no field. */
function tidy(template: Template): Template {
  const { variants = [], ...rest } = template;
  return {
    ...filled(rest),
    name: template.name.trim(),
    ...(variants[0] && { variants: variants.map(filled) }),
  };
}

function filled<W extends Wording>(wording: W): W {
  const fallback = Object.entries(wording.fallback ?? {}).filter(([, words]) => words);
  const worded = { ...wording, fallback: fallback.length > 0 ? Object.fromEntries(fallback) : undefined };
  const kept = Object.entries(worded).filter(
    ([name, value]) => name === 'text' || !(value === undefined || value === '' || isEmptyList(value)),
  );
  return Object.fromEntries(kept) as W;
}

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

import type { StateCreator } from 'zustand/vanilla';
import { i18n } from '#i18n';
import type { Problem } from '../../lib/message/problem';
import type { Template } from '../../lib/templates/template';
import type { Trial } from '../../lib/templates/try-out';
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
        trial: undefined,
        examples: {},
      });
      void tryOut();
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
        set({ wording });
        trySoon();
      },

      async save() {
        const { draft, saving } = get();
        if (draft === undefined || saving) return;
        set({ saving: true, saveProblem: undefined });
        const template = { ...tidy(draft), updatedAt: Date.now() };
        const answer = await desk.ask('library.put', { templates: [template] });
        if (!answer.ok) return set({ saving: false, saveProblem: answer.problem });
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

/** Without what is empty: a field that was opened and left is no field. */
function tidy(template: Template): Template {
  const kept = Object.entries(template).filter(
    ([name, value]) => name === 'text' || !(value === undefined || value === '' || isEmptyList(value)),
  );
  return { ...(Object.fromEntries(kept) as Template), name: template.name.trim() };
}

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

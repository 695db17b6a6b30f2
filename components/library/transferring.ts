import type { StateCreator } from 'zustand/vanilla';
import { i18n } from '#i18n';
import type { Problem } from '../../lib/message/problem';
import type { Template } from '../../lib/templates/template';
import type { Present, TransferNote } from '../../lib/templates/transfer';
import { readCsv, writeCsv } from '../../lib/templates/transfer-csv';
import { readJson, writeJson } from '../../lib/templates/transfer-json';
import type { LibrarySetup, LibraryState } from './store';

export type TransferFormat = 'json' | 'csv';

/** Taking templates in from a file, and giving them out as one. */
export interface TransferringSlice {
  readonly transferring: boolean;
  readonly transferProblem?: Problem;
  /** What came of the last import. */
  readonly report?: { readonly kept: number; readonly notes: readonly TransferNote[] };
  importText(text: string, format: TransferFormat): Promise<void>;
  /** How many templates of the last export have a file, which stays here. */
  readonly filesLeft: number;
  /** The whole library as text, or `undefined` where it could not be read. */
  exportText(format: TransferFormat): Promise<string | undefined>;
  closeReport(): void;
}

type Slice = StateCreator<LibraryState, [], [], TransferringSlice>;

/** As many as one message to the background carries. */
const part = 200;

export const createTransferring =
  ({ desk, newId, say }: LibrarySetup): Slice =>
  (set, get) => {
    const readAll = async (): Promise<Template[] | undefined> => {
      const all: Template[] = [];
      let after: string | undefined;
      do {
        const answer = await desk.ask('library.page', { limit: part, ...(after !== undefined && { after }) });
        if (!answer.ok) {
          set({ transferProblem: answer.problem });
          return undefined;
        }
        all.push(...answer.value.templates);
        after = answer.value.next;
      } while (after !== undefined);
      return all;
    };

    const takeIn = async (text: string, format: TransferFormat): Promise<void> => {
      const there = await readAll();
      if (there === undefined) return;
      const shortcuts = there.flatMap(({ id, shortcut }): [string, string][] =>
        shortcut === undefined ? [] : [[shortcut.toLowerCase(), id]],
      );
      const files = there.flatMap(({ id, media }) => (media ? [[id, media] as const] : []));
      const questions = there.flatMap(({ id, fields }) => (fields ? [[id, fields] as const] : []));
      const present: Present = {
        shortcuts: new Map(shortcuts),
        media: new Map(files),
        questions: new Map(questions),
      };
      const read = (format === 'json' ? readJson : readCsv)(text, present, newId);
      if (!read.ok) return set({ transferProblem: read.problem });
      const { templates, notes } = read.value;
      let kept = 0;
      for (let at = 0; at < templates.length; at += part) {
        const answer = await desk.ask('library.put', { templates: templates.slice(at, at + part) });
        if (!answer.ok) {
          // What was kept before the disk was full stays; the report says how much that is, and names the rest.
          const left = templates.slice(at).map(({ name }): TransferNote => ({ what: 'not_kept', name }));
          set({ transferProblem: answer.problem, report: { kept, notes: [...left, ...notes] } });
          return get().loadList();
        }
        kept += answer.value.kept;
      }
      set({ report: { kept, notes } });
      say(i18n.t('library.imported', kept));
      await get().loadList();
    };

    return {
      transferring: false,
      filesLeft: 0,

      async importText(text, format) {
        if (get().transferring) return;
        set({ transferring: true, transferProblem: undefined, report: undefined, filesLeft: 0 });
        await takeIn(text, format);
        set({ transferring: false });
      },

      async exportText(format) {
        set({ transferring: true, transferProblem: undefined });
        const all = await readAll();
        set({ transferring: false, filesLeft: all?.filter(({ media }) => media).length ?? 0 });
        return all && (format === 'json' ? writeJson : writeCsv)(all);
      },

      closeReport: () => set({ report: undefined, transferProblem: undefined, filesLeft: 0 }),
    };
  };

import { createStore, type StoreApi } from 'zustand/vanilla';
import { i18n } from '#i18n';
import { type CheckedFile, checkFile, type Fault } from '../../lib/media/check';
import { sourceOf } from '../../lib/media/source';
import type { UploadView } from '../../lib/media/upload';
import type { Media } from '../../lib/message/message';
import type { Problem, Result } from '../../lib/message/problem';
import type { Desk } from '../desk';
import { faultSentence } from './faults';

/** Where our pages keep files. The entrypoints hand in the real one. */
export interface Files {
  keep(file: CheckedFile & { readonly name: string; readonly bytes: Blob }): Promise<Result<Media>>;
  /** Undefined where it is gone. */
  read(id: string): Promise<Blob | undefined>;
}

export interface AttachingSetup {
  readonly desk: Desk;
  readonly files: Files;
  /** Reads a result to who can't see it. */
  say(what: string): void;
}

/** The file of the message being written, from choosing it until X has it. */
interface AttachingState {
  readonly media?: Media;
  /** For whom it is uploaded; absent where it is only kept (a template). */
  readonly accountId?: string;
  /** An address of the file for this page alone. */
  readonly url?: string;
  /** It is no longer kept. */
  readonly gone: boolean;
  readonly checking: boolean;
  /** What of the file chosen last X would not take. */
  readonly faults: readonly string[];
  readonly problem?: Problem;
  readonly upload?: UploadView;
  /** The person agreed that files are shared media; absent until the settings are read. */
  readonly agreed?: boolean;
  /** Checks, keeps and uploads what was dropped, pasted or chosen. */
  choose(files: readonly File[]): Promise<Media | undefined>;
  /** Shows what the message carries now. */
  show(media: Media | undefined, accountId: string | undefined): Promise<void>;
  agree(): Promise<void>;
  cancel(): Promise<void>;
  retry(): Promise<void>;
  /** Takes it out of the message, and stops its upload. */
  remove(): Promise<void>;
  /** Asks anew how far it is. */
  look(): Promise<void>;
}
export type Attaching = StoreApi<AttachingState>;

/** Percents that are read aloud; each one would be noise. */
const told = [25, 50, 75];

export const percentOf = ({ sent, size }: UploadView): number => Math.floor((sent / size) * 100);

export const isUnderWay = (upload: UploadView | undefined): boolean =>
  upload !== undefined && !['ready', 'failed', 'cancelled'].includes(upload.state);

export function createAttaching({ desk, files, say }: AttachingSetup): Attaching {
  return createStore<AttachingState>()((set, get) => {
    /** What is asked for while an older answer is on its way is what counts. */
    let turn = 0;
    /** A choice outruns whatever was chosen before it. */
    let choice = 0;

    const key = () => {
      const { media, accountId } = get();
      return media && accountId ? { accountId, fileId: media.id } : undefined;
    };

    const takeIn = (upload: UploadView | null) => {
      const before = get().upload;
      set({ upload: upload ?? undefined });
      if (!upload || !before) return;
      if (upload.state !== before.state) {
        if (upload.state === 'ready') say(i18n.t('media.ready'));
        if (upload.state === 'processing') say(i18n.t('media.processing'));
        if (upload.state === 'failed') say(i18n.t('media.failed'));
      } else if (upload.state === 'uploading') {
        const [was, is] = [percentOf(before), percentOf(upload)];
        const passed = told.filter((mark) => was < mark && is >= mark).at(-1);
        if (passed !== undefined) say(i18n.t('media.uploaded_percent', { percent: passed }));
      }
    };

    /** Asks something about the upload; an answer that comes for a file no longer shown is not heard. */
    const ask = async (name: 'media.attach' | 'media.view' | 'media.retry') => {
      const of = key();
      if (!of) return;
      const mine = ++turn;
      const answer = await desk.ask(name, of);
      if (mine !== turn || key()?.fileId !== of.fileId) return;
      if (answer.ok) takeIn(answer.value);
      set({ problem: answer.ok ? undefined : answer.problem });
    };

    const present = (media: Media | undefined, accountId: string | undefined, bytes?: Blob) => {
      const { url } = get();
      if (url !== undefined) URL.revokeObjectURL(url);
      turn += 1;
      set({
        media,
        accountId,
        url: bytes && URL.createObjectURL(bytes),
        gone: media !== undefined && bytes === undefined,
        upload: undefined,
        problem: undefined,
      });
    };

    const refuse = (name: string, faults: readonly string[]) => {
      set({ faults, checking: false });
      say(`${i18n.t('media.not_taken', { name })} ${faults.join(' ')}`);
      return undefined;
    };

    const readAgreed = async () => {
      const settings = await desk.ask('settings.read', {});
      if (settings.ok) set({ agreed: settings.value.sharedMediaAgreed });
      else set({ problem: settings.problem });
    };

    return {
      gone: false,
      checking: false,
      faults: [],

      async choose(chosen) {
        const [file] = chosen;
        if (!file) return undefined;
        const mine = ++choice;
        set({ checking: true, faults: [], problem: undefined });
        if (chosen.length > 1) return refuse(i18n.t('media.several'), [i18n.t('media.fault.several')]);
        let checked: Awaited<ReturnType<typeof checkFile>>;
        try {
          checked = await checkFile(sourceOf(file));
        } catch {
          // It was moved or changed since it was chosen, or it is a folder.
          const fault: Fault = { code: 'unreadable', value: '' };
          checked = { ok: false, faults: [fault] };
        }
        if (mine !== choice) return undefined;
        if (!checked.ok) return refuse(file.name, checked.faults.map(faultSentence));
        const kept = await files.keep({ ...checked.value, name: file.name, bytes: file });
        if (mine !== choice) return undefined;
        set({ checking: false });
        if (!kept.ok) {
          set({ problem: kept.problem });
          return undefined;
        }
        present(kept.value, get().accountId, file);
        say(i18n.t('media.attached', { name: file.name }));
        if (get().agreed === undefined) await readAgreed();
        if (get().agreed) void ask('media.attach');
        return kept.value;
      },

      async show(media, accountId) {
        const now = get();
        if (now.media?.id === media?.id && now.accountId === accountId) return;
        const mine = ++choice;
        set({ checking: false });
        if (media === undefined) return present(undefined, accountId);
        const bytes = await files.read(media.id);
        if (mine !== choice) return;
        present(media, accountId, bytes);
        set({ faults: [] });
        if (accountId === undefined) return;
        if (get().agreed === undefined) await readAgreed();
        await ask('media.view');
      },

      async agree() {
        const settings = await desk.ask('settings.read', {});
        const written = settings.ok
          ? await desk.ask('settings.write', { settings: { ...settings.value, sharedMediaAgreed: true } })
          : settings;
        if (!written.ok) return set({ problem: written.problem });
        set({ agreed: true });
        await ask('media.attach');
      },

      async cancel() {
        const of = key();
        if (!of) return;
        await desk.ask('media.cancel', of);
        await ask('media.view');
        say(i18n.t('media.cancelled'));
      },

      async remove() {
        if (isUnderWay(get().upload)) await get().cancel();
        present(undefined, get().accountId);
        say(i18n.t('media.removed'));
      },

      retry: () => ask('media.retry'),
      look: () => ask('media.view'),
    };
  });
}

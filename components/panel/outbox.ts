import type { StateCreator } from 'zustand/vanilla';
import { i18n } from '#i18n';
import type { UploadView } from '../../lib/media/upload';
import type { Problem } from '../../lib/message/problem';
import type { OutboxRow, OutboxView } from '../../lib/outbox/row';
import type { PanelSetup, PanelState } from './store';

/** What a person can do to one message in the outbox. */
export type RowAction =
  | 'sendNow'
  | 'cancel'
  | 'retry'
  | 'sendAgain'
  | 'lookAgain'
  | 'markSent'
  | 'sendAsText';

export interface OutboxSlice {
  readonly view?: OutboxView;
  readonly viewProblem?: Problem;
  readonly shown: number;
  /** Rows with something under way. */
  readonly rowBusy: Readonly<Record<string, true>>;
  readonly rowProblems: Readonly<Record<string, Problem>>;
  readonly wholeProblem?: Problem;
  /** Files on their way that rows wait for, by account and file. */
  readonly uploads: Readonly<Record<string, UploadView>>;
  loadUpload(accountId: string, fileId: string): Promise<void>;
  loadView(): Promise<void>;
  showMore(): Promise<void>;
  act(action: RowAction, id: string): Promise<void>;
  /** Keeps a message from leaving for another undo window, while somebody edits it. */
  hold(id: string): void;
  /** True once the new text is in the outbox. */
  edit(id: string, text: string): Promise<boolean>;
  clear(): Promise<void>;
  resume(accountId: string): Promise<void>;
}

const page = 50;
/** The most that one answer of the background carries. */
export const mostShown = 200;

type Slice = StateCreator<PanelState, [], [], OutboxSlice>;

export const createOutbox =
  ({ desk }: PanelSetup): Slice =>
  (set, get) => {
    let loading: Promise<void> | undefined;
    let again = false;
    // A background that died at its work announces nothing. Asked, it wakes; its own alarm takes half a minute.
    let asking: ReturnType<typeof setTimeout> | undefined;

    const load = async (): Promise<void> => {
      do {
        again = false;
        const view = await desk.ask('outbox.view', { limit: get().shown });
        if (!view.ok) set({ viewProblem: view.problem });
        else show(view.value);
      } while (again);
      loading = undefined;
    };

    const show = (view: OutboxView) => {
      const { last } = get();
      const lastNow = last && (view.rows.find((row) => row.id === last.id) ?? last);
      set({ view, viewProblem: undefined, last: lastNow });
      clearTimeout(asking);
      if (view.rows.some(isUnderWay)) asking = setTimeout(() => void get().loadView(), 5_000);
    };

    const holds = new Map<string, Promise<unknown>>();

    const work = async (id: string, ask: () => ReturnType<typeof desk.ask<'outbox.edit'>>) => {
      if (get().rowBusy[id]) return false;
      set({ rowBusy: { ...get().rowBusy, [id]: true }, rowProblems: without(get().rowProblems, id) });
      const answer = await ask();
      set({
        rowBusy: without(get().rowBusy, id),
        ...(!answer.ok && { rowProblems: { ...get().rowProblems, [id]: answer.problem } }),
      });
      await get().loadView();
      return answer.ok;
    };

    return {
      shown: page,
      rowBusy: {},
      rowProblems: {},
      uploads: {},

      async loadUpload(accountId, fileId) {
        const answer = await desk.ask('media.view', { accountId, fileId });
        if (!answer.ok || answer.value === null) return;
        set({ uploads: { ...get().uploads, [`${accountId} ${fileId}`]: answer.value } });
      },

      // Changes come faster than answers while a queue drains: one question under way, one more after it.
      loadView() {
        again = true;
        loading ??= load();
        return loading;
      },

      showMore() {
        set({ shown: Math.min(get().shown + page, mostShown) });
        return get().loadView();
      },

      async act(action, id) {
        await work(id, () => desk.ask(`outbox.${action}`, { id }));
      },

      hold(id) {
        const row = get().view?.rows.find((one) => one.id === id);
        if (row?.state !== 'queued' || holds.has(id) || id in get().rowBusy) return;
        // Editing restarts the undo window; that the text is the same does not matter.
        const held = desk.ask('outbox.edit', { id, message: row.message }).finally(() => holds.delete(id));
        holds.set(id, held);
      },

      async edit(id, text) {
        const saved = await work(id, async () => {
          // A hold that overtook this would bring the old text back.
          await holds.get(id);
          const parts = get().view?.rows.find((row) => row.id === id)?.message;
          return desk.ask('outbox.edit', { id, message: { ...parts, text } });
        });
        if (saved) get().say(i18n.t('outbox.edit_saved'));
        return saved;
      },

      async clear() {
        const answer = await desk.ask('outbox.clear', {});
        if (!answer.ok) return set({ wholeProblem: answer.problem });
        set({ wholeProblem: undefined });
        get().say(i18n.t('outbox.cleared', answer.value.removed));
        await get().loadView();
      },

      async resume(accountId) {
        const answer = await desk.ask('outbox.resume', { accountId });
        if (!answer.ok) return set({ wholeProblem: answer.problem });
        set({ wholeProblem: undefined });
        get().say(i18n.t('outbox.resumed'));
        await get().loadView();
      },
    };
  };

function without<T>(record: Readonly<Record<string, T>>, id: string): Record<string, T> {
  const { [id]: _gone, ...rest } = record;
  return rest;
}

/** Something is being done about it, or is about to be. */
const isUnderWay = (row: OutboxRow): boolean =>
  row.state === 'sending' || (row.state === 'unknown' && row.doubt?.nextLook !== undefined);

export const isFinished = (row: OutboxRow): boolean =>
  row.state === 'sent' || row.state === 'failed' || row.state === 'cancelled';

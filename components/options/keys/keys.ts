import type { StateCreator } from 'zustand/vanilla';
import { i18n } from '#i18n';
import type { Problem } from '../../../lib/message/problem';
import type { Answer, Payload } from '../../../lib/platform/messages';
import type { OptionsSetup, OptionsState } from '../store';

type GivenKeys = Payload<'keys.save'>['keys'];

/** What is known of an account's keys. Never the keys. */
interface KeysStanding {
  readonly keys?: Answer['keys.state'];
  /** Why that could not be read. */
  readonly problem?: Problem;
}

/** OAuth 1.0a keys of one's own app, and what X lets them do. */
export interface KeysSlice {
  /** By account; absent until the background has answered. */
  readonly keysOf: Readonly<Record<string, KeysStanding>>;
  readonly keysBusy?: 'saving' | 'forgetting' | 'probing';
  /** Of what was last done with them. */
  readonly keysProblem?: Problem;
  loadKeys(): Promise<void>;
  /** Answers whether X took them. To be called in a click: the browser asks about upload.x.com then. */
  saveKeys(keys: GivenKeys): Promise<boolean>;
  forgetKeys(): Promise<void>;
  probeLegacy(): Promise<void>;
  /** To be called in a click, as `saveKeys`. What X says of files is asked once the person has allowed it. */
  allowUpload(): Promise<void>;
}

type Slice = StateCreator<OptionsState, [], [], KeysSlice>;

export const createKeys =
  ({ desk }: OptionsSetup): Slice =>
  (set, get) => {
    const know = (accountId: string, standing: KeysStanding) =>
      set({ keysOf: { ...get().keysOf, [accountId]: standing } });

    const load = async (accountId: string) => {
      const keys = await desk.ask('keys.state', { accountId });
      know(accountId, keys.ok ? { keys: keys.value } : { problem: keys.problem });
    };

    const probe = async (accountId: string) => {
      set({ keysBusy: 'probing', keysProblem: undefined });
      const probed = await desk.ask('legacy.probe', { accountId });
      set({ keysBusy: undefined, ...(!probed.ok && { keysProblem: probed.problem }) });
      if (probed.ok) get().say(i18n.t('keys.checked'));
      await load(accountId);
    };

    /** Allowed only after X was asked about all the rest. */
    const askAboutFiles = async (accountId: string) => {
      const families = get().keysOf[accountId]?.keys?.probe?.families;
      if (families?.some(({ state }) => state === 'not_allowed')) await probe(accountId);
    };

    return {
      keysOf: {},

      async loadKeys() {
        const account = get().chosenAccount();
        if (account !== undefined) await load(account.id);
      },

      async saveKeys(keys) {
        const account = get().chosenAccount();
        if (account === undefined || get().keysBusy !== undefined) return false;
        // In the click's own task; the person may take their time, and the keys need not wait for it.
        const allowing = desk.askForUpload();
        set({ keysBusy: 'saving', keysProblem: undefined });
        const saved = await desk.ask('keys.save', { accountId: account.id, keys });
        set({ keysBusy: undefined });
        if (!saved.ok) {
          set({ keysProblem: saved.problem });
          return false;
        }
        get().say(i18n.t('keys.saved', { handle: account.handle }));
        await load(account.id);
        await probe(account.id);
        void allowing.then((allowed) => (allowed ? askAboutFiles(account.id) : undefined));
        return true;
      },

      async forgetKeys() {
        const account = get().chosenAccount();
        if (account === undefined) return;
        set({ keysBusy: 'forgetting', keysProblem: undefined });
        const forgotten = await desk.ask('keys.forget', { accountId: account.id });
        set({ keysBusy: undefined });
        if (!forgotten.ok) return set({ keysProblem: forgotten.problem });
        get().say(i18n.t('keys.forgotten'));
        await load(account.id);
      },

      async allowUpload() {
        const account = get().chosenAccount();
        if ((await desk.askForUpload()) && account !== undefined) await askAboutFiles(account.id);
      },

      async probeLegacy() {
        const account = get().chosenAccount();
        if (account !== undefined && get().keysBusy === undefined) await probe(account.id);
      },
    };
  };

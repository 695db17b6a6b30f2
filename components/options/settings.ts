import type { StateCreator } from 'zustand/vanilla';
import { i18n } from '#i18n';
import type { Problem } from '../../lib/message/problem';
import type { Settings } from '../../lib/platform/settings';
import type { OptionsSetup, OptionsState } from './store';

const partOf = {
  linkText: 'link',
  linkTextFor: 'link',
  welcomeMessageFor: 'link',
  replyTemplateId: 'link',
  longPosts: 'link',
  replyTemplateFor: 'accounts',
  messageTemplateFor: 'accounts',
  inlinePrefix: 'typing',
  agentName: 'typing',
} as const satisfies Partial<Record<keyof Settings, string>>;
type SettingsPart = (typeof partOf)[keyof typeof partOf] | 'sending';

const isPlaced = (name: string): name is keyof typeof partOf => name in partOf;
const partOfChange = (change: Partial<Settings>): SettingsPart => {
  const [placed] = Object.keys(change).filter(isPlaced);
  return placed ? partOf[placed] : 'sending';
};

/** What a person sets here; saved as it is changed. */
export interface SettingsSlice {
  readonly settings?: Settings;
  readonly settingsProblem?: Problem;
  /** The part of the page that was changed last. */
  readonly changed?: SettingsPart;
  readonly saving?: 'saving' | 'saved';
  readonly saveProblem?: Problem;
  loadSettings(): Promise<void>;
  changeSettings(change: Partial<Settings>): Promise<void>;
}

type Slice = StateCreator<OptionsState, [], [], SettingsSlice>;

export const createSettings =
  ({ desk }: OptionsSetup): Slice =>
  (set, get) => {
    let unsaved: Partial<Settings> = {};
    let saving: Promise<void> | undefined;
    const isClean = () => saving === undefined && Object.keys(unsaved).length === 0;

    const save = async (): Promise<void> => {
      set({ saving: 'saving', saveProblem: undefined });
      while (Object.keys(unsaved).length > 0) {
        const change = unsaved;
        unsaved = {};
        // Over what is stored now, so that a page left open does not bring back what another has changed.
        const stored = await desk.ask('settings.read', {});
        const written = stored.ok
          ? await desk.ask('settings.write', { settings: { ...stored.value, ...change } })
          : stored;
        if (!written.ok) {
          unsaved = { ...change, ...unsaved };
          return set({ saving: undefined, saveProblem: written.problem });
        }
      }
      set({ saving: 'saved' });
      get().say(i18n.t('options.saved'));
    };

    return {
      async loadSettings() {
        const answer = await desk.ask('settings.read', {});
        if (!answer.ok) return set({ settingsProblem: answer.problem });
        // Under a change that is on its way, what was read is already old.
        if (isClean()) set({ settings: answer.value, settingsProblem: undefined });
      },

      async changeSettings(change) {
        const { settings } = get();
        if (settings === undefined) return;
        unsaved = { ...unsaved, ...change };
        set({ settings: { ...settings, ...change }, changed: partOfChange(change) });
        saving ??= save().finally(() => {
          saving = undefined;
        });
        await saving;
      },
    };
  };

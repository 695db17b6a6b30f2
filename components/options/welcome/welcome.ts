import type { StateCreator } from 'zustand/vanilla';
import { i18n } from '#i18n';
import type { Media } from '../../../lib/message/message';
import type { Problem } from '../../../lib/message/problem';
import type { WelcomeContent } from '../../../lib/message/welcome';
import type { Answer } from '../../../lib/platform/messages';
import type { WelcomeMessage } from '../../../lib/x-api/legacy/welcome-messages';
import { sentenceOf } from '../../ui/ProblemNotice';
import type { OptionsSetup, OptionsState } from '../store';
import { contentOf, titleOf } from './as-message';

/** A welcome message that is being written. */
export interface WelcomeDraft {
  /** For whom it was last written; the account may have been changed since. */
  readonly accountId: string;
  /** Of the one that it replaces; absent: a new one. */
  readonly id?: string;
  readonly name: string;
  readonly content: WelcomeContent;
  /** A new file, which takes the place of the one that X holds. */
  readonly media?: Media;
  /** What X holds of it. */
  readonly before?: WelcomeContent;
}

/**
 * What is being written, for `accountId`. Of what was written for another account, words and parts go on as a new one: what X
 * holds of it is that account's.
 */
export function draftFor(
  accountId: string | undefined,
  draft: WelcomeDraft | undefined,
): WelcomeDraft | undefined {
  if (draft === undefined || accountId === undefined || draft.accountId === accountId) return draft;
  const { mediaId: _, ...content } = draft.content;
  return { accountId, name: draft.name, content, media: draft.media };
}

/** Whether anything in it would be missed. */
const isBegun = (draft: WelcomeDraft | undefined): draft is WelcomeDraft =>
  draft !== undefined &&
  (draft.media !== undefined ||
    (draft.id === undefined && draft.name !== '') ||
    JSON.stringify(draft.content) !== JSON.stringify(draft.before ?? { text: '' }));

/** What was last done, for the person who did it. */
export type WelcomeOutcome =
  | { readonly done: 'created' | 'updated' | 'removed' }
  | { readonly failed: Problem }
  | { readonly change: Answer['welcome.setDefault']; readonly wanted?: string; readonly before?: string };

/** The welcome messages of the chosen account. */
export interface WelcomeSlice {
  /** By account; absent until X has answered. */
  readonly welcomeOf: Readonly<
    Record<string, { readonly list?: Answer['welcome.list']; readonly problem?: Problem }>
  >;
  readonly welcomeBusy?: 'saving' | 'removing' | 'choosing';
  readonly welcomeDraft?: WelcomeDraft;
  /** What was begun before another was taken up; absent where there was nothing. */
  readonly welcomeStashed?: WelcomeDraft;
  /** By account: what was last done. */
  readonly welcomeOutcomeOf: Readonly<Record<string, WelcomeOutcome>>;
  loadWelcome(accountId: string): Promise<void>;
  /** The same for a choice by name elsewhere: asks nothing of X without keys, and once. */
  loadWelcomeWithKeys(accountId: string): Promise<void>;
  /** The welcome message that this account's links ask for; empty: X's own default. */
  chooseForLinks(accountId: string, id: string): Promise<void>;
  /** For the chosen account. */
  writeWelcome(draft: Omit<WelcomeDraft, 'accountId'> | undefined): void;
  /** What was begun is set aside, unless it is this one already. */
  changeWelcome(welcome: WelcomeMessage): void;
  /** Takes up again what was set aside; what is begun now takes its place. */
  goBackToWelcome(): void;
  saveWelcome(): Promise<void>;
  removeWelcome(id: string): Promise<void>;
  /** The numeric id of a handle; undefined where X does not say. */
  findId(handle: string): Promise<string | undefined>;
  /** Without an id: no welcome message is the default any more. */
  makeDefault(id: string | undefined): Promise<void>;
}

type Slice = StateCreator<OptionsState, [], [], WelcomeSlice>;

export const createWelcome =
  ({ desk }: OptionsSetup): Slice =>
  (set, get) => {
    const tell = (accountId: string, outcome?: WelcomeOutcome) => {
      const { [accountId]: _, ...others } = get().welcomeOutcomeOf;
      set({ welcomeOutcomeOf: outcome === undefined ? others : { ...others, [accountId]: outcome } });
    };

    /** One call at a time, for the chosen account; what stands at X is read anew after it. */
    const act = async (
      busy: 'saving' | 'removing' | 'choosing',
      work: (accountId: string) => Promise<WelcomeOutcome>,
    ) => {
      const account = get().chosenAccount();
      if (account === undefined || get().welcomeBusy !== undefined) return;
      set({ welcomeBusy: busy });
      tell(account.id);
      const outcome = await work(account.id);
      set({ welcomeBusy: undefined });
      tell(account.id, outcome);
      if (!('failed' in outcome)) await get().loadWelcome(account.id);
    };

    return {
      welcomeOf: {},
      welcomeOutcomeOf: {},

      async loadWelcome(accountId) {
        const came = await desk.ask('welcome.list', { accountId });
        const known = came.ok
          ? { list: came.value }
          : { list: get().welcomeOf[accountId]?.list, problem: came.problem };
        set({ welcomeOf: { ...get().welcomeOf, [accountId]: known } });
      },

      async loadWelcomeWithKeys(accountId) {
        if (get().welcomeOf[accountId] !== undefined) return;
        const keys = await desk.ask('keys.state', { accountId });
        if (keys.ok && keys.value.present) await get().loadWelcome(accountId);
      },

      async chooseForLinks(accountId, id) {
        const { settings, changeSettings } = get();
        if (settings === undefined) return;
        const { [accountId]: _, ...others } = settings.welcomeMessageFor;
        await changeSettings({ welcomeMessageFor: id === '' ? others : { ...others, [accountId]: id } });
      },

      writeWelcome(draft) {
        const accountId = get().chosenAccount()?.id;
        if (accountId === undefined) return;
        set({ welcomeDraft: draft && { ...draft, accountId } });
        tell(accountId);
      },

      changeWelcome(welcome) {
        const { welcomeDraft: now, welcomeStashed, writeWelcome } = get();
        const { id, name = '' } = welcome;
        if (now?.id === id) return;
        const content = contentOf(welcome);
        set({ welcomeStashed: isBegun(now) ? now : welcomeStashed });
        writeWelcome({ id, name, content, before: content });
      },

      goBackToWelcome() {
        const { welcomeDraft: now, welcomeStashed } = get();
        set({ welcomeDraft: welcomeStashed, welcomeStashed: isBegun(now) ? now : undefined });
      },

      saveWelcome: () =>
        act('saving', async (accountId) => {
          const draft = get().welcomeDraft;
          const { id, name, content } = draftFor(accountId, draft) ?? { name: '', content: { text: '' } };
          const saved =
            id === undefined
              ? await desk.ask('welcome.create', { accountId, name: name.trim() || undefined, content })
              : await desk.ask('welcome.update', { accountId, id, content });
          if (!saved.ok) return { failed: saved.problem };
          const now = get().welcomeDraft;
          if (now === draft) set({ welcomeDraft: undefined });
          // What was typed meanwhile is a change of the one that X has now.
          else if (now?.accountId === accountId)
            set({ welcomeDraft: { ...now, id: saved.value.id, before: contentOf(saved.value) } });
          const done = id === undefined ? 'created' : 'updated';
          get().say(i18n.t(`greeting.${done}`));
          return { done };
        }),

      removeWelcome: (id) =>
        act('removing', async (accountId) => {
          const { settings, chooseForLinks, welcomeOf } = get();
          const rule = welcomeOf[accountId]?.list?.rule;
          // Else X would be left with a rule that names nothing.
          if (rule?.welcome_message_id === id) {
            const change = await desk.ask('welcome.setDefault', { accountId, from: rule });
            if (!change.ok) return { failed: change.problem };
            if (change.value.state !== 'changed') return { change: change.value };
          }
          const removed = await desk.ask('welcome.remove', { accountId, id });
          if (!removed.ok) return { failed: removed.problem };
          if (settings?.welcomeMessageFor[accountId] === id) await chooseForLinks(accountId, '');
          get().say(i18n.t('greeting.removed'));
          return { done: 'removed' };
        }),

      async findId(handle) {
        const account = get().chosenAccount();
        if (account === undefined) return undefined;
        const found = await desk.ask('person.find', { accountId: account.id, who: { handle } });
        if (found.ok) return found.value.id;
        get().say(sentenceOf(found.problem));
        return undefined;
      },

      makeDefault: (id) =>
        act('choosing', async (accountId) => {
          const list = get().welcomeOf[accountId]?.list;
          const nameOf = (wanted: string | undefined) => {
            const found = list?.messages.find((one) => one.id === wanted);
            return found && titleOf(found);
          };
          const from = list?.rule;
          const change = await desk.ask('welcome.setDefault', { accountId, from, to: id });
          if (!change.ok) return { failed: change.problem };
          return { change: change.value, wanted: nameOf(id), before: nameOf(from?.welcome_message_id) };
        }),
    };
  };

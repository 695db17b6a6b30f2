import type { StateCreator } from 'zustand/vanilla';
import { i18n } from '#i18n';
import type { PageContext } from '../../lib/message/page-context';
import type { Problem } from '../../lib/message/problem';
import type { Payload } from '../../lib/platform/messages';
import type { TemplateField, TemplateSummary } from '../../lib/templates/template';
import { fillUp, type Parts } from './parts';
import { isSame } from './recipient';
import { accountOf } from './session';
import type { PanelSetup, PanelState } from './store';

/** Choosing a template and filling what it asks for. */
export interface FillingSlice {
  readonly templates?: readonly TemplateSummary[];
  readonly templateId?: string;
  /** What has to be asked before the template can be used. */
  readonly fields: readonly TemplateField[];
  readonly answers: Readonly<Record<string, string>>;
  readonly filling: boolean;
  readonly templateProblem?: Problem;
  /** The handle whose names a template put into the text. */
  readonly filledFor?: string;
  /** What was there before a template came; absent where none did. */
  readonly before?: { readonly text: string; readonly parts: Parts };
  loadTemplates(): Promise<void>;
  /** `at`: where in the text the person is; the end if absent. */
  chooseTemplate(id: string, more?: { at?: Place; answers?: Record<string, string> }): Promise<void>;
  forgetTemplate(): void;
  /** Takes back what the template put in. */
  startOver(): void;
  answerField(name: string, value: string): void;
  fill(at?: Place): Promise<void>;
  /** What was sent came from a template: that counts, and its answers are kept for this conversation. */
  noteUsed(): Promise<void>;
  /**
   * Once the person is known or another one: a text that nobody touched is filled in again, and a message with nothing in
   * it begins with the account's own template.
   */
  refill(): Promise<void>;
}

/** A stretch of the text: the caret, or what is selected. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

type Slice = StateCreator<PanelState, [], [], FillingSlice>;

const none = { templateId: undefined, fields: [], answers: {}, filling: false, templateProblem: undefined };

export const createFilling =
  ({ desk }: PanelSetup): Slice =>
  (set, get) => {
    /** What the template put in; while nobody changed it, it may be replaced. */
    let rendered: string | undefined;
    let renderedParts: Parts | undefined;
    /** What the text came from, once it was filled in. */
    let used: Payload<'templates.used'> | undefined;
    /** The account whose own template this message has begun with, or might have, and which that was. */
    let begun: { readonly accountId: string; readonly templateId?: string } | undefined;

    /** The template that the account begins with, once for each message; where the person chose or wrote something, none. */
    const beginWith = async (): Promise<string | undefined> => {
      const { accountId, templateId, text, parts, templates } = get();
      if (accountId === undefined || begun?.accountId === accountId) return undefined;
      const isOurs =
        templateId !== undefined && templateId === begun?.templateId && text === (rendered ?? '');
      const isEmpty = templateId === undefined && text.trim() === '' && Object.keys(parts).length === 0;
      if (!isOurs && !isEmpty) return undefined;
      begun = { accountId };
      const settings = await desk.ask('settings.read', {});
      const wanted = settings.ok ? settings.value.messageTemplateFor[accountId] : undefined;
      const isAsItWas = get().text === text && get().parts === parts && get().templateId === templateId;
      if (!isAsItWas || !templates?.some(({ id }) => id === wanted)) return undefined;
      begun = { accountId, templateId: wanted };
      return wanted;
    };

    const putParts = (brought: Parts) => {
      const { parts, writeAllParts } = get();
      const untouched = renderedParts === parts;
      writeAllParts(untouched ? brought : fillUp(parts, brought));
      renderedParts = untouched || Object.keys(parts).length === 0 ? get().parts : undefined;
    };

    const put = (text: string, parts: Parts, at?: Place) => {
      const before = get().text;
      const replaces = before.trim() === '' || before === rendered;
      if (!replaces || rendered === undefined) set({ before: { text: before, parts: get().parts } });
      putParts(parts);
      if (replaces) {
        rendered = text;
        get().writeText(text);
        return 'panel.template_filled' as const;
      }
      rendered = undefined;
      const { start, end } = at ?? { start: before.length, end: before.length };
      get().writeText(before.slice(0, start) + text + before.slice(end));
      return 'panel.template_kept' as const;
    };

    return {
      ...none,

      async loadTemplates() {
        const templates = await desk.ask('templates.list', {});
        if (templates.ok) set({ templates: templates.value, templateProblem: undefined });
        else set({ templateProblem: templates.problem });
      },

      async chooseTemplate(templateId, { at, answers = {} } = {}) {
        set({ ...none, templateId: templateId || undefined, answers });
        if (templateId !== '') await get().fill(at);
      },

      forgetTemplate() {
        rendered = undefined;
        renderedParts = undefined;
        used = undefined;
        begun = undefined;
        set({ ...none, filledFor: undefined, before: undefined });
      },

      startOver() {
        const { before, forgetTemplate, writeText, writeAllParts } = get();
        if (before === undefined) return;
        const { accountId } = get();
        forgetTemplate();
        // Taken out by hand: it does not come again by itself.
        if (accountId !== undefined) begun = { accountId };
        writeText(before.text);
        writeAllParts(before.parts);
        get().say(i18n.t('panel.started_over'));
      },

      answerField: (name, value) => set({ answers: { ...get().answers, [name]: value } }),

      async fill(at) {
        const { templateId, answers, fields } = get();
        if (templateId === undefined) return;
        const context = contextOf(get());
        set({ filling: true, templateProblem: undefined });
        const answer = await desk.ask('templates.render', {
          templateId,
          context,
          answers: given(answers, fields),
        });
        if (get().templateId !== templateId) return;
        if (!answer.ok) return set({ filling: false, templateProblem: answer.problem });
        if (answer.value.state === 'ask') {
          const shown = new Set(fields.map((field) => field.name));
          const more = answer.value.fields.filter((field) => !shown.has(field.name));
          return set({ filling: false, fields: [...fields, ...more] });
        }
        const how = put(answer.value.text, answer.value.parts ?? {}, at);
        set({ filling: false, fields: [], filledFor: context.customer?.handle });
        used = { templateId, context, answers: given(answers, fields) };
        get().say(i18n.t(how));
      },

      async noteUsed() {
        if (used) await desk.ask('templates.used', used);
        used = undefined;
      },

      async refill() {
        const own = await beginWith();
        if (own !== undefined) return get().chooseTemplate(own);
        const { templateId, text, fields } = get();
        // Still asking, or nothing that a template wrote: the person goes on from here.
        if (templateId === undefined || (text !== rendered && fields.length === 0)) return;
        set({ fields: fields.filter((field) => !field.name.startsWith('customer.')) });
        await get().fill();
      },
    };
  };

/** An empty answer is a question still open, unless it may be left blank: then it is an answer too. */
function given(
  answers: Readonly<Record<string, string>>,
  asked: readonly TemplateField[],
): Record<string, string> {
  const filled = Object.entries(answers).filter(([, value]) => value.trim() !== '');
  const optional = asked.filter((field) => field.optional).map(({ name }) => [name, '']);
  return Object.fromEntries([...optional, ...filled]);
}

function contextOf(state: PanelState): PageContext {
  const { context, person } = state;
  const account = accountOf(state);
  const own = account && { ownId: account.id, ownHandle: account.handle };
  if (person === undefined) return { ...context, ...own };
  // The post belongs to whom it was read from; a message to somebody else must not quote it.
  const same = isSame(person.handle, context?.customer?.handle);
  return {
    ...own,
    customer: { handle: person.handle, name: person.name },
    ...(same && { post: context?.post }),
  };
}

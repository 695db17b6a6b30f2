import { i18n } from '#i18n';
import { findDeepLink } from '../../deep-link/deep-link';
import type { PageContext } from '../../message/page-context';
import type { Problem } from '../../message/problem';
import { ask } from '../../platform/ask-from-page';
import type { Rendered, TemplateSummary } from '../../templates/template';
import { leaveCaret } from '../caret';
import { readCaret, readDraft } from '../editor';
import { insertText } from '../insert';
import { report } from '../report';
import type { Say } from '../status';
import type { Tools } from '../tools';
import { makeAskForm } from './ask-form';
import type { How } from './how';
import { openPanel, type Panel } from './panel';
import { makePreview } from './preview';
import { makeSameAgain } from './same-again';
import { makeTemplateList } from './template-list';

/** One template on its way into the composer. */
interface Use {
  readonly template: TemplateSummary;
  readonly how: How;
  readonly answers: Readonly<Record<string, string>>;
  /** Absent: by the language of the post. */
  readonly variant?: number;
  /** The person was told that the last replies read the same. */
  readonly warned?: boolean;
  /** The private reply of the settings: it ends with the private message link. */
  readonly isReply?: boolean;
}

type Ready = Extract<Rendered, { state: 'ready' }>;

/**
 * Opens the picker beside its button, for the composer that it stands in; with `begin` at what this template asks, as a
 * private reply if it `isReply`.
 */
export function openTemplates(tools: Tools, say: Say, begin?: TemplateSummary, isReply = false): Panel {
  const composer = tools.findComposer();
  const editor = composer?.editor;
  let draft = editor && readDraft(editor);
  let caret = editor && readCaret(editor);
  /** The picker has put in one already and stayed. */
  let isNext = false;
  const context = () => tools.readContext(composer);
  const panel = openPanel(tools, () => {
    if (editor) leaveCaret(editor, caret);
    else tools.templates.focus();
  });
  const finish = (sentence: string) => {
    panel.close(true);
    say(sentence);
  };
  const explain = (problem: Problem) =>
    finish([i18n.t(`problem.${problem.code}`), problem.detail].filter(Boolean).join(' '));

  const insert = async (rendered: Ready, { template, how, answers, ...one }: Use) => {
    const now = editor && readDraft(editor);
    const doubled = now && findDeepLink(now) ? findDeepLink(rendered.text) : undefined;
    const bare = doubled ? rendered.text.replace(doubled, '').trimEnd() : rendered.text;
    if (!bare.trim()) return finish(i18n.t('page.link_already'));
    const glue = isNext ? ' ' : '';
    // Else X offers people of that name, and the next Enter takes one.
    const text = glue + (/@\w{1,15}$/.test(bare) ? `${bare} ` : bare);
    // A caret in another text than the one there now tells nothing.
    const at = now === draft ? caret : undefined;
    const inText =
      rendered.caret === undefined ? undefined : Math.min(glue.length + rendered.caret, text.length);
    const stays = how === 'stay';
    if (stays) panel.hold(true);
    const done = !editor
      ? 'refused'
      : tools.isComposing(editor)
        ? 'composing'
        : await insertText(editor, text, at, inText);
    if (done === 'inserted') {
      void ask('templates.used', { templateId: template.id, context: context(), answers });
      void ask('replies.noted', { text, context: context() });
    }
    const sentence = i18n.t(
      doubled
        ? 'page.link_left_out'
        : rendered.losses?.includes('media_by_hand')
          ? 'page.added_without_media'
          : one.isReply
            ? 'page.reply_ready'
            : 'page.added',
    );
    if (stays && done === 'inserted' && editor) {
      draft = readDraft(editor);
      caret = readCaret(editor);
      isNext = true;
      showList();
      panel.hold(false);
      return say(sentence);
    }
    panel.hold(false);
    panel.close(done !== 'inserted');
    report(say, done, text, sentence);
  };

  /** Undefined: it could not be, and the person was told why. */
  const render = async ({ template, answers, variant, isReply }: Use, context: PageContext) => {
    if (isReply) {
      const reply = await ask('reply.render', { context, answers, variant });
      if (!reply.ok) return explain(reply.problem);
      const { rendered, gone } = reply.value;
      return gone ? explain({ code: 'template_missing' }) : rendered;
    }
    const request = { templateId: template.id, context, answers, variant };
    const rendered = await ask('templates.render', { ...request, into: 'composer' });
    return rendered.ok ? rendered.value : explain(rendered.problem);
  };

  const use = async (one: Use): Promise<void> => {
    const { template, how, answers, warned } = one;
    const request = { templateId: template.id, context: context(), answers };
    if (how === 'privately') {
      // Asked at once: the browser opens its side panel only within the press itself.
      const opening = ask('panel.open', request);
      panel.close(true);
      const opened = await opening;
      return opened.ok ? undefined : explain(opened.problem);
    }
    const value = await render(one, request.context);
    if (!value || panel.signal.aborted) return;
    if (value.state === 'ask') {
      const go = (more: Record<string, string>, next: How) =>
        start({ ...one, how: next, answers: { ...answers, ...more } });
      return panel.show(makeAskForm(template.name, value.fields, go, how));
    }
    if (!warned && request.context.customer) {
      const check = await ask('replies.check', { text: value.text, context: request.context });
      if (panel.signal.aborted) return;
      if (check.ok && check.value.warn) return warn(one, value, check.value.same);
    }
    return insert(value, one);
  };

  const warn = (one: Use, { variant }: Ready, same: number) => {
    const { languages = [] } = one.template;
    const others = languages.flatMap((language, at) =>
      at === variant || (language && language !== languages[variant])
        ? []
        : [{ variant: at, name: i18n.t('page.wording', { number: String(at + 1) }) }],
    );
    const go = (other: number | undefined) =>
      start({ ...one, variant: other ?? variant, warned: other === undefined });
    panel.show(makeSameAgain(same, others, go, showList));
  };

  let busy = false;
  const start = (one: Use) => {
    if (busy) return;
    busy = true;
    use(one).finally(() => {
      busy = false;
    });
  };

  const preview = makePreview({
    async render(template, variant) {
      const request = { templateId: template.id, context: context(), answers: {}, variant };
      const rendered = await ask('templates.render', { ...request, into: 'composer' });
      return rendered.ok ? rendered.value : undefined;
    },
    async weigh(text) {
      const { start: from, end: to } = caret ?? { start: draft?.length ?? 0, end: draft?.length ?? 0 };
      const whole = `${draft?.slice(0, from) ?? ''}${text}${draft?.slice(to) ?? ''}`;
      const weighed = await ask('post.weigh', { text: whole, chat: composer?.kind.kind === 'chat' });
      if (!weighed.ok) return undefined;
      return { left: weighed.value.limit - weighed.value.weighted, limit: weighed.value.limit };
    },
  });
  const list = makeTemplateList(
    {
      choose: (template, how) => start({ template, how, answers: {}, variant: preview.variantOf(template) }),
      favour: (template, favourite) => void ask('templates.favour', { templateId: template.id, favourite }),
      highlight: preview.show,
    },
    preview.pane,
  );
  function showList(): void {
    panel.show(list);
  }
  showList();
  if (begin) start({ template: begin, how: 'insert', answers: {}, isReply });
  ask('templates.list', {}).then((templates) => {
    if (templates.ok) list.fill(templates.value);
    else explain(templates.problem);
  });
  return panel;
}

import { i18n } from '#i18n';
import type { PageContext } from '../../message/page-context';
import type { Problem } from '../../message/problem';
import { ask } from '../../platform/ask-from-page';
import type { Rendered, TemplateSummary } from '../../templates/template';
import { leaveCaret } from '../caret';
import { readCaret, readDraft } from '../editor';
import { type Fitted, fit } from '../fit';
import { putTemplate, readDoubts } from '../put-template';
import { report } from '../report';
import type { Say } from '../status';
import type { Tools } from '../tools';
import { weigh } from '../weigh';
import { makeAskForm } from './ask-form';
import type { How } from './how';
import { openPanel, type Panel } from './panel';
import { makePreview } from './preview';
import { makeTemplateList } from './template-list';
import { makeWarning } from './warning';

/** One template on its way into the composer. */
interface Use {
  readonly template: TemplateSummary;
  readonly how: How;
  readonly answers: Readonly<Record<string, string>>;
  /** Absent: by the language of the post. */
  readonly variant?: number;
  /** The person was told what speaks against it. */
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
  /** Set off from what stands before: a reply, and what follows one that the picker put in and stayed. */
  let spaced = isReply;
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

  const fitted = (rendered: Ready) => fit(rendered, (editor && readDraft(editor)) ?? '', caret, spaced);

  const insert = async (one: Fitted, { template, how, answers, isReply }: Use) => {
    const stays = how === 'stay';
    if (stays) panel.hold(true);
    // A caret in another text than the one there now tells nothing.
    const at = editor && readDraft(editor) === draft ? caret : undefined;
    const done = await putTemplate(tools, editor, one, at, context(), template.id, answers);
    const sentence = one.note ?? i18n.t(isReply ? 'page.reply_ready' : 'page.added');
    if (stays && done === 'inserted' && editor) {
      draft = readDraft(editor);
      caret = readCaret(editor);
      spaced = true;
      showList();
      panel.hold(false);
      return say(sentence);
    }
    panel.hold(false);
    panel.close(done !== 'inserted');
    report(say, done, one.text, sentence);
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
    const ready = fitted(value);
    if (!ready) return finish(i18n.t('page.link_already'));
    const doubts = warned ? '' : await readDoubts(ready, request.context, composer);
    if (panel.signal.aborted) return;
    return doubts ? warn(one, value, doubts) : insert(ready, one);
  };

  const warn = (one: Use, { variant }: Ready, doubts: string) => {
    const { languages = [] } = one.template;
    const others = languages.flatMap((language, at) =>
      at === variant || (language && language !== languages[variant])
        ? []
        : [{ variant: at, name: i18n.t('page.wording', { number: String(at + 1) }) }],
    );
    const go = (other: number | undefined) =>
      start({ ...one, variant: other ?? variant, warned: other === undefined });
    panel.show(makeWarning(doubts, others, go, showList));
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
    async weigh(rendered) {
      const one = fitted(rendered);
      return one && weigh(one.whole, composer?.kind.kind === 'chat');
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

import { i18n } from '#i18n';
import { findDeepLink } from '../../deep-link/deep-link';
import type { Problem } from '../../message/problem';
import { ask } from '../../platform/ask-from-page';
import type { TemplateSummary } from '../../templates/template';
import { leaveCaret } from '../caret';
import { readCaret, readDraft } from '../editor';
import { insertText } from '../insert';
import { report } from '../report';
import type { Say } from '../status';
import type { Tools } from '../tools';
import { makeAskForm } from './ask-form';
import { openPanel, type Panel } from './panel';
import { makeTemplateList } from './template-list';

/** Opens the picker beside its button, for the composer that it stands in. */
export function openTemplates(tools: Tools, say: Say): Panel {
  const composer = tools.findComposer();
  const editor = composer?.editor;
  const draft = editor && readDraft(editor);
  const caret = editor && readCaret(editor);
  const panel = openPanel(tools, () => {
    if (editor) leaveCaret(editor, caret);
    else tools.templates.focus();
  });
  const finish = (sentence: string) => {
    panel.close(true);
    say(sentence);
  };
  const explain = (problem: Problem) => finish(i18n.t(`problem.${problem.code}`));

  const insert = async (rendered: string) => {
    const now = editor && readDraft(editor);
    const doubled = now && findDeepLink(now) ? findDeepLink(rendered) : undefined;
    const text = (doubled ? rendered.replace(doubled, '').trimEnd() : rendered).replace(/\r\n?/g, '\n');
    if (!text.trim()) return finish(i18n.t('page.link_already'));
    // Else X offers people of that name, and the next Enter takes one.
    const safe = /@\w{1,15}$/.test(text) ? `${text} ` : text;
    // A caret in another text than the one there now tells nothing.
    const at = now === draft ? caret : undefined;
    const done = !editor
      ? 'refused'
      : tools.isComposing(editor)
        ? 'composing'
        : await insertText(editor, safe, at);
    panel.close(done !== 'inserted');
    report(say, done, text, i18n.t(doubled ? 'page.link_left_out' : 'page.added'));
  };

  const use = async (template: TemplateSummary, privately: boolean, answers: Record<string, string>) => {
    const request = { templateId: template.id, context: tools.readContext(composer), answers };
    if (privately) {
      // Asked at once: the browser opens its side panel only within the press itself.
      const opening = ask('panel.open', request);
      panel.close(true);
      const opened = await opening;
      return opened.ok ? undefined : explain(opened.problem);
    }
    const rendered = await ask('templates.render', { ...request, into: 'composer' });
    if (panel.signal.aborted) return;
    if (!rendered.ok) return explain(rendered.problem);
    if (rendered.value.state === 'ready') return insert(rendered.value.text);
    const go = (more: Record<string, string>, aside: boolean) =>
      start(template, aside, { ...answers, ...more });
    panel.show(makeAskForm(template.name, rendered.value.fields, go));
  };

  let busy = false;
  const start = (template: TemplateSummary, privately: boolean, answers: Record<string, string> = {}) => {
    if (busy) return;
    busy = true;
    use(template, privately, answers).finally(() => {
      busy = false;
    });
  };

  const list = makeTemplateList(start);
  panel.show(list);
  ask('templates.list', {}).then((templates) => {
    if (templates.ok) list.fill(templates.value);
    else explain(templates.problem);
  });
  return panel;
}

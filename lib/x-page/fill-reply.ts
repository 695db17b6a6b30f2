import { i18n } from '#i18n';
import { findDeepLink } from '../deep-link/deep-link';
import { ask } from '../platform/ask-from-page';
import type { TemplateSummary } from '../templates/template';
import { readDraft } from './editor';
import { insertText } from './insert';
import { report } from './report';
import type { Say } from './status';
import type { Tools } from './tools';

/**
 * Puts the private reply of the settings into a reply that was just opened: the template chosen there, ending with
 * the private message link. What its template asks, and which other words it has, the picker shows.
 */
export async function fillReply(
  tools: Tools,
  say: Say,
  openPicker: (begin: TemplateSummary) => void,
): Promise<void> {
  const composer = tools.findComposer();
  const context = tools.readContext(composer);
  const reply = await ask('reply.render', { context, answers: {} });
  if (!reply.ok) return say(i18n.t(`problem.${reply.problem.code}`));
  const { rendered, template, gone } = reply.value;
  if (rendered.state === 'ask') return template && openPicker(template);
  const { text } = rendered;
  const editor = composer?.editor;
  const draft = editor && readDraft(editor);
  if (!editor || draft === undefined) return report(say, 'refused', text);
  if (findDeepLink(draft)) return say(i18n.t('page.link_already'));
  if (tools.isComposing(editor)) return report(say, 'composing', text);
  const same = await ask('replies.check', { text, context });
  if (same.ok && same.value.warn && template) return openPicker(template);
  if (same.ok && same.value.warn)
    return say(i18n.t('page.same_reply', { count: String(same.value.same) }), text);
  const spaced = draft === '' || /\s$/.test(draft) ? text : ` ${text}`;
  const done = await insertText(editor, spaced, 'end');
  if (done === 'inserted') void ask('replies.noted', { text, context });
  if (done === 'inserted' && template)
    void ask('templates.used', { templateId: template.id, context, answers: {} });
  report(say, done, text, i18n.t(gone ? 'page.reply_gone' : 'page.reply_ready'));
}

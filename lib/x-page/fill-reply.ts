import { i18n } from '#i18n';
import { findDeepLink } from '../deep-link/deep-link';
import { ask } from '../platform/ask-from-page';
import type { TemplateSummary } from '../templates/template';
import { readDraft } from './editor';
import { fit } from './fit';
import { putTemplate, readDoubts } from './put-template';
import { report } from './report';
import type { Say } from './status';
import type { Tools } from './tools';

/**
 * Puts the private reply of the settings into a reply that was just opened: the template chosen there, ending with
 * the private message link. What its template asks, what speaks against it, and which other words it has, the picker
 * shows.
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
  const one = findDeepLink(draft) ? undefined : fit(rendered, draft, undefined, true);
  if (!one) return say(i18n.t('page.link_already'));
  if (tools.isComposing(editor)) return report(say, 'composing', text);
  const doubts = await readDoubts(one, context, composer);
  if (doubts) return template ? openPicker(template) : say(doubts, text);
  const done = await putTemplate(tools, editor, one, 'end', context, template?.id);
  report(say, done, text, one.note ?? i18n.t(gone ? 'page.reply_gone' : 'page.reply_ready'));
}

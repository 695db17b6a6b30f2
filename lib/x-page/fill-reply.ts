import { i18n } from '#i18n';
import { findDeepLink } from '../deep-link/deep-link';
import { ask } from '../platform/ask-from-page';
import { readDraft } from './editor';
import { insertText } from './insert';
import { report } from './report';
import type { Say } from './status';
import type { Tools } from './tools';

/**
 * Puts the private reply of the settings into a reply that was just opened: the template chosen there, ending with
 * the private message link. Says what is missing where the template asks for something: the picker can ask.
 */
export async function fillReply(tools: Tools, say: Say, openPicker: () => void): Promise<void> {
  const composer = tools.findComposer();
  const context = tools.readContext(composer);
  const rendered = await ask('reply.render', { context });
  if (!rendered.ok) return say(i18n.t(`problem.${rendered.problem.code}`));
  if (rendered.value.state === 'ask') {
    openPicker();
    return say(i18n.t('page.reply_asks'));
  }
  const { text } = rendered.value;
  const editor = composer?.editor;
  const draft = editor && readDraft(editor);
  if (!editor || draft === undefined) return report(say, 'refused', text);
  if (findDeepLink(draft)) return say(i18n.t('page.link_already'));
  if (tools.isComposing(editor)) return report(say, 'composing', text);
  const same = await ask('replies.check', { text, context });
  if (same.ok && same.value.warn)
    return say(i18n.t('page.same_reply', { count: String(same.value.same) }), text);
  const spaced = draft === '' || /\s$/.test(draft) ? text : ` ${text}`;
  const done = await insertText(editor, spaced, 'end');
  if (done === 'inserted') void ask('replies.noted', { text, context });
  report(say, done, text, i18n.t('page.reply_ready'));
}

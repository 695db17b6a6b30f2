import { i18n } from '#i18n';
import { ask } from '../platform/ask-from-page';
import { readDraft } from './editor';
import { insertText } from './insert';
import { readLinkState } from './link-check';
import { openLinkPopover } from './link-popover';
import { report } from './report';
import type { Say } from './status';
import type { Tools } from './tools';

/** Puts the posting account's private message link at the end of the draft; where one is there already, explains it. */
export async function addLink(tools: Tools, say: Say): Promise<void> {
  const { findComposer, isComposing, readContext } = tools;
  const state = await readLinkState(tools);
  if (state?.findings.length) return openLinkPopover(tools, tools.link ?? tools.templates, state);
  const composer = findComposer();
  const link = await ask('link.build', { context: readContext(composer) });
  if (!link.ok) return say(i18n.t(`problem.${link.problem.code}`));

  const { url } = link.value;
  const editor = composer?.editor;
  const draft = editor && readDraft(editor);
  if (!editor || draft === undefined) return report(say, 'refused', url);
  if (isComposing(editor)) return report(say, 'composing', url);
  const text = draft === '' || /\s$/.test(draft) ? url : ` ${url}`;
  report(say, await insertText(editor, text, 'end'), url, i18n.t('page.link_added'));
}

import { i18n } from '#i18n';
import { ask } from '../platform/ask-from-page';
import { readDraft } from './editor';
import { spaceAfter } from './fit';
import { insertText } from './insert';
import { readLinkState } from './link-check';
import { openLinkPopover } from './link-popover';
import { report } from './report';
import type { Say } from './status';
import type { Tools } from './tools';
import { tooLong, weigh } from './weigh';

/**
 * Puts the posting account's private message link at the end of the draft; where one is there already, explains it.
 * A draft that it would make too long is left as it is.
 */
export async function addLink(tools: Tools, say: Say): Promise<void> {
  const { findComposer, isComposing, readContext } = tools;
  const state = await readLinkState(tools);
  if (state?.findings.length) return openLinkPopover(tools, tools.link ?? tools.templates, state);
  const composer = findComposer();
  // A link counts the same whatever it says: asked at once, so that nobody waits twice.
  const anyLink = `${state ? spaceAfter(state.draft) : ''}https://x.com/messages`;
  const [link, weight] = await Promise.all([
    ask('link.build', { context: readContext(composer) }),
    state && weigh(state.draft + anyLink),
  ]);
  if (!link.ok) return say(i18n.t(`problem.${link.problem.code}`));

  const { url } = link.value;
  const over = tooLong(weight);
  if (over) return say(over, url);
  const editor = composer?.editor;
  const draft = editor && readDraft(editor);
  if (!editor || draft === undefined) return report(say, 'refused', url);
  if (isComposing(editor)) return report(say, 'composing', url);
  const text = spaceAfter(draft) + url;
  report(say, await insertText(editor, text, 'end'), url, i18n.t('page.link_added'));
}

import { i18n } from '#i18n';
import { ask } from '../platform/ask-from-page';
import type { Say } from './status';
import type { Tools } from './tools';

/** "Send with buttons": our panel, for the person of the open conversation. X's own composer carries text alone. */
export async function openPanelHere({ findComposer, readContext }: Tools, say: Say): Promise<void> {
  // Asked at once: the browser opens its side panel only within the press itself.
  const opened = await ask('panel.open', { context: readContext(findComposer()) });
  if (!opened.ok) say(i18n.t(`problem.${opened.problem.code}`));
}

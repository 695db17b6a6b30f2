import { i18n } from '#i18n';
import { type LinkState, severityOf, watchLink } from './link-check';
import { make } from './make';
import type { Tools } from './tools';

const sentences = { stop: 'preflight.stop', mind: 'preflight.mind', know: 'preflight.good' } as const;

/**
 * A small sign on the link button while the draft holds a private message link: whether X will draw the button, in
 * colour, shape and words. Answers with a way to look again.
 */
export function showLinkSign(tools: Tools): () => void {
  const { link, surface } = tools;
  if (!link) return () => {};
  const words = make('span', { id: 'link-state', class: 'unseen' });
  surface.append(words);
  link.setAttribute('aria-describedby', words.id);
  return watchLink(tools, (state: LinkState | undefined) => {
    const severity = severityOf(state);
    link.dataset.sign = severity ?? '';
    words.textContent = severity ? i18n.t(sentences[severity]) : '';
  });
}

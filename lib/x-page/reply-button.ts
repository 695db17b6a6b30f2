import { i18n } from '#i18n';
import { linkIcon } from './icons';
import look from './look.css?inline';
import { keepToOurselves, make, makeIcon, onPress } from './make';
import { loadPressPart } from './press-part';
import * as x from './selectors';
import { allStands } from './stands';
import { dress } from './theme';

/** What is left of a gap between two of X's own actions when ours stands in it, px. */
const size = 34;
const air = 4;

let pointedAt: Element | undefined;

/**
 * "Reply privately" in the action row of the post that is pointed at or has the focus: one button for the whole page,
 * which goes from post to post. It stands in the gap after X's own reply button, out of the flow, so that nothing
 * moves; where the gap is too narrow there is none, and the browser's menu does the same.
 */
export function followPosts(signal: AbortSignal): void {
  const host = make('div', { 'data-aside': '', role: 'presentation' });
  host.style.position = 'absolute';
  const surface = make('div', { class: 'surface' });
  const name = i18n.t('page.reply');
  const button = make(
    'button',
    { type: 'button', role: 'button', class: 'tool quiet', 'aria-label': name, title: name },
    makeIcon(linkIcon),
  );
  surface.append(button);
  const root = host.attachShadow({ mode: 'open' });
  root.append(make('style', {}, look), surface);
  keepToOurselves(root);
  surface.addEventListener('pointerdown', loadPressPart);
  onPress(button, () => {
    const article = host.closest(x.post);
    if (article) void replyTo(article, surface, button);
  });

  const follow = ({ target }: Event) => {
    const article = target instanceof Element ? target.closest(x.post) : null;
    if (!article || article.contains(host)) return;
    const place = findGap(article);
    if (!place) return host.remove();
    host.style.insetInlineStart = `${place.start}px`;
    host.style.top = `${place.top}px`;
    place.row.append(host);
    dress(surface, article);
  };
  const point = ({ target }: Event) => {
    pointedAt = target instanceof Element ? (target.closest(x.post) ?? undefined) : undefined;
  };
  const options = { capture: true, passive: true, signal };
  for (const type of ['pointerover', 'focusin']) document.addEventListener(type, follow, options);
  document.addEventListener('contextmenu', point, options);
  signal.addEventListener('abort', () => host.remove());
}

/** The post that a menu was opened on: by the link in it, else by where it was opened, else the page's own. */
export function replyToPointed(link: string | undefined): void {
  const path =
    link && URL.canParse(link) ? /^\/\w+\/status\/[0-9]+/.exec(new URL(link).pathname)?.[0] : undefined;
  const linked =
    path && document.querySelector(`${x.post} a[href="${path}"], ${x.post} a[href$=".com${path}"]`);
  const article = linked ? linked.closest(x.post) : (pointedAt ?? document.querySelector(x.focalPost));
  if (article?.isConnected) void replyTo(article);
}

async function replyTo(article: Element, surface?: HTMLElement, button?: HTMLElement): Promise<void> {
  (await loadPressPart())?.replyPrivately(
    article,
    allStands,
    surface && button && { surface, anchor: button },
  );
}

function findGap(article: Element): { row: HTMLElement; start: number; top: number } | undefined {
  const reply = article.querySelector(x.replyButton);
  const row = reply?.closest<HTMLElement>('[role="group"]');
  const next = row?.querySelector(x.repostButton);
  if (!reply || !row || !next) return undefined;
  const [from, to, within] = [reply, next, row].map((element) => element.getBoundingClientRect());
  if (!from || !to || !within) return undefined;
  const isRtl = from.left > to.left;
  const gap = isRtl ? from.left - to.right : to.left - from.right;
  if (gap < size + 2 * air) return undefined;
  const start = isRtl ? within.right - from.left : from.right - within.left;
  return { row, start: start + air, top: (within.height - size) / 2 };
}

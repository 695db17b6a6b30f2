import { linkIcon } from './icons';
import look from './look.css?inline';
import { make, makeRoot, makeTool, onPress } from './make';
import { nameOf } from './names';
import { loadPressPart } from './press-part';
import * as x from './selectors';
import { allStands } from './stands';
import { dress } from './theme';

/** Our button, its icon, and what is left of the gap between two of X's own actions on each side of it, px. */
const size = 34;
const iconSize = 18;
const air = 4;

let pointedAt: Element | undefined;

/**
 * "Reply privately" in the action row of the post that is pointed at or has the focus: one button for the whole page,
 * which goes from post to post. It stands in the gap after X's own reply button, out of the flow, so that nothing
 * moves; where the gap is too narrow there is none, and the browser's menu does the same.
 */
export function followPosts(signal: AbortSignal): void {
  let made: ReturnType<typeof makeReplyButton> | undefined;
  const remove = () => made?.host.remove();
  const follow = ({ target }: Event) => {
    const article = target instanceof Element ? target.closest(x.post) : null;
    if (!article || article.contains(made?.host ?? null)) return;
    const gap = findGap(article);
    if (!gap) return remove();
    made ??= makeReplyButton();
    const { host, surface } = made;
    host.style.translate = 'none';
    gap.row.append(host);
    // What X positions is not ours to know: where we came to stand without a shift is measured.
    const { left, top } = host.getBoundingClientRect();
    host.style.translate = `${gap.left - left}px ${gap.top - top}px`;
    dress(surface, article);
  };
  const point = ({ target }: Event) => {
    pointedAt = target instanceof Element ? (target.closest(x.post) ?? undefined) : undefined;
  };
  const options = { capture: true, passive: true, signal };
  for (const type of ['pointerover', 'focusin']) document.addEventListener(type, follow, options);
  document.addEventListener('contextmenu', point, options);
  // Until it is asked for again: the row has another width.
  window.addEventListener('resize', remove, { signal });
  signal.addEventListener('abort', remove);
}

function makeReplyButton(): { readonly host: HTMLElement; readonly surface: HTMLElement } {
  const host = make('div', { 'data-aside': '', role: 'presentation' });
  host.style.cssText = 'position: absolute; left: 0; top: 0';
  const surface = make('div', { class: 'surface' });
  const button = makeTool(linkIcon, nameOf('reply'));
  button.classList.add('quiet');
  surface.append(button);
  makeRoot(host, make('style', {}, look), surface);
  surface.addEventListener('pointerdown', loadPressPart);
  onPress(button, async () => {
    const article = host.closest(x.post);
    const part = await loadPressPart();
    if (article) part?.replyPrivately(article, allStands, { surface, anchor: button });
  });
  return { host, surface };
}

/** The same for the post that the browser's menu or, without a `link`, a key of it was meant for. */
export async function replyToPointed(link: string | undefined): Promise<void> {
  const article = pointedAt;
  pointedAt = undefined;
  (await loadPressPart())?.replyToPointed(link, article, allStands);
}

/**
 * Half way between the starts of X's reply and repost, so that in a timeline ours stand in a column as X's do; in px of
 * the window. Undefined where there is no room.
 */
function findGap(article: Element): { row: Element; left: number; top: number } | undefined {
  const reply = article.querySelector(x.replyButton);
  const row = reply?.closest('[role="group"]');
  const next = row?.querySelector(x.repostButton);
  if (!reply || !row || !next) return undefined;
  const [one, two] = [reply, next].map((element) => element.getBoundingClientRect());
  if (!one || !two) return undefined;
  const [from, to] = one.left < two.left ? [one.right, two.left] : [two.right, one.left];
  const [least, most] = [from + air, to - air - size];
  if (least > most) return undefined;
  const edge = (size - iconSize) / 2;
  const half =
    one.left < two.left ? (one.left + two.left) / 2 - edge : (one.right + two.right) / 2 + edge - size;
  return {
    row,
    left: Math.min(Math.max(least, half), most),
    top: (one.top + one.bottom - size) / 2,
  };
}

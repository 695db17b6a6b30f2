import { i18n } from '#i18n';
import { findComposer } from './composers';
import { make } from './make';
import { readPost } from './post';
import look from './press.css?inline';
import * as x from './selectors';
import type { PressHere } from './stands';
import { makeStatus, type Say } from './status';

const patience = 5_000;
const step = 50;

/** Where something can be said beside the button that was pressed. */
export interface Voice {
  readonly surface: HTMLElement;
  readonly anchor: Element;
}

/**
 * Opens X's own reply to `article`, for a person who asked for a private one, and fills it in once its tools stand.
 * X's reply button is the only one of X that we ever press; Post is the person's. The post that an open reply shows
 * has none: that reply is filled in.
 */
export async function replyPrivately(
  article: Element,
  stands: () => ReadonlyMap<Element, PressHere>,
  voice?: Voice,
): Promise<void> {
  const { handle, time } = readPost(article);
  article.querySelector<HTMLElement>(x.replyButton)?.click();
  for (let waited = 0; waited < patience; waited += step) {
    for (const [bar, press] of stands()) {
      const composer = findComposer(bar);
      const answered = composer?.editor && composer.kind.findAnswered(composer.scope);
      if (answered?.handle === handle && answered?.time === time && composer?.kind.kind === 'dialog')
        return press('reply');
    }
    await new Promise((resolve) => setTimeout(resolve, step));
  }
  const say = voice ? voiceOf(voice) : undefined;
  say?.(i18n.t('page.no_reply'));
}

/**
 * The same for the post that the browser's menu or a key of it was meant for. The menu (`link` empty where it was not
 * opened on one): by that link, else by where it was opened. A key (no `link`): the post that the keyboard's focus is
 * in, else the one under the pointer. Else both: the page's own.
 */
export function replyToPointed(
  link: string | undefined,
  pointedAt: Element | undefined,
  stands: () => ReadonlyMap<Element, PressHere>,
): void {
  const find = (how: string) => document.querySelector(`${x.post}${how}`);
  const path = /^https?:\/\/[^/]+(\/\w+\/status\/[0-9]+)/.exec(link ?? '')?.[1];
  const meant =
    link === undefined
      ? (find(':is(:focus-visible, :has(:focus-visible))') ?? find(':hover'))
      : (path && find(`:has(a[href$="${path}"])`)) || pointedAt;
  const article = meant ?? document.querySelector(x.focalPost);
  if (article?.isConnected) void replyPrivately(article, stands);
}

function voiceOf({ surface, anchor }: Voice): Say {
  const { element, say } = makeStatus(anchor);
  surface.append(make('style', {}, look), element);
  return say;
}

import * as x from './selectors';

/** The post whose reply or quote button was pressed last: a reply dialog shows it without its link. */
export interface LastAnswered {
  /** Such as `/casey_c/status/123`. */
  readonly path: string;
  /** ISO 8601, as X writes it. */
  readonly time: string;
}

let lastAnswered: LastAnswered | undefined;

export const readLastAnswered = () => lastAnswered;

/** Only the link and the time of it: the list may be recycled before anybody asks for more. */
export function rememberAnswered(signal: AbortSignal): void {
  const onClick = ({ target }: Event) => {
    const article = target instanceof Element && target.closest(x.answerButton)?.closest(x.post);
    if (!article) return;
    const link = article.querySelector<HTMLAnchorElement>(x.postLink);
    const time = link?.querySelector('time')?.dateTime;
    lastAnswered = link && time ? { path: link.pathname, time } : undefined;
  };
  document.addEventListener('click', onClick, { capture: true, passive: true, signal });
}

import { existsSync, readFileSync } from 'node:fs';
import type { Skeleton } from '@/lib/x-page/selectors';

/** Skeletons of x.com, re-typed from saved pages; they stand beside the checkout and are not part of it. */
const folder = '../shared/data/x-web/';
export const areThere = existsSync(folder);
export const whereTheyAre = areThere ? '' : ' (skipped: the skeletons of x.com are not beside this checkout)';

const files: Record<Skeleton, string> = {
  'home composer': 'home-inline-composer.html',
  'reply dialog': 'reply-modal.html',
  'thread reply': 'thread-inline-reply.html',
  'post in a timeline': 'timeline-article.html',
  'quoted post': 'quote-card.html',
  'begun draft': 'draft-editor-filled.html',
  chat: 'xchat-page.html',
  'open chat': 'xchat-page.html',
};
export const skeletons = Object.keys(files) as Skeleton[];

/** `open chat`: what is inside the shadow root of the chat, where no selector of the document reaches. */
export function readSkeleton(name: Skeleton): string {
  const html = readFileSync(folder + files[name], 'utf8');
  if (name !== 'open chat') return html;
  return /<template shadowrootmode="open">([\s\S]*?)<\/template>/.exec(html)?.[1] ?? '';
}

import { i18n } from '#i18n';
import { ask } from '../platform/ask-from-page';
import type { Answer } from '../platform/messages';

export type Weight = Answer['post.weigh'];

/** The longest text that is counted; more is over any limit. */
const most = 30_000;

/** What X counts a whole draft as; undefined where nobody could be asked, which keeps no text out. */
export async function weigh(text: string, chat = false): Promise<Weight | undefined> {
  const weighed = await ask('post.weigh', { text: text.slice(0, most), chat });
  return weighed.ok ? weighed.value : undefined;
}

/** Says by how much a draft would be too long; undefined where it is not. */
export const tooLong = (weight: Weight | undefined): string | undefined =>
  weight && weight.weighted > weight.limit
    ? i18n.t('page.too_long', {
        over: String(weight.weighted - weight.limit),
        limit: String(weight.limit),
      })
    : undefined;

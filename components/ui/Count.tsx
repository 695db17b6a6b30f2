import { i18n } from '#i18n';
import { writeNumber } from './format';

/** How long a text is, of how long it may be; in this order in every direction of writing. */
export function Count({ count, limit }: { count: number; limit: number }) {
  return <bdi dir="ltr">{i18n.t('ui.count', { count: writeNumber(count), limit: writeNumber(limit) })}</bdi>;
}

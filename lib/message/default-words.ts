import { i18n } from '#i18n';
import type { DefaultWords } from './rendering';

/** Our own words in place of buttons and quick replies, in the agent's language. */
export const defaultWords = (): DefaultWords => ({
  button: i18n.t('fallback.button', { label: '{label}', url: '{url}' }),
  quickReplies: i18n.t('fallback.quick_replies'),
});

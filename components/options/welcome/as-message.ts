import * as v from 'valibot';
import { type WelcomeContent, WelcomeName } from '../../../lib/message/welcome';
import type { WelcomeMessage } from '../../../lib/x-api/legacy/welcome-messages';

/** Text as it was written: X shortens links to t.co, says in `entities` what they were, and writes &, < and > as HTML. */
export function textOf({ message_data: { text, entities } }: WelcomeMessage): string {
  let written = text;
  for (const { url, expanded_url: whole } of entities?.urls ?? []) {
    if (whole !== undefined) written = written.replaceAll(url, () => whole);
  }
  return written.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** What X holds, as it would be sent again. */
export function contentOf(welcome: WelcomeMessage): WelcomeContent {
  const { ctas, quick_reply: replies, attachment } = welcome.message_data;
  const mediaId = attachment?.media?.id_str;
  return {
    text: textOf(welcome),
    ...(ctas?.length && { buttons: ctas }),
    ...(replies?.options.length && { quickReplies: replies.options }),
    ...(mediaId && { mediaId }),
  };
}

/** One line by which a person tells it from the others. */
export const titleOf = (welcome: WelcomeMessage): string =>
  welcome.name ?? textOf(welcome).replace(/\s+/gu, ' ').trim().slice(0, 80);

/** The parts that the customer loses when X replaces `before` by `after`. */
export const removedParts = (before: WelcomeContent, after: WelcomeContent) =>
  (['buttons', 'quickReplies', 'mediaId'] as const).filter(
    (part) => before[part] !== undefined && after[part] === undefined,
  );

export const isWelcomeName = (name: string): boolean => name === '' || v.is(WelcomeName, name);

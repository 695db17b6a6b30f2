import { i18n } from '#i18n';
import { buildButton, readButton } from '../deep-link/intents';
import { limits } from '../message/limits';
import { isHttps, type RichMessage } from '../message/message';
import { ProblemError } from '../message/problem';
import type { Filler } from './fill';
import type { Template, Wording } from './template';

type Parts = Omit<RichMessage, 'text'>;

/** Everything of a template besides its text, filled; undefined where there is nothing. */
export function fillParts({ fill }: Filler, template: Template, wording: Wording): Parts | undefined {
  const filled = (part: string, source: string | undefined) =>
    source === undefined ? undefined : fill(part, source).trim() || undefined;
  const parts: Parts = {
    ...(template.media && { media: template.media }),
    ...(wording.buttons?.length && {
      buttons: wording.buttons.map(({ label, url }, at) => ({
        label: fill(`buttons.${at}.label`, label).trim(),
        url: fillAddress((source) => fill(`buttons.${at}.url`, source), url),
      })),
    }),
    ...(wording.quickReplies?.length && {
      quickReplies: wording.quickReplies.map(({ label, description, metadata }, at) => ({
        label: fill(`quickReplies.${at}.label`, label).trim(),
        description: filled(`quickReplies.${at}.description`, description),
        metadata: filled(`quickReplies.${at}.metadata`, metadata),
      })),
    }),
    ...(template.customProfileId && { customProfileId: template.customProfileId }),
  };
  if (Object.keys(parts).length === 0) return undefined;
  return { ...parts, ...(wording.fallback && { fallback: wording.fallback }) };
}

/**
 * A link that was made by form holds its words percent-encoded, placeholders too: those are filled as the form shows them,
 * and then encoded. Any other address is filled as it stands.
 */
function fillAddress(fill: (source: string) => string, url: string): string {
  const use = readButton(url);
  switch (use.use) {
    case 'page':
      return fill(url).trim();
    case 'post':
      return buildButton({ ...use, text: fill(use.text), url: fill(use.url).trim() });
    case 'follow':
      return buildButton({ ...use, who: fill(use.who) });
    case 'message':
      return buildButton({ ...use, recipientId: fill(use.recipientId), text: fill(use.text) });
  }
}

/** Throws the problem `template_part_unfit` with the first part that X would refuse. */
export function checkParts({ buttons = [], quickReplies = [] }: Parts): void {
  buttons.forEach(({ label, url }, at) => {
    const number = at + 1;
    checkLabel(
      `buttons.${at}.label`,
      i18n.t('template.button_label', { at: number }),
      label,
      limits.buttonLabel,
    );
    const name = i18n.t('template.button_url', { at: number });
    if (!isHttps(url))
      unfit(`buttons.${at}.url`, i18n.t('template.not_https', { part: name, value: url.slice(0, 100) }));
    checkLength(`buttons.${at}.url`, name, url, limits.url);
  });
  quickReplies.forEach(({ label, description = '', metadata = '' }, at) => {
    const of = `quickReplies.${at}`;
    const number = at + 1;
    const name = i18n.t('template.reply_label', { at: number });
    checkLabel(`${of}.label`, name, label, limits.quickReplyLabel);
    if (/https?:\/\//iu.test(label)) unfit(`${of}.label`, i18n.t('template.has_link', { part: name }));
    const described = i18n.t('template.reply_description', { at: number });
    checkLength(`${of}.description`, described, description, limits.quickReplyDescription);
    checkLength(
      `${of}.metadata`,
      i18n.t('template.reply_metadata', { at: number }),
      metadata,
      limits.quickReplyMetadata,
    );
  });
  const described = quickReplies.filter(({ description }) => description !== undefined).length;
  if (described > 0 && described < quickReplies.length)
    unfit('quickReplies', i18n.t('template.descriptions'));
}

function checkLabel(part: string, name: string, label: string, limit: number): void {
  if (label === '') unfit(part, i18n.t('template.blank', { part: name }));
  checkLength(part, name, label, limit);
}

function checkLength(part: string, name: string, { length }: string, limit: number): void {
  if (length > limit) unfit(part, i18n.t('template.too_long', { part: name, length, limit }));
}

function unfit(part: string, detail: string): never {
  throw new ProblemError({ code: 'template_part_unfit', part, detail });
}

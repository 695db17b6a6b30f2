import { i18n } from '#i18n';
import { buildButton, readButton } from '../deep-link/intents';
import type { RichMessage } from '../message/message';
import { ProblemError } from '../message/problem';
import { type FaultField, faultsOf } from '../message/validate';
import type { Filler } from './fill';
import type { Template, Wording } from './template';

type Parts = Omit<RichMessage, 'text'>;

/** Everything of a template besides its text, filled; undefined where there is nothing. */
export function fillParts(filler: Filler, template: Template, wording: Wording): Parts | undefined {
  const { fill } = filler;
  const filled = (part: string, source: string | undefined) =>
    source === undefined ? undefined : fill(part, source).trim() || undefined;
  const parts: Parts = {
    ...(template.media && { media: template.media }),
    ...(wording.buttons?.length && {
      buttons: wording.buttons.map(({ label, url }, at) => ({
        label: fill(`buttons.${at}.label`, label).trim(),
        url: fillUse(filler, `buttons.${at}.url`, url),
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
 * and then encoded. In the address of a page, values are encoded where they stand.
 */
function fillUse({ fill, fillAddress }: Filler, part: string, url: string): string {
  const use = readButton(url);
  switch (use.use) {
    case 'page':
      return fillAddress(part, url);
    case 'post':
      return buildButton({ ...use, text: fill(part, use.text), url: fill(part, use.url).trim() });
    case 'follow':
      return buildButton({ ...use, who: fill(part, use.who) });
    case 'message':
      return buildButton({ ...use, recipientId: fill(part, use.recipientId), text: fill(part, use.text) });
  }
}

/** Throws the problem `template_part_unfit` with the first part that X would refuse. */
export function checkParts(message: RichMessage): void {
  for (const { field, rule, at = 0, over = 0 } of faultsOf(message)) {
    if (rule === 'all_or_none')
      throw unfit(`quickReplies.${at}.description`, i18n.t('template.descriptions'));
    const place = places[field];
    if (place === undefined) continue;
    const value = place.read(message, at) ?? '';
    const part = place.name(at + 1);
    const path = place.path.replace('#', String(at));
    switch (rule) {
      case 'too_long':
        throw unfit(
          path,
          i18n.t('template.too_long', { part, length: value.length, limit: value.length - over }),
        );
      case 'not_https':
        throw unfit(path, i18n.t('template.not_https', { part, value: value.slice(0, 100) }));
      case 'has_url':
        throw unfit(path, i18n.t('template.has_link', { part }));
      case 'empty':
        throw unfit(path, i18n.t('template.blank', { part }));
    }
  }
}

interface Place {
  /** `#`: which one, from 0. */
  readonly path: string;
  /** What a person calls it; which one, from 1. */
  readonly name: (at: number) => string;
  readonly read: (message: RichMessage, at: number) => string | undefined;
}

/** Where in a template a fault can stand; its text was looked at before, and its fallback words as they were written. */
const places: { readonly [F in FaultField]?: Place } = {
  button_label: {
    path: 'buttons.#.label',
    name: (at) => i18n.t('template.button_label', { at }),
    read: ({ buttons }, at) => buttons?.[at]?.label,
  },
  button_url: {
    path: 'buttons.#.url',
    name: (at) => i18n.t('template.button_url', { at }),
    read: ({ buttons }, at) => buttons?.[at]?.url,
  },
  quick_reply_label: {
    path: 'quickReplies.#.label',
    name: (at) => i18n.t('template.reply_label', { at }),
    read: ({ quickReplies }, at) => quickReplies?.[at]?.label,
  },
  quick_reply_description: {
    path: 'quickReplies.#.description',
    name: (at) => i18n.t('template.reply_description', { at }),
    read: ({ quickReplies }, at) => quickReplies?.[at]?.description,
  },
  quick_reply_metadata: {
    path: 'quickReplies.#.metadata',
    name: (at) => i18n.t('template.reply_metadata', { at }),
    read: ({ quickReplies }, at) => quickReplies?.[at]?.metadata,
  },
};

/** Which field of which button or quick reply `part` of a problem is, and what a person calls it. */
export function placeOf(
  part: string,
): { readonly field: FaultField; readonly at: number; readonly name: string } | undefined {
  const at = Number(/\.(\d+)\./.exec(part)?.[1]);
  const path = part.replace(/\.\d+\./, '.#.');
  const found = Object.entries(places).find(([, place]) => place.path === path);
  return found && { field: found[0] as FaultField, at, name: found[1].name(at + 1) };
}

const unfit = (part: string, detail: string): ProblemError =>
  new ProblemError({ code: 'template_part_unfit', part, detail });

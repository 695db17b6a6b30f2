import Papa from 'papaparse';
import { type CardPlan, usedButtons } from './card';

const ordinals = ['first', 'second', 'third', 'fourth'] as const;

/**
 * The columns of an export: the Ads API's own names for a card, in its order, then what goes beside the card.
 * `media_key` and `poster_media_key` are X's, given when the files are uploaded there: they stay empty.
 */
export const exportFields = [
  'card_type',
  'name',
  'recipient_user_id',
  'media_key',
  'poster_media_key',
  ...ordinals.flatMap((ordinal) => [`${ordinal}_cta`, `${ordinal}_cta_welcome_message_id`] as const),
  /** The words of the post. Ads API, `tweet`, `text`. */
  'text',
  'media_file',
  'poster_file',
] as const;
type ExportField = (typeof exportFields)[number];
export type ExportedCard = Readonly<Record<ExportField, string>>;

/** A card under the Ads API's names. Ads API, `cards/image_direct_message` and `cards/video_direct_message`. */
export function exportCard(plan: CardPlan): ExportedCard {
  const empty = Object.fromEntries(exportFields.map((field) => [field, ''])) as Record<ExportField, string>;
  const card: Record<ExportField, string> = {
    ...empty,
    card_type: plan.kind === 'image' ? 'IMAGE_DIRECT_MESSAGE' : 'VIDEO_DIRECT_MESSAGE',
    name: plan.name.trim(),
    recipient_user_id: plan.recipientId.trim(),
    text: plan.post.trim(),
    media_file: plan.file?.name ?? '',
    poster_file: plan.kind === 'video' ? (plan.poster?.name ?? '') : '',
  };
  usedButtons(plan).forEach(({ label, welcomeMessageId }, index) => {
    const ordinal = ordinals[index];
    if (ordinal === undefined) return;
    card[`${ordinal}_cta`] = label.trim();
    card[`${ordinal}_cta_welcome_message_id`] = welcomeMessageId.trim();
  });
  return card;
}

/** What a spreadsheet takes for a formula: also in full width, and also over many lines, which Papa's own lets pass. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/u;

/** One line for each card, CRLF, RFC 4180. A cell that a spreadsheet would take for a formula gets a ' before it. */
export const writeCsv = (plans: readonly CardPlan[]): string =>
  // The mark at its start tells spreadsheets that it is UTF-8.
  `\uFEFF${Papa.unparse(plans.map(exportCard), {
    columns: [...exportFields],
    escapeFormulae: formula,
    newline: '\r\n',
  })}`;

const filled = (card: ExportedCard) => Object.entries(card).filter(([, value]) => value !== '');

/** What is filled in, for programs. */
export const writeJson = (plans: readonly CardPlan[]): string =>
  `${JSON.stringify(
    plans.map((plan) => Object.fromEntries(filled(exportCard(plan)))),
    null,
    2,
  )}\n`;

/** One line for each field that is filled in, for people who copy it over by hand. */
export const writeLines = (plan: CardPlan): string =>
  filled(exportCard(plan))
    .map(([field, value]) => `${field}: ${value}`)
    .join('\n');

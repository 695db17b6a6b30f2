import * as limits from './limits';
import type { Button, Media, QuickReply, RichMessage } from './message';
import { fail, ok, type Result } from './problem';
import type { Transport } from './transport';
import { readable } from './urls';

/** What the customer loses by this transport; each has a sentence, `loss.<name>`. */
export const losses = [
  'buttons_as_text',
  'quick_replies_as_text',
  /** The customer's answer will not carry the metadata back. */
  'metadata_dropped',
  'custom_profile_dropped',
  /** X's own composer takes no file from us: the agent attaches it by hand. */
  'media_by_hand',
] as const;
export type Loss = (typeof losses)[number];

/** What will be sent, exactly, and what is lost. */
export interface Rendering {
  readonly transport: Transport;
  readonly text: string;
  readonly media?: Media;
  readonly buttons?: readonly Button[];
  readonly quickReplies?: readonly QuickReply[];
  readonly customProfileId?: string;
  readonly losses: readonly Loss[];
}

/** Our own fallback words, from `locales/`, for a message that brings none. */
export interface DefaultWords {
  /** Holds `{label}` and `{url}`. */
  readonly button: string;
  readonly quickReplies: string;
}

/**
 * What a transport will send. Pure and stable: the same message gives the same rendering. Nothing that the agent wrote
 * vanishes from what the customer sees, or it is named in `losses`.
 * Problems: `text_too_long` when the fallback words push the text over 10,000 characters.
 */
export function renderMessage(
  message: RichMessage,
  transport: Transport,
  words: DefaultWords,
): Result<Rendering> {
  if (transport === 'v1.1') return ok({ transport, ...shown(message), losses: [] });
  const { media, buttons, quickReplies, customProfileId } = message;
  const written = writtenText(message, words);
  if (written.length > limits.text) return fail('text_too_long');
  const lost: [Loss, boolean][] = [
    ['buttons_as_text', buttons !== undefined],
    ['quick_replies_as_text', quickReplies !== undefined],
    ['metadata_dropped', quickReplies?.some(({ metadata }) => metadata !== undefined) === true],
    ['custom_profile_dropped', customProfileId !== undefined],
    ['media_by_hand', media !== undefined && transport === 'page'],
  ];
  return ok({
    transport,
    text: written,
    ...(media && transport === 'v2' && { media }),
    losses: lost.flatMap(([loss, isLost]) => (isLost ? [loss] : [])),
  });
}

/** The message as text alone, of whatever length: what its transports without native parts send. */
export function writtenText(
  { text, buttons, quickReplies, fallback }: RichMessage,
  words: DefaultWords,
): string {
  const paragraphs = [
    text.trim(),
    buttons && buttonLines(buttons, fallback?.button ?? words.button),
    quickReplies && quickReplyLines(quickReplies, fallback?.quickReplies ?? words.quickReplies),
  ];
  return paragraphs.filter((paragraph) => paragraph).join('\n\n');
}

function shown({ text, media, buttons, quickReplies, customProfileId }: RichMessage) {
  return { text: text.trim(), media, buttons, quickReplies, customProfileId };
}

function buttonLines(buttons: readonly Button[], line: string): string {
  return buttons
    .map(({ label, url }) =>
      line.replaceAll(/\{(label|url)\}/gu, (_, name) => (name === 'label' ? label : readable(url))),
    )
    .join('\n');
}

/** `1. Label – description` lines, after the words that ask for a number. */
function quickReplyLines(quickReplies: readonly QuickReply[], intro: string): string {
  const lines = quickReplies.map(
    ({ label, description }, index) => `${index + 1}. ${label}${description ? ` – ${description}` : ''}`,
  );
  return [intro.trim(), ...lines].filter((line) => line !== '').join('\n');
}

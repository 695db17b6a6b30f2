import * as limits from './limits';
import { type Button, type FallbackWords, isHttps, type QuickReply, type RichMessage } from './message';
import { holdsUrl } from './urls';

/** Everything that can be wrong with a message being written, by field; each has a sentence, `fault.<field>.<rule>`. */
export const faultRules = {
  text: ['empty', 'too_long'],
  buttons: ['too_many'],
  button_label: ['empty', 'too_long'],
  button_url: ['empty', 'not_https', 'too_long'],
  quick_replies: ['too_many'],
  quick_reply_label: ['empty', 'has_url', 'too_long'],
  quick_reply_description: ['all_or_none', 'too_long'],
  quick_reply_metadata: ['too_long'],
  fallback_button: ['without_places', 'too_long'],
  fallback_quick_replies: ['too_long'],
} as const;

export type FaultField = keyof typeof faultRules;

/** One thing wrong. `at`: which button or quick reply, from 0. `over`: how many characters, or parts, too many. */
export type Fault = {
  [F in FaultField]: {
    readonly field: F;
    readonly rule: (typeof faultRules)[F][number];
    readonly at?: number;
    readonly over?: number;
  };
}[FaultField];

/**
 * What X would not take, or would take and show as nonsense, in the order of the form. Nothing wrong: the message, made
 * `tidy`, is a `RichMessage`. Pure; never throws, whatever is in it.
 */
export function faultsOf(message: RichMessage): Fault[] {
  const { text, buttons = [], quickReplies = [], fallback = {} } = message;
  const faults: (Fault | false | undefined)[] = [
    text.length > limits.text && { field: 'text', rule: 'too_long', over: text.length - limits.text },
    text.trim() === '' &&
      !(message.media && buttons.length + quickReplies.length === 0) && { field: 'text', rule: 'empty' },
    buttons.length > limits.buttons && {
      field: 'buttons',
      rule: 'too_many',
      over: buttons.length - limits.buttons,
    },
    ...buttons.flatMap(buttonFaults),
    quickReplies.length > limits.quickReplies && {
      field: 'quick_replies',
      rule: 'too_many',
      over: quickReplies.length - limits.quickReplies,
    },
    ...quickReplies.flatMap(quickReplyFaults),
    ...fallbackFaults(fallback),
  ];
  return faults.filter((fault) => fault !== false && fault !== undefined);
}

/** Without what was opened and left empty, and without spaces around labels: what is kept and sent. */
export function tidy(message: RichMessage): RichMessage {
  const { text, media, customProfileId } = message;
  const buttons = message.buttons?.map(({ label, url }) => ({ label: label.trim(), url: url.trim() }));
  const quickReplies = message.quickReplies?.map(({ label, description, metadata }) => ({
    label: label.trim(),
    ...(description?.trim() && { description: description.trim() }),
    ...(metadata && { metadata }),
  }));
  const { button, quickReplies: intro } = message.fallback ?? {};
  return {
    text,
    ...(media && { media }),
    ...(buttons?.length && { buttons }),
    ...(quickReplies?.length && { quickReplies }),
    ...(customProfileId && { customProfileId }),
    ...((button || intro) && {
      fallback: { ...(button && { button }), ...(intro && { quickReplies: intro }) },
    }),
  };
}

function buttonFaults({ label, url }: Button, at: number): (Fault | undefined)[] {
  return [
    tooLong('button_label', label.trim(), limits.buttonLabel, at),
    isBlank(label) ? { field: 'button_label', rule: 'empty', at } : undefined,
    urlFault(url.trim(), at),
  ];
}

function urlFault(url: string, at: number): Fault | undefined {
  if (url === '') return { field: 'button_url', rule: 'empty', at };
  if (!isHttps(url)) return { field: 'button_url', rule: 'not_https', at };
  return tooLong('button_url', url, limits.url, at);
}

function quickReplyFaults(
  { label, description = '', metadata = '' }: QuickReply,
  at: number,
  all: readonly QuickReply[],
): (Fault | undefined)[] {
  const someDescribed = all.some((one) => !isBlank(one.description ?? ''));
  const left = someDescribed && isBlank(description);
  return [
    tooLong('quick_reply_label', label.trim(), limits.quickReplyLabel, at),
    isBlank(label) ? { field: 'quick_reply_label', rule: 'empty', at } : undefined,
    holdsUrl(label) ? { field: 'quick_reply_label', rule: 'has_url', at } : undefined,
    tooLong('quick_reply_description', description.trim(), limits.quickReplyDescription, at),
    left ? { field: 'quick_reply_description', rule: 'all_or_none', at } : undefined,
    tooLong('quick_reply_metadata', metadata, limits.quickReplyMetadata, at),
  ];
}

function fallbackFaults({ button = '', quickReplies = '' }: FallbackWords): (Fault | undefined)[] {
  const whole = button === '' || (button.includes('{label}') && button.includes('{url}'));
  return [
    whole ? undefined : { field: 'fallback_button', rule: 'without_places' },
    tooLong('fallback_button', button, limits.fallbackWords),
    tooLong('fallback_quick_replies', quickReplies, limits.fallbackWords),
  ];
}

type Lengthy = Exclude<FaultField, 'text' | 'buttons' | 'quick_replies'>;

const tooLong = (field: Lengthy, text: string, most: number, at?: number): Fault | undefined =>
  text.length > most ? { field, rule: 'too_long', at, over: text.length - most } : undefined;

const isBlank = (text: string) => text.trim() === '';

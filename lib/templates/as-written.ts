import * as limits from '../message/limits';
import { type Fault, faultsOf } from '../message/validate';
import { longest, type Wording } from './template';

/**
 * What keeps a wording from being kept, as it is written, placeholders and all, in the order of the form; what comes of
 * it once it is filled, rendering says. Pure; never throws.
 */
export function faultsAsWritten({ text, buttons = [], quickReplies = [], fallback }: Wording): Fault[] {
  const faults: (Fault | undefined)[] = [
    tooLong('text', text, limits.text),
    tooMany('buttons', buttons.length, limits.buttons),
    ...buttons.flatMap(({ label, url }, at) => [
      tooLong('button_label', label, longest.label, at),
      tooLong('button_url', url, limits.url, at),
    ]),
    tooMany('quick_replies', quickReplies.length, limits.quickReplies),
    ...quickReplies.flatMap(({ label, description = '', metadata = '' }, at) => [
      tooLong('quick_reply_label', label, longest.label, at),
      tooLong('quick_reply_description', description, longest.description, at),
      tooLong('quick_reply_metadata', metadata, limits.quickReplyMetadata, at),
    ]),
  ];
  return [...faults.filter((fault) => fault !== undefined), ...faultsOf({ text: '-', fallback })];
}

type Lengthy =
  | 'text'
  | 'button_label'
  | 'button_url'
  | 'quick_reply_label'
  | 'quick_reply_description'
  | 'quick_reply_metadata';

const tooLong = (field: Lengthy, text: string, most: number, at?: number): Fault | undefined =>
  text.length > most ? { field, rule: 'too_long', at, over: text.length - most } : undefined;

const tooMany = (field: 'buttons' | 'quick_replies', count: number, most: number): Fault | undefined =>
  count > most ? { field, rule: 'too_many', over: count - most } : undefined;

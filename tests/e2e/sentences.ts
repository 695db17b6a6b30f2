import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build';
import type { GeneratedI18nStructure } from '#i18n';

type Key = keyof GeneratedI18nStructure;

const messages = generateChromeMessages(await parseMessagesFile('locales/en.yml'));

/** The English sentence that a person reads, its `{names}` filled. Throws where there is none of this key. */
export function say(key: Key, fill: Readonly<Record<string, string>> = {}): string {
  const sentence = messages[key.replaceAll('.', '_')]?.message;
  if (!sentence) throw new Error(`No sentence "${key}"`);
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => fill[name] ?? whole);
}

/** The same where a time, or another thing that no test can know, stands for each name that is not filled. */
export function saying(key: Key, fill: Readonly<Record<string, string>> = {}): RegExp {
  const parts = say(key, fill).split(/\{\w+\}/);
  return new RegExp(parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.+'));
}

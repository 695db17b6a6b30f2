import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build';
import type { GeneratedI18nStructure } from '#i18n';

type Key = keyof GeneratedI18nStructure;

type Say = (key: Key, fill?: Readonly<Record<string, string>>) => string;

/** The sentences of a language as a person reads them, their `{names}` filled. They throw where there is none of a key. */
export async function speak(language: string): Promise<Say> {
  const messages = generateChromeMessages(await parseMessagesFile(`locales/${language}.yml`));
  return (key, fill = {}) => {
    const sentence = messages[key.replaceAll('.', '_')]?.message;
    if (!sentence) throw new Error(`No sentence "${key}"`);
    return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => fill[name] ?? whole);
  };
}

export const say = await speak('en');

/** The same where a time, or another thing that no test can know, stands for each name that is not filled. */
export function saying(key: Key, fill: Readonly<Record<string, string>> = {}): RegExp {
  const parts = say(key, fill).split(/\{\w+\}/);
  return new RegExp(parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.+'));
}

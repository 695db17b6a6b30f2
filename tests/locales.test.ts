import { readdirSync } from 'node:fs';
import { parseMessagesFile } from '@wxt-dev/i18n/build';
import { describe, expect, it } from 'vitest';

type Sentences = Awaited<ReturnType<typeof parseMessagesFile>>;

const read = (file: string) => parseMessagesFile(`locales/${file}`);
const keyed = (sentences: Sentences) => new Map(sentences.map((one) => [one.key.join('.'), one]));
const english = keyed(await read('en.yml'));
const others = readdirSync('locales').filter((file) => file !== 'en.yml');

/** Each form of a sentence: one, or one for each number. */
const formsOf = (one: Sentences[number]): string[] =>
  one.type === 'plural' ? Object.values(one.plurals) : one.type === 'simple' ? [one.message] : [one.message];
/** What is put into it, in no order: a language has its own. */
const given = (form: string): string[] => (form.match(/\{[a-z]+\}|\$\d/giu) ?? []).sort();

describe.each(others)('%s', async (file) => {
  const sentences = keyed(await read(file));

  it('has every sentence that English has, and no other', () => {
    expect([...sentences.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('puts the same into each, and leaves none empty', () => {
    for (const [key, one] of sentences) {
      const original = english.get(key);
      if (!original) continue;
      const wanted = given(formsOf(original).at(-1) ?? '');
      const forms = formsOf(one);
      expect(
        forms.every((form) => form.trim() !== ''),
        key,
      ).toBe(true);
      // A form for one thing may leave its number out.
      expect(given(forms.at(-1) ?? ''), key).toEqual(wanted);
    }
  });

  it('knows the forms that English knows', () => {
    for (const [key, one] of sentences) {
      const original = english.get(key);
      if (original?.type === 'plural') expect(one.type, key).toBe('plural');
    }
  });

  it('is translated: of sentences of three words and more, none is English', () => {
    const left = [...sentences].filter(([key, one]) => {
      const own = formsOf(one).join();
      const original = english.get(key);
      return own.split(' ').length > 3 && original && own === formsOf(original).join();
    });
    expect(left.map(([key]) => key)).toEqual([]);
  });

  it('says which language it is and which way it is read', () => {
    const language = file.replace('.yml', '').replace('_', '-');
    const say = (key: string) => formsOf(sentences.get(key) as Sentences[number]).join();
    expect(say('ui.language')).toBe(language);
    expect(say('ui.direction')).toBe(/^(ar|he|fa|ur)/u.test(language) ? 'rtl' : 'ltr');
  });
});

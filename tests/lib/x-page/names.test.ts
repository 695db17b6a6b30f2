import { readdirSync } from 'node:fs';
import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build';
import { describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { nameOf, names } from '@/lib/x-page/names';

describe('the names of our buttons', () => {
  it('are there in each language that Aside speaks', () => {
    expect(readdirSync('locales').sort()).toEqual(
      Object.keys(names)
        .map((language) => `${language}.yml`)
        .sort(),
    );
  });

  it.each(Object.entries(names))('are those of locales/%s.yml', async (language, ours) => {
    const sentences = generateChromeMessages(await parseMessagesFile(`locales/${language}.yml`));
    const theirs = Object.keys(ours).map((key) => [key, sentences[`page_${key}`]?.message]);
    expect(ours).toEqual(Object.fromEntries(theirs));
  });

  it.each([
    ['es-419', 'Plantillas'],
    ['ar', 'القوالب'],
    ['en-GB', 'Templates'],
    ['de', 'Templates'],
  ])('are those of a browser that speaks %s', (language, name) => {
    vi.spyOn(fakeBrowser.i18n, 'getUILanguage').mockReturnValueOnce(language);
    expect(nameOf('templates')).toBe(name);
  });
});

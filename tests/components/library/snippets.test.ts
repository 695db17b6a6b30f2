import { readdirSync } from 'node:fs';
import { parseMessagesFile } from '@wxt-dev/i18n/build';
import { describe, expect, it } from 'vitest';
import { labelOf } from '../../../lib/templates/names';
import { renderTemplate } from '../../../lib/templates/render';

const namesIn = async (file: string) =>
  new Map(
    (await parseMessagesFile(`locales/${file}`)).flatMap((one) => {
      const [, name] = /^library\.snippet\.(\w+)_name$/u.exec(one.key.join('.')) ?? [];
      return name && one.type !== 'plural' ? [[name, one.message] as const] : [];
    }),
  );
const questions = ['question', 'choice', 'answer'];

describe.each(readdirSync('locales'))('the questions that the editor puts in, of %s', async (file) => {
  const names = await namesIn(file);

  it.each(questions)('have a name that a template can ask for, fill in and compare: %s', (question) => {
    const name = names.get(question) ?? '';
    const text = `{{ ${name} }}{% if ${name} == 'x' %}, yes{% endif %}`;
    const render = (answers: Record<string, string>) =>
      renderTemplate({ id: 'a', name: 'a', text }, { context: {}, answers, now: 0, locale: 'en' });
    expect(render({})).toMatchObject({
      value: { state: 'ask', fields: [{ name, label: labelOf(name) }] },
    });
    expect(render({ [name]: 'x' })).toMatchObject({ value: { state: 'ready', text: 'x, yes' } });
  });

  it.skipIf(file === 'en.yml').each(questions)('are asked in words of the language: %s', async (question) => {
    expect(names.get(question)).not.toBe((await namesIn('en.yml')).get(question));
  });
});

import { readdirSync } from 'node:fs';
import { parseMessagesFile } from '@wxt-dev/i18n/build';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { starters, startersFor, trades } from '../../../lib/templates/starters';
import { Template } from '../../../lib/templates/template';
import { exampleContext, tryTemplate } from '../../../lib/templates/try-out';

const all = [...starters(), ...trades.flatMap((trade) => startersFor(trade))];

describe('the starters', () => {
  it.each(all.map((template) => [template.id, template] as const))('%s is a template', (_, template) => {
    expect(v.safeParse(v.strictObject(Template.entries), template).issues).toBeUndefined();
  });

  it('never share an id or a shortcut: any set goes with the others', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(new Set(all.map(({ shortcut }) => shortcut)).size).toBe(all.length);
  });

  it('bring buttons, quick replies and questions of each kind, to be learned from', () => {
    expect(all.some(({ buttons }) => buttons)).toBe(true);
    expect(all.some(({ quickReplies }) => quickReplies)).toBe(true);
    const kinds = all.flatMap(({ fields = [] }) => fields.map(({ kind }) => kind));
    expect(kinds).toEqual(expect.arrayContaining(['date', 'choice']));
  });

  it.each(all.map((template) => [template.id, template] as const))(
    '%s asks in words of the language, never by a name of its text',
    (_, template) => {
      const setting = { variant: 0, now: 0, locale: 'en', link: () => 'https://x.com/' };
      const { asked } = tryTemplate(template, setting, exampleContext(), {});
      const labelled = template.fields?.filter(({ label }) => label).map(({ name }) => name);
      expect(asked.map(({ name }) => name).sort()).toEqual([...(labelled ?? [])].sort());
    },
  );

  // Supplied by the page, or named in the code for every language.
  const known = /^(customer|post)\.|^(private_message_link|visit_day|visit_time)$/u;
  it.each(readdirSync('locales'))('have a question for each name in the texts of %s', async (file) => {
    const sentences = (await parseMessagesFile(`locales/${file}`)).flatMap((one) =>
      one.type === 'plural' ? [] : [{ key: one.key.join('.'), message: one.message }],
    );
    const isName = (key: string) => /^starter\.question\.\w+\.name$/u.test(key);
    const names = sentences.flatMap(({ key, message }) => (isName(key) ? [message] : []));
    const texts = sentences.filter(({ key }) => key.startsWith('starter.') && key.endsWith('.text'));
    const used = texts.flatMap(({ message }) =>
      [...message.matchAll(/\{\{\s*([\p{L}\p{N}_.]+)/gu)].map(([, name = '']) => name),
    );
    const own = new Set(used.filter((name) => !known.test(name)));
    expect([...own].sort()).toEqual([...names].sort());
  });
});

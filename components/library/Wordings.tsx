import { useEffect, useRef } from 'react';
import { i18n } from '#i18n';
import type { Template, Wording } from '../../lib/templates/template';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Select } from '../ui/Select';
import { useLibrary } from './context';

/** The languages of a template, each with its own words. */
export function Wordings() {
  const { draft, wording, write, choose } = useLibrary((state) => ({
    draft: state.draft,
    wording: state.wording,
    write: state.write,
    choose: state.chooseWording,
  }));
  const language = useRef<HTMLSelectElement>(null);
  // A first other language moves this up to its text: whoever added it goes on here.
  const isAdded = wording > 0;
  useEffect(() => {
    if (isAdded) language.current?.focus();
  }, []);
  if (draft === undefined) return null;
  const { variants = [] } = draft;
  const current = wordingOf(draft, wording);
  const add = () => {
    const { language: _, ...words } = wordingOf(draft, 0);
    write({ variants: [...variants, words] });
    choose(variants.length + 1);
  };
  const remove = () => {
    write({ variants: variants.filter((_, index) => index !== wording - 1) });
    choose(0);
  };
  return (
    <fieldset className="stack wordings">
      <legend className="label">{i18n.t('library.wordings')}</legend>
      <div className="tags">
        {[draft, ...variants].map(({ language }, index) => (
          <button
            key={index}
            type="button"
            className="tag"
            aria-pressed={index === wording}
            onClick={() => choose(index)}
          >
            {language ? nameOfLanguage(language) : i18n.t('library.wording', { number: String(index + 1) })}
          </button>
        ))}
        {variants.length < 40 && (
          <Button look="quiet" onClick={add}>
            {i18n.t('library.wording_add')}
          </Button>
        )}
      </div>
      <div className="pair">
        <Field label={i18n.t('library.language')} hint={i18n.t('library.language_hint')}>
          {(ties) => (
            <Select
              {...ties}
              ref={language}
              value={current.language ?? ''}
              onChange={({ target }) =>
                write(changeWording(draft, wording, { language: target.value || undefined }))
              }
            >
              <option value="">{i18n.t('library.language_any')}</option>
              {languagesWith(current.language).map((language) => (
                <option key={language} value={language}>
                  {nameOfLanguage(language)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {wording > 0 && <Button onClick={remove}>{i18n.t('library.wording_remove')}</Button>}
      </div>
    </fieldset>
  );
}

export const wordingOf = (template: Template, index: number): Wording =>
  index === 0 ? template : (template.variants?.[index - 1] ?? template);

/** What has to be written into the template so that one of its wordings changes. */
export function changeWording(
  template: Template,
  index: number,
  change: Partial<Wording>,
): Partial<Template> {
  if (index === 0) return change;
  const variants = template.variants?.map((variant, at) =>
    at === index - 1 ? { ...variant, ...change } : variant,
  );
  return { variants };
}

/** The languages that X's posts are most in, by its own codes. */
const languages =
  'ar bn ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv nl no pl pt pt-BR ro ru sk sl sr sv ta th tr uk ur vi zh'.split(
    ' ',
  );

const languagesWith = (own: string | undefined) =>
  own === undefined || languages.includes(own) ? languages : [own, ...languages];

function nameOfLanguage(language: string): string {
  try {
    return new Intl.DisplayNames([i18n.t('ui.language')], { type: 'language' }).of(language) ?? language;
  } catch {
    return language;
  }
}

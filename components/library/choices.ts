import { i18n } from '#i18n';
import { longestChoice, mostChoices, type Template } from '../../lib/templates/template';

/** Why a question of the template can't be answered by choosing; undefined where it can, or is answered otherwise. */
export function choicesFault({ fields = [] }: Template, name: string): string | undefined {
  const field = fields.find((one) => one.name === name);
  if (field?.kind !== 'choice') return undefined;
  const { choices = [] } = field;
  if (choices.length === 0) return i18n.t('library.choices_missing');
  if (choices.length > mostChoices)
    return i18n.t('library.choices_too_many', { count: choices.length, limit: mostChoices });
  const long = choices.find(({ length }) => length > longestChoice);
  return (
    long && i18n.t('library.choices_too_long', { limit: longestChoice, choice: `${long.slice(0, 40)}…` })
  );
}

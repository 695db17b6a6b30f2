import { i18n } from '#i18n';
import { type CardField, cardRules, type Finding, isWrong } from '../../../lib/cards/check';

/** What a rule says, and where it is from. */
export const sentenceOfRule = ({ rule }: Finding): string =>
  i18n.t('cards.finding', {
    sentence: i18n.t(`card_rule.${rule}`),
    source: i18n.t(`card_source.${cardRules[rule][1]}`),
  });

/** The field as the form calls it. */
export const nameOfField = ({ field, index = 0 }: Finding): string =>
  field === 'button' || field === 'label' || field === 'welcome'
    ? i18n.t(`cards.field_${field}`, { number: index + 1 })
    : i18n.t(`cards.field_${field}`);

/** What is said at a field itself: what was entered wrongly. What is only missing yet is said at the end. */
export function findingsAt(findings: readonly Finding[], field: CardField, index?: number) {
  const here = findings.filter(
    (one) => one.field === field && one.index === index && !one.rule.endsWith('_missing'),
  );
  return { wrong: here.find(isWrong), advice: here.find((one) => !isWrong(one)) };
}

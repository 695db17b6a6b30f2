import { i18n } from '#i18n';
import { make } from '../make';
import type { View } from './panel';
import { makeAction } from './template-list';

/** Another wording of the same template, by its number among them. */
export interface Other {
  readonly variant: number;
  readonly name: string;
}

/** Says what speaks against a template before it is put in, and offers other words. */
export function makeWarning(
  doubts: string,
  others: readonly Other[],
  go: (variant: number | undefined) => void,
  back: () => void,
): View {
  const offers = others.map(({ variant, name }) => makeAction('↻', name, () => go(variant)));
  const anyway = makeAction('↵', i18n.t('page.insert_anyway'), () => go(undefined));
  const buttons = [...offers, anyway, makeAction('←', i18n.t('page.back'), back)];
  return {
    nodes: [make('div', { class: 'ask', role: 'alert' }, doubts), make('div', { class: 'hint' }, ...buttons)],
    first: buttons[0],
    onKey() {},
  };
}

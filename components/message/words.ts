import { i18n } from '#i18n';
import type { ButtonUseFault } from '../../lib/deep-link/intents';
import type { Fault, FaultField, faultRules } from '../../lib/message/validate';

type Said = Exclude<FaultField, 'fallback_button' | 'fallback_quick_replies'>;
type Key = {
  [F in Said]: `${F}.${Exclude<(typeof faultRules)[F][number], 'too_long'>}`;
}[Said];

/** The one sentence of a fault. */
function sentenceOfFault({ field, rule, over }: Fault): string {
  if (rule === 'too_long') return i18n.t('fault.too_long', over ?? 1);
  // The sentence names the places themselves.
  if (rule === 'without_places') {
    return i18n.t('fault.fallback_button.without_places', { label: '{label}', url: '{url}' });
  }
  return i18n.t(`fault.${`${field}.${rule}` as Key}`);
}

/** What the editors are told of faults. */
export interface Faults {
  readonly faults: readonly Fault[];
  /** Say also what is merely not filled in yet: somebody has pressed Send. */
  readonly strict: boolean;
  /** What else is wrong with one field, in its own words. */
  readonly told?: { readonly field: FaultField; readonly at: number; readonly words: string };
}

/** What is wrong with a field, in words; undefined where nothing is, or nothing to speak of yet. */
export function wrongAt(
  { faults, strict, told }: Faults,
  field: FaultField,
  at?: number,
): string | undefined {
  const fault = faults.find((one) => one.field === field && one.at === at);
  if (fault === undefined) return told?.field === field && told.at === at ? told.words : undefined;
  return fault.rule === 'empty' && !strict ? undefined : sentenceOfFault(fault);
}

export const sentenceOfUse = (fault: ButtonUseFault): string => i18n.t(`fault.button_use.${fault}`);

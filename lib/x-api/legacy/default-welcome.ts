import type { Problem } from '../../message/problem';
import type { AppKeys } from '../credentials';
import type { Refusal } from '../errors';
import type { Exchange } from '../exchange';
import { createRule, listRules, removeRule, type WelcomeRule } from './welcome-rules';

/** What came of changing the default welcome message, and which default stands now. */
export type DefaultChange =
  /** As wanted. Without a rule: there is no default any more, and none was wanted. */
  | { readonly state: 'changed'; readonly rule?: WelcomeRule }
  /** Nothing was changed: the default (or none) that was there stands. */
  | { readonly state: 'unchanged'; readonly rule?: WelcomeRule; readonly problem: Problem }
  /** X took the old one away, refused the new one, and has the old one again. */
  | { readonly state: 'restored'; readonly rule: WelcomeRule; readonly problem: Problem }
  /** No default stands, or it can't be told which: X took the old one away, and setting the old one failed as well. */
  | { readonly state: 'lost'; readonly problem: Problem; readonly restoring: Problem };

/**
 * Makes the welcome message `to` the default in place of `from`, the rule that the agent saw; without `to`, there is
 * none afterwards. X allows one rule and has no way to change it: the old one is deleted, then the new one made.
 * Whatever fails in between, X is asked which rule stands, and the old one is put back where none does.
 */
export async function setDefaultWelcome(
  keys: AppKeys,
  from: WelcomeRule | undefined,
  to: string | undefined,
  exchange: Exchange = {},
): Promise<DefaultChange> {
  if (from !== undefined) {
    const removed = await removeRule(keys, from.id, exchange);
    if (!removed.ok) {
      const { problem, certain } = removed.refusal;
      // Gone already is as good, but another app may have set its own.
      const isGone = problem.code === 'not_found';
      if (certain && !isGone) return { state: 'unchanged', rule: from, problem };
      if (!isGone || to === undefined) return settle(removed.refusal);
    }
  }
  if (to === undefined) return { state: 'changed' };
  const made = await createRule(keys, to, exchange);
  if (made.ok) return { state: 'changed', rule: made.value };
  return settle(made.refusal);

  async function settle({ problem, certain }: Refusal): Promise<DefaultChange> {
    const standing = await listRules(keys, exchange);
    const rule = standing.ok ? standing.value[0] : undefined;
    if (rule !== undefined && rule.welcome_message_id === to) return { state: 'changed', rule };
    if (rule !== undefined) return { state: 'unchanged', rule, problem };
    if (to === undefined && standing.ok) return { state: 'changed' };
    if (from === undefined) {
      if (standing.ok || certain) return { state: 'unchanged', problem };
      return { state: 'lost', problem, restoring: standing.refusal.problem };
    }
    const restored = await createRule(keys, from.welcome_message_id, exchange);
    if (restored.ok) return { state: 'restored', rule: restored.value, problem };
    return { state: 'lost', problem, restoring: restored.refusal.problem };
  }
}

import * as v from 'valibot';
import { withKeys } from '../../auth/with-keys';
import { NumericId } from '../../message/message';
import { ok, type Result } from '../../message/problem';
import { defineValue } from '../../platform/values';
import { type DefaultChange, setDefaultWelcome } from './default-welcome';
import { createRule, listRules, type WelcomeRule } from './welcome-rules';

/** By account: the welcome message that was the default when a change of it began. Gone once the change is over. */
const underWay = defineValue('welcome.underWay', v.record(NumericId, NumericId), {}, 'accounts');

const mark = async (accountId: string, welcomeMessageId: string | undefined) => {
  const { [accountId]: _, ...others } = await underWay.read();
  await underWay.write(welcomeMessageId ? { ...others, [accountId]: welcomeMessageId } : others);
};

const alone = <T>(accountId: string, work: () => Promise<T>): Promise<T> =>
  navigator.locks.request(`aside welcome ${accountId}`, work) as Promise<T>;

/**
 * Changes the default. What stood before is on the disk meanwhile: X has no default between taking the old one away and
 * making the new one, and a browser that is closed just then must not leave it so.
 */
export const changeDefault = (
  accountId: string,
  from: WelcomeRule | undefined,
  to: string | undefined,
): Promise<Result<DefaultChange>> =>
  alone(accountId, async () => {
    await mark(accountId, to === undefined ? undefined : from?.welcome_message_id);
    const came = await withKeys(accountId, 'v1.welcome', async (keys, exchange) => ({
      ok: true,
      value: await setDefaultWelcome(keys, from, to, exchange),
    }));
    if (!came.ok || came.value.state !== 'lost') await mark(accountId, undefined);
    return came;
  });

/** The rule that stands. Puts back the one that was lost when a change broke off. */
export const findDefault = (
  accountId: string,
): Promise<Result<{ readonly rule?: WelcomeRule; readonly restored?: boolean }>> =>
  alone(accountId, async () => {
    const rules = await withKeys(accountId, 'v1.rules.read', listRules);
    if (!rules.ok) return rules;
    const [rule] = rules.value;
    const before = (await underWay.read())[accountId];
    if (before === undefined) return ok({ rule });
    if (rule) {
      await mark(accountId, undefined);
      return ok({ rule });
    }
    const restored = await withKeys(accountId, 'v1.welcome', (keys, exchange) =>
      createRule(keys, before, exchange),
    );
    if (!restored.ok) return ok({});
    await mark(accountId, undefined);
    return ok({ rule: restored.value, restored: true });
  });

export const forgetChange = (accountId: string): Promise<void> => mark(accountId, undefined);

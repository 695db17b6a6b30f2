import * as v from 'valibot';
import { NumericId } from '../../message/message';
import { askX, type Outcome } from '../ask';
import type { AppKeys } from '../credentials';
import type { Exchange } from '../exchange';
import { readable } from '../readable';
import { nothing } from './answers';

const Rule = v.object({ id: NumericId, welcome_message_id: NumericId });
/** What makes a welcome message the default. An account has one at most; other apps set it too. */
export type WelcomeRule = v.InferOutput<typeof Rule>;

const One = v.pipe(
  v.object({ welcome_message_rule: Rule }),
  v.transform((answer) => answer.welcome_message_rule),
);
const All = v.pipe(
  // X answers `{}` where there are none.
  v.object({ welcome_message_rules: readable(Rule) }),
  v.transform((answer) => answer.welcome_message_rules),
);

/** `POST /1.1/direct_messages/welcome_messages/rules/new.json`. */
export const createRule = (
  keys: AppKeys,
  welcomeMessageId: string,
  exchange: Exchange = {},
): Promise<Outcome<WelcomeRule>> =>
  askX(keys, exchange, ({ v1 }) => v1.newWelcomeDmRule(welcomeMessageId), One);

/** `GET /1.1/direct_messages/welcome_messages/rules/show.json`. */
export const readRule = (keys: AppKeys, id: string, exchange: Exchange = {}): Promise<Outcome<WelcomeRule>> =>
  askX(keys, exchange, ({ v1 }) => v1.getWelcomeDmRule(id), One);

/** `GET /1.1/direct_messages/welcome_messages/rules/list.json`. */
export const listRules = (keys: AppKeys, exchange: Exchange = {}): Promise<Outcome<WelcomeRule[]>> =>
  askX(keys, exchange, ({ v1 }) => v1.listWelcomeDmRules(), All);

/** `DELETE /1.1/direct_messages/welcome_messages/rules/destroy.json`. The welcome message itself stays. */
export const removeRule = (keys: AppKeys, id: string, exchange: Exchange = {}): Promise<Outcome<null>> =>
  askX(keys, exchange, ({ v1 }) => v1.deleteWelcomeDmRule(id), nothing);

import { answerError } from '../errors';
import { answerPage } from './cursor';
import { answerEmpty, answerJson, objectAt, type V1Call, type V1Endpoint } from './endpoint';
import { badShape, missingParameter, v1Errors } from './errors';
import type { V1State } from './settings';

type Rule = V1State['welcomeRules'][number];

const show = ({ id, createdAt, welcomeMessageId }: Rule) => ({
  id,
  created_timestamp: String(createdAt),
  welcome_message_id: welcomeMessageId,
});

const mine = ({ state, user }: V1Call) => state.v1.welcomeRules.filter(({ ownerId }) => ownerId === user.id);

function find(call: V1Call): Rule | Response {
  const wanted = call.url.searchParams.get('id');
  if (!wanted) return missingParameter('id');
  return mine(call).find(({ id }) => id === wanted) ?? answerError(v1Errors.notFound);
}

/** An account has one rule at most: the default. X documents no words for a second one; these are ours. */
export const ruleEndpoints: V1Endpoint[] = [
  {
    route: 'POST /1.1/direct_messages/welcome_messages/rules/new.json',
    dm: true,
    answer(call) {
      const { state, user, json, commit } = call;
      const body = objectAt(json, 'welcome_message_rule');
      if (body instanceof Response) return body;
      const { welcome_message_id: welcomeMessageId } = body;
      if (typeof welcomeMessageId !== 'string')
        return badShape('welcome_message_rule.welcome_message_id: field is required');
      const welcome = state.v1.welcomeMessages.find(
        ({ id, ownerId }) => id === welcomeMessageId && ownerId === user.id,
      );
      if (!welcome) return answerError(v1Errors.notFound);
      if (!user.acceptsDms) return answerError(v1Errors.ownerClosed);
      if (mine(call).length > 0)
        return badShape('welcome_message_rule: only one rule is allowed for an account');
      const rule = { id: state.nextId(), ownerId: user.id, welcomeMessageId, createdAt: state.now() };
      state.v1.welcomeRules.push(rule);
      commit();
      return answerJson({ welcome_message_rule: show(rule) });
    },
  },
  {
    route: 'GET /1.1/direct_messages/welcome_messages/rules/show.json',
    dm: true,
    answer(call) {
      const rule = find(call);
      return rule instanceof Response ? rule : answerJson({ welcome_message_rule: show(rule) });
    },
  },
  {
    route: 'GET /1.1/direct_messages/welcome_messages/rules/list.json',
    dm: true,
    answer: (call) =>
      answerPage(
        call,
        mine(call),
        (page) => ({ welcome_message_rules: page.map(show) }),
        'welcome_message_rules',
      ),
  },
  {
    route: 'DELETE /1.1/direct_messages/welcome_messages/rules/destroy.json',
    dm: true,
    answer(call) {
      const rule = find(call);
      if (rule instanceof Response) return rule;
      const { v1 } = call.state;
      v1.welcomeRules = v1.welcomeRules.filter((one) => one !== rule);
      call.commit();
      return answerEmpty();
    },
  },
];

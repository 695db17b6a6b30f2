import { answerError } from '../errors';
import { answerPage } from './cursor';
import { answerEmpty, answerJson, objectAt, showApps, type V1Call, type V1Endpoint } from './endpoint';
import { badShape, missingParameter, v1Errors } from './errors';
import { readMessageData } from './message-data';
import type { WelcomeMessage } from './settings';
import { showMessageData } from './show';

const rules = { most: 9_990, sharedOnly: true };

const show = ({ id, createdAt, content }: WelcomeMessage, { state }: V1Call) => ({
  id,
  created_timestamp: String(createdAt),
  message_data: showMessageData(content, state, id),
});

/** The name stands beside the message, not in it. */
const answerOne = (call: V1Call, welcome: WelcomeMessage) =>
  answerJson({
    welcome_message: show(welcome, call),
    ...(welcome.name && { name: welcome.name }),
    ...showApps([call.app]),
  });

const mine = ({ state, user }: V1Call) =>
  state.v1.welcomeMessages.filter(({ ownerId }) => ownerId === user.id);

function find(call: V1Call): WelcomeMessage | Response {
  const wanted = call.url.searchParams.get('id');
  if (!wanted) return missingParameter('id');
  return mine(call).find(({ id }) => id === wanted) ?? answerError(v1Errors.notFound);
}

export const welcomeEndpoints: V1Endpoint[] = [
  {
    route: 'POST /1.1/direct_messages/welcome_messages/new.json',
    dm: true,
    answer(call) {
      const { state, user, json, commit } = call;
      const body = objectAt(json, 'welcome_message');
      if (body instanceof Response) return body;
      const { name } = body;
      if (name !== undefined && (typeof name !== 'string' || !/^[A-Za-z0-9\-_ #@]{1,100}$/.test(name)))
        return badShape('welcome_message.name: 1 to 100 letters, digits, spaces or -_#@ expected');
      const content = readMessageData(call, 'welcome_message.message_data', rules);
      if (content instanceof Response) return content;
      if (!user.acceptsDms) return answerError(v1Errors.ownerClosed);
      const welcome = { id: state.nextId(), ownerId: user.id, name, content, createdAt: state.now() };
      state.v1.welcomeMessages.push(welcome);
      commit();
      return answerOne(call, welcome);
    },
  },
  {
    route: 'GET /1.1/direct_messages/welcome_messages/show.json',
    dm: true,
    answer(call) {
      const welcome = find(call);
      return welcome instanceof Response ? welcome : answerOne(call, welcome);
    },
  },
  {
    route: 'GET /1.1/direct_messages/welcome_messages/list.json',
    dm: true,
    answer: (call) =>
      answerPage(
        call,
        mine(call),
        (page) => ({ welcome_messages: page.map((one) => show(one, call)) }),
        'welcome_messages',
      ),
  },
  {
    // The whole message is replaced: what the body leaves out is gone. The name stays.
    route: 'PUT /1.1/direct_messages/welcome_messages/update.json',
    dm: true,
    answer(call) {
      const welcome = find(call);
      if (welcome instanceof Response) return welcome;
      const content = readMessageData(call, 'message_data', rules);
      if (content instanceof Response) return content;
      if (!call.user.acceptsDms) return answerError(v1Errors.ownerClosed);
      welcome.content = content;
      call.commit();
      return answerOne(call, welcome);
    },
  },
  {
    route: 'DELETE /1.1/direct_messages/welcome_messages/destroy.json',
    dm: true,
    answer(call) {
      const welcome = find(call);
      if (welcome instanceof Response) return welcome;
      const { v1 } = call.state;
      v1.welcomeMessages = v1.welcomeMessages.filter((one) => one !== welcome);
      call.commit();
      return answerEmpty();
    },
  },
];

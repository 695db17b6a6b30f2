import { answerError } from '../errors';
import { inboxOf, mayMessage, oneToOne, storeMessage } from '../inbox/conversations';
import type { SandboxMessage } from '../inbox/message';
import { answerPage } from './cursor';
import { answerEmpty, answerJson, objectAt, showApps, type V1Call, type V1Endpoint } from './endpoint';
import { badShape, missingParameter, v1Errors } from './errors';
import { readMessageData } from './message-data';
import { showV1Event } from './show';

const day = 24 * 60 * 60 * 1000;

/** v1.1 knows no groups. */
const mine = ({ state, user }: V1Call): SandboxMessage[] =>
  inboxOf(state, user.id).filter(
    (event): event is SandboxMessage => 'text' in event && event.recipientId !== '',
  );

const appsOf = ({ state }: V1Call, messages: SandboxMessage[]) =>
  showApps(state.oauth1.apps.filter(({ id }) => messages.some(({ appId }) => appId === id)));

/** The event that `?id=` names, or X's refusal. */
function findEvent(call: V1Call): SandboxMessage | Response {
  const id = call.url.searchParams.get('id');
  if (!id) return missingParameter('id');
  return mine(call).find(({ eventId }) => eventId === id) ?? answerError(v1Errors.notFound);
}

const recipientOf = (json: unknown) => {
  const target = objectAt(json, 'event.message_create.target');
  return target instanceof Response ? target : target.recipient_id;
};

function create(call: V1Call): Response {
  const { state, user, app, json, commit } = call;
  const event = objectAt(json, 'event');
  if (event instanceof Response) return event;
  if (event.type !== 'message_create')
    return badShape(`event.type: '${String(event.type)}' is not a valid type`);
  const recipientId = recipientOf(json);
  if (recipientId instanceof Response) return recipientId;
  if (typeof recipientId !== 'string' || !/^[0-9]{1,19}$/.test(recipientId))
    return badShape('event.message_create.target.recipient_id: numeric id expected');
  const content = readMessageData(call, 'event.message_create.message_data', {
    most: 10_000,
    sharedOnly: false,
  });
  if (content instanceof Response) return content;
  const { custom_profile_id: customProfileId } = objectAt(json, 'event.message_create') as Record<
    string,
    unknown
  >;
  const profile = state.v1.customProfiles.find(
    ({ id, ownerId }) => id === customProfileId && ownerId === user.id,
  );
  if (customProfileId !== undefined && !profile)
    return badShape('event.message_create.custom_profile_id: no such custom profile');

  const recipient = state.users.find(({ id }) => id === recipientId);
  if (!recipient) return answerError(v1Errors.userNotFound);
  if (recipient.suspended) return answerError(v1Errors.suspended);
  if (recipientId === user.id) return answerError(v1Errors.sendFailed);
  if (!mayMessage(state, user.id, recipientId)) return answerError(v1Errors.cannotMessage);
  for (const media of state.media)
    if (content.mediaIds.includes(media.id)) media.uses = (media.uses ?? 0) + 1;
  const message = storeMessage(
    state,
    user.id,
    oneToOne(user.id, recipientId),
    { ...content, ...(profile && { customProfileId: profile.id }) },
    { via: 'v1.1', appId: app.id },
  );
  commit();
  return answerJson({ event: showV1Event(message, state), ...appsOf(call, [message]) });
}

/** Up to five answers within 24 hours of the customer's last message count for no limit. */
function isAnswer({ state, user, json }: V1Call): boolean {
  const recipientId = recipientOf(json);
  const between = state.messages.filter(
    ({ senderId, recipientId: to }) =>
      (senderId === user.id && to === recipientId) || (senderId === recipientId && to === user.id),
  );
  const last = between.findLastIndex(({ senderId }) => senderId === recipientId);
  const inbound = between[last];
  if (!inbound || Date.parse(inbound.createdAt) < state.now() - day) return false;
  return between.length - last - 1 < 5;
}

export const eventEndpoints: V1Endpoint[] = [
  { route: 'POST /1.1/direct_messages/events/new.json', dm: true, isFree: isAnswer, answer: create },
  {
    route: 'GET /1.1/direct_messages/events/show.json',
    dm: true,
    answer(call) {
      const message = findEvent(call);
      if (message instanceof Response) return message;
      return answerJson({ event: showV1Event(message, call.state), ...appsOf(call, [message]) });
    },
  },
  {
    route: 'GET /1.1/direct_messages/events/list.json',
    dm: true,
    answer(call) {
      const { state } = call;
      const events = mine(call)
        .filter(({ createdAt }) => Date.parse(createdAt) >= state.now() - 30 * day)
        .map((message) => ({ id: message.eventId, message }));
      const show = (page: typeof events) => {
        const messages = page.map(({ message }) => message);
        return { events: messages.map((message) => showV1Event(message, state)), ...appsOf(call, messages) };
      };
      return answerPage(call, events, show, 'events');
    },
  },
  {
    route: 'DELETE /1.1/direct_messages/events/destroy.json',
    dm: true,
    answer(call) {
      const message = findEvent(call);
      if (message instanceof Response) return message;
      message.deletedBy.push(call.user.id);
      call.commit();
      return answerEmpty();
    },
  },
];

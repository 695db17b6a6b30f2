import { answerError, errors } from '../errors';
import {
  type Conversation,
  findConversation,
  mayMessage,
  oneToOne,
  storeMessage,
} from '../inbox/conversations';
import type { MessageContent, SandboxMessage } from '../inbox/message';
import { findUsable, isForMessages } from '../media/media';
import type { SandboxState } from '../state';
import { answerJson, type Call, type Endpoint, refuse, refuseSegment } from './endpoint';
import { readJson, readMessage } from './message-body';
import { sendEndpoint } from './settings';

const scopes = ['dm.write', 'tweet.read', 'users.read'];

/** Sends one Direct Message. Also how a test lets a customer write. */
export const deliver = (
  state: SandboxState,
  senderId: string,
  recipientId: string,
  text: string,
  mediaIds: string[] = [],
): SandboxMessage => storeMessage(state, senderId, oneToOne(senderId, recipientId), { text, mediaIds });

/** 201 with the ids of a stored message, or X's refusal of its file. */
export function answerSend(call: Call, conversation: Conversation, content: MessageContent): Response {
  const { state, user, appId, commit } = call;
  for (const id of content.mediaIds) {
    const media = findUsable(state, user.id, id);
    if (!media || !isForMessages(media)) return answerError(errors.mediaRefused);
    media.uses = (media.uses ?? 0) + 1;
  }
  const { eventId } = storeMessage(state, user.id, conversation, content, { via: 'v2', appId });
  commit();
  return answerJson({ data: { dm_conversation_id: conversation.id, dm_event_id: eventId } }, 201);
}

/** What a send says, or the refusal of its query or body. */
async function readSend(call: Call): Promise<MessageContent | Response> {
  if (call.url.search !== '') return refuse(call, 'This endpoint takes no query parameters');
  const body = await readJson(call.request);
  const content = typeof body === 'string' ? body : readMessage(body.value);
  return typeof content === 'string' ? refuse(call, content) : content;
}

function answerToOne(call: Call, recipientId: string, content: MessageContent): Response {
  const { state, user } = call;
  if (recipientId === user.id) return answerError(errors.notPermitted);
  if (!mayMessage(state, user.id, recipientId)) return answerError(errors.recipientRefuses);
  return answerSend(call, oneToOne(user.id, recipientId), content);
}

export const sendEndpoints: Endpoint[] = [
  {
    route: sendEndpoint,
    scopes,
    async answer(call) {
      const { participant_id: recipientId = '' } = call.params;
      if (!/^[0-9]{1,19}$/.test(recipientId)) return refuseSegment(call, 'participant_id');
      const content = await readSend(call);
      return content instanceof Response ? content : answerToOne(call, recipientId, content);
    },
  },
  {
    route: 'POST /2/dm_conversations/:dm_conversation_id/messages',
    scopes,
    async answer(call) {
      const { dm_conversation_id: id = '' } = call.params;
      if (!/^([0-9]{1,19}-[0-9]{1,19}|[0-9]{15,19})$/.test(id))
        return refuseSegment(call, 'dm_conversation_id');
      const content = await readSend(call);
      if (content instanceof Response) return content;
      const conversation = findConversation(call.state, id, call.user.id);
      // Nobody is told whether a conversation of others exists.
      if (!conversation || (conversation.recipientId && conversation.id !== id))
        return answerError(errors.notFound);
      return conversation.recipientId
        ? answerToOne(call, conversation.recipientId, content)
        : answerSend(call, conversation, content);
    },
  },
];

import { answerError, errors } from '../errors';
import { createGroup, mayMessage } from '../inbox/conversations';
import type { MessageContent } from '../inbox/message';
import { isObject } from '../json';
import { answerSend } from './create-message';
import { type Endpoint, refuse } from './endpoint';
import { findExtra, readJson, readMessage } from './message-body';

/** `POST /2/dm_conversations`: always a new group, with 2 to 49 others and a first message. */
export const createGroupConversation: Endpoint = {
  route: 'POST /2/dm_conversations',
  scopes: ['dm.write', 'tweet.read', 'users.read'],
  async answer(call) {
    const { state, user, url } = call;
    if (url.search !== '') return refuse(call, 'This endpoint takes no query parameters');
    const json = await readJson(call.request);
    const body = typeof json === 'string' ? json : readGroup(json.value);
    if (typeof body === 'string') return refuse(call, body);
    const others = body.participantIds.filter((id) => id !== user.id);
    if (!others.every((id) => mayMessage(state, user.id, id))) return answerError(errors.recipientRefuses);
    const before = state.groups.length;
    const answer = answerSend(call, createGroup(state, [user.id, ...others]), body.message);
    if (!answer.ok) state.groups.length = before;
    return answer;
  },
};

function readGroup(body: unknown): { participantIds: string[]; message: MessageContent } | string {
  if (!isObject(body)) return '$: object expected';
  const extra = findExtra(body, ['conversation_type', 'participant_ids', 'message']);
  if (extra) return extra;
  if (body.conversation_type !== 'Group')
    return '$.conversation_type: does not have a value in the enumeration [Group]';
  const ids: unknown = body.participant_ids;
  if (!Array.isArray(ids) || !ids.every(isId)) return '$.participant_ids: array of user ids expected';
  if (ids.length < 2) return '$.participant_ids: must have at least 2 items but found fewer';
  if (ids.length > 49) return '$.participant_ids: must have at most 49 items but found more';
  const message = readMessage(body.message, '$.message');
  return typeof message === 'string' ? message : { participantIds: ids, message };
}

const isId = (value: unknown): value is string => typeof value === 'string' && /^[0-9]{1,19}$/.test(value);

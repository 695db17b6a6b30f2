import { answerError, errors } from '../errors';
import type { SandboxMessage, SandboxState } from '../state';
import { answerJson, type Endpoint, refuse, refuseSegment } from './endpoint';
import { sendEndpoint } from './settings';

const numericId = /^[0-9]{1,19}$/;

/** `{smaller id}-{larger id}`: the same from both sides. */
export const conversationOf = (one: string, other: string) =>
  (BigInt(one) < BigInt(other) ? [one, other] : [other, one]).join('-');

/** Sends one Direct Message. Also how a test lets a customer write. */
export function deliver(
  state: SandboxState,
  senderId: string,
  recipientId: string,
  text: string,
  mediaIds: string[] = [],
): SandboxMessage {
  const message: SandboxMessage = {
    eventId: state.nextId(),
    conversationId: conversationOf(senderId, recipientId),
    senderId,
    recipientId,
    text,
    mediaIds,
    createdAt: new Date(state.now()).toISOString(),
  };
  state.messages.push(message);
  return message;
}

/** `POST /2/dm_conversations/with/{participant_id}/messages`: 201, or one of X's refusals. */
export const createMessage: Endpoint = {
  route: sendEndpoint,
  scopes: ['dm.write', 'tweet.read', 'users.read'],
  async answer(call) {
    const { request, url, state, user, commit } = call;
    const { participant_id: recipientId = '' } = call.params;
    if (url.search !== '') return refuse(call, 'This endpoint takes no query parameters');
    if (!numericId.test(recipientId)) return refuseSegment(call, 'participant_id');
    const body = readBody(request.headers.get('content-type') ?? '', await request.text());
    if (typeof body === 'string') return refuse(call, body);

    const recipient = state.users.find(({ id }) => id === recipientId);
    if (recipientId === user.id) return answerError(errors.notPermitted);
    if (!recipient?.acceptsDms || recipient.suspended) return answerError(errors.recipientRefuses);
    const attachable = state.media.filter(
      ({ ownerId, shared, category }) => ownerId === user.id && shared && category.startsWith('dm_'),
    );
    if (!body.mediaIds.every((id) => attachable.some((media) => media.id === id))) {
      return answerError(errors.mediaRefused);
    }
    const { eventId, conversationId } = deliver(state, user.id, recipientId, body.text, body.mediaIds);
    commit();
    return answerJson({ data: { dm_conversation_id: conversationId, dm_event_id: eventId } }, 201);
  },
};

/** The body X takes (text, attachments or both; nothing else), or what is wrong with it. */
function readBody(type: string, text: string): { text: string; mediaIds: string[] } | string {
  if (!type.startsWith('application/json'))
    return 'Requests with bodies must have content-type of application/json.';
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return 'Invalid JSON';
  }
  if (!isObject(body)) return '$: object expected';
  const extra = Object.keys(body).find((key) => key !== 'text' && key !== 'attachments');
  if (extra)
    return `$.${extra}: is not defined in the schema and the schema does not allow additional properties`;
  if (body.text === undefined && body.attachments === undefined) return '$: text or attachments is required';
  if (body.text !== undefined && typeof body.text !== 'string') return '$.text: string expected';
  if (body.text === '') return '$.text: must be at least 1 characters long';
  if (body.text && [...body.text].length > 10_000) return '$.text: must be at most 10000 characters long';
  const mediaIds = readAttachments(body.attachments);
  return typeof mediaIds === 'string' ? mediaIds : { text: body.text ?? '', mediaIds };
}

function readAttachments(attachments: unknown): string[] | string {
  if (attachments === undefined) return [];
  if (!Array.isArray(attachments) || attachments.length < 1) return '$.attachments: array of one expected';
  if (attachments.length > 1) return '$.attachments: only one attachment is supported';
  const [first]: unknown[] = attachments;
  const id = isObject(first) && Object.keys(first).length === 1 ? first.media_id : undefined;
  return typeof id === 'string' && numericId.test(id) ? [id] : '$.attachments[0]: media_id expected';
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

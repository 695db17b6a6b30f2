import { answerError, errors } from '../errors';
import type { SandboxMessage } from '../state';
import { conversationOf } from './create-message';
import { answerJson, type Call, type Endpoint, refuseSegment } from './endpoint';
import { showEvents } from './events';
import { eventListQuery, eventQuery } from './fields';
import { readQuery } from './query';

const scopes = ['dm.read', 'tweet.read', 'users.read'];
const thirtyDays = 30 * 24 * 60 * 60 * 1000;

/** A page starts behind this event: base32hex, 16 characters. */
const tokenAfter = (eventId: string) => `${BigInt(eventId).toString(32).toUpperCase().padStart(13, '0')}000`;

function eventBehind(token: string): bigint {
  let id = 0n;
  for (const digit of token.slice(0, 13)) id = id * 32n + BigInt(Number.parseInt(digit, 32));
  return id;
}

const mine = ({ state, user }: Call) =>
  state.messages.filter(({ senderId, recipientId }) => senderId === user.id || recipientId === user.id);

/** Newest first, 30 days back, page by page. */
function answerList(call: Call, messages: SandboxMessage[]): Response {
  const { state, user } = call;
  const query = readQuery(call, eventListQuery(state.api.spelling));
  if ('refusal' in query) return query.refusal;
  const {
    max_results: [most = '100'] = [],
    pagination_token: [token] = [],
    event_types: types,
  } = query.values;
  const oldest = state.now() - thirtyDays;
  const found = messages
    .filter(({ createdAt }) => Date.parse(createdAt) >= oldest)
    .filter(() => types?.includes('MessageCreate') ?? true)
    .filter(({ eventId }) => !token || BigInt(eventId) < eventBehind(token))
    .sort((a, b) => (BigInt(a.eventId) < BigInt(b.eventId) ? 1 : -1));
  const page = found.slice(0, Number(most));
  const last = page.at(-1);
  const meta = {
    result_count: page.length,
    ...(last && found.length > page.length && { next_token: tokenAfter(last.eventId) }),
  };
  if (page.length === 0) return answerJson({ meta });
  return answerJson({ ...showEvents(page, state, user, query.values), meta });
}

export const listEndpoints: Endpoint[] = [
  {
    route: 'GET /2/dm_conversations/with/:participant_id/dm_events',
    scopes,
    answer(call) {
      const { participant_id: id = '' } = call.params;
      if (!/^[0-9]{1,19}$/.test(id)) return refuseSegment(call, 'participant_id');
      const conversation = conversationOf(call.user.id, id);
      return answerList(
        call,
        mine(call).filter(({ conversationId }) => conversationId === conversation),
      );
    },
  },
  {
    route: 'GET /2/dm_conversations/:id/dm_events',
    scopes,
    answer(call) {
      const { id = '' } = call.params;
      if (!/^([0-9]{1,19}-[0-9]{1,19}|[0-9]{15,19})$/.test(id)) return refuseSegment(call, 'id');
      if (!id.split('-').includes(call.user.id)) return answerError(errors.notFound);
      return answerList(
        call,
        mine(call).filter(({ conversationId }) => conversationId === id),
      );
    },
  },
  { route: 'GET /2/dm_events', scopes, answer: (call) => answerList(call, mine(call)) },
];

export const oneEvent: Endpoint = {
  route: 'GET /2/dm_events/:event_id',
  scopes,
  answer(call) {
    const { event_id: id = '' } = call.params;
    if (!/^[0-9]{1,19}$/.test(id)) return refuseSegment(call, 'event_id');
    const query = readQuery(call, eventQuery(call.state.api.spelling));
    if ('refusal' in query) return query.refusal;
    const message = mine(call).find(({ eventId }) => eventId === id);
    if (!message) return answerError(errors.notFound);
    const { data, ...rest } = showEvents([message], call.state, call.user, query.values);
    return answerJson({ data: data[0] ?? {}, ...rest });
  },
};

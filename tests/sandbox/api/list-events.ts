import { answerError, errors } from '../errors';
import { conversationOf, inboxOf } from '../inbox/conversations';
import { answerJson, type Call, type Endpoint, refuseSegment } from './endpoint';
import { showEvents } from './events';
import { eventListQuery, eventQuery } from './fields';
import { turnTo } from './paging';
import { readQuery } from './query';

const scopes = ['dm.read', 'tweet.read', 'users.read'];
const thirtyDays = 30 * 24 * 60 * 60 * 1000;

/** Newest first, 30 days back, page by page: everything, or one conversation. */
function answerList(call: Call, conversation?: string): Response {
  const { state, user } = call;
  const query = readQuery(call, eventListQuery(state.api.spelling));
  if ('refusal' in query) return query.refusal;
  const {
    max_results: [most = '100'] = [],
    pagination_token: [token] = [],
    event_types: types,
  } = query.values;
  const oldest = state.now() - thirtyDays;
  const found = inboxOf(state, user.id)
    .filter(({ conversationId }) => !conversation || conversationId === conversation)
    .filter(({ createdAt }) => Date.parse(createdAt) >= oldest)
    .filter((event) => types?.includes('kind' in event ? event.kind : 'MessageCreate') ?? true);
  const { page, meta } = turnTo(found, Number(most), token);
  if (page.length === 0) return answerJson({ meta });
  return answerJson({ ...showEvents(page, state, user, query.values), meta });
}

/** Whether somebody is or was in a conversation. */
const knows = ({ state, user }: Call, id: string) =>
  id.includes('-')
    ? id.split('-').includes(user.id)
    : inboxOf(state, user.id).some(({ conversationId }) => conversationId === id) ||
      state.groups.some((group) => group.id === id && group.participantIds.includes(user.id));

export const listEndpoints: Endpoint[] = [
  {
    route: 'GET /2/dm_conversations/with/:participant_id/dm_events',
    scopes,
    answer(call) {
      const { participant_id: id = '' } = call.params;
      if (!/^[0-9]{1,19}$/.test(id)) return refuseSegment(call, 'participant_id');
      return answerList(call, conversationOf(call.user.id, id));
    },
  },
  {
    route: 'GET /2/dm_conversations/:id/dm_events',
    scopes,
    answer(call) {
      const { id = '' } = call.params;
      if (!/^([0-9]{1,19}-[0-9]{1,19}|[0-9]{15,19})$/.test(id)) return refuseSegment(call, 'id');
      return knows(call, id) ? answerList(call, id) : answerError(errors.notFound);
    },
  },
  { route: 'GET /2/dm_events', scopes, answer: (call) => answerList(call) },
  {
    route: 'GET /2/dm_events/:event_id',
    scopes,
    answer(call) {
      const { state, user, params } = call;
      const { event_id: id = '' } = params;
      if (!/^[0-9]{1,19}$/.test(id)) return refuseSegment(call, 'event_id');
      const query = readQuery(call, eventQuery(state.api.spelling));
      if ('refusal' in query) return query.refusal;
      const event = inboxOf(state, user.id).find(({ eventId }) => eventId === id);
      if (!event) return answerError(errors.notFound);
      const { data, ...rest } = showEvents([event], state, user, query.values);
      return answerJson({ data: data[0] ?? {}, ...rest });
    },
  },
];

import { inboxOf } from '../inbox/conversations';
import { answerEmpty, answerJson, type V1Endpoint } from './endpoint';
import { badParameter, missingParameter } from './errors';

export const signalEndpoints: V1Endpoint[] = [
  {
    route: 'POST /1.1/direct_messages/indicate_typing.json',
    dm: true,
    answer({ state, user, form, commit }) {
      const to = form.get('recipient_id');
      if (!to) return missingParameter('recipient_id');
      if (!state.users.some(({ id }) => id === to)) return badParameter('recipient_id');
      state.v1.typing.push({ by: user.id, to });
      commit();
      return answerEmpty();
    },
  },
  {
    // `recipient_id` is the one whose message was read.
    route: 'POST /1.1/direct_messages/mark_read.json',
    dm: true,
    answer({ state, user, form, commit }) {
      const [eventId, senderId] = [form.get('last_read_event_id'), form.get('recipient_id')];
      if (!eventId) return missingParameter('last_read_event_id');
      if (!senderId) return missingParameter('recipient_id');
      const event = inboxOf(state, user.id).find((one) => one.eventId === eventId);
      if (!event) return badParameter('last_read_event_id');
      if (event.senderId !== senderId) return badParameter('recipient_id');
      state.v1.reads.push({ by: user.id, senderId, eventId });
      commit();
      return answerEmpty();
    },
  },
  {
    route: 'GET /1.1/account/verify_credentials.json',
    dm: false,
    answer: ({ user: { id, handle, name, description = '' } }) =>
      answerJson({ id: Number(id), id_str: id, name, screen_name: handle, description, verified: false }),
  },
];

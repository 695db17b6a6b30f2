import { answerError, errors } from '../errors';
import { inboxOf } from '../inbox/conversations';
import { resourceOf } from '../media/media';
import { answerJson, type Endpoint, refuseSegment } from './endpoint';

const isId = (text: string) => /^[0-9]{1,19}$/.test(text);

/** `DELETE /2/dm_events/{id}`: for oneself, and only what one sent. */
const deleteEvent: Endpoint = {
  route: 'DELETE /2/dm_events/:event_id',
  scopes: ['dm.read', 'dm.write'],
  answer(call) {
    const { state, user, params, commit } = call;
    const { event_id: id = '' } = params;
    if (!isId(id)) return refuseSegment(call, 'event_id');
    const event = inboxOf(state, user.id).find(({ eventId }) => eventId === id);
    if (!event) return answerError(errors.notFound);
    if (event.senderId !== user.id || !('deletedBy' in event)) return answerError(errors.notPermitted);
    event.deletedBy.push(user.id);
    commit();
    return answerJson({ data: { deleted: true } });
  },
};

/** `POST /2/users/{id}/dm/block` and `unblock`: `{id}` is the one who is blocked. */
const block = (verb: 'block' | 'unblock'): Endpoint => ({
  route: `POST /2/users/:id/dm/${verb}`,
  scopes: ['dm.write', 'tweet.read', 'users.read'],
  answer(call) {
    const { state, user, params, commit } = call;
    const { id: target = '' } = params;
    if (!isId(target)) return refuseSegment(call, 'id');
    if (target === user.id) return answerError(errors.notPermitted);
    if (!state.users.some(({ id }) => id === target)) return answerError(errors.notFound);
    state.dmBlocks = state.dmBlocks.filter((one) => one.by !== user.id || one.target !== target);
    if (verb === 'block') state.dmBlocks.push({ by: user.id, target });
    commit();
    return answerJson({ data: { blocked: verb === 'block' } });
  },
});

/** The bytes of a message's file, for those in the conversation. OAuth 1.0a has no way here. */
const download: Endpoint = {
  route: 'GET /2/dm_conversations/media/:dm_id/:media_id/:resource_id',
  scopes: ['dm.read'],
  bearerOnly: true,
  answer(call) {
    const { state, user, params } = call;
    const { dm_id: eventId = '', media_id: mediaId = '', resource_id: resource = '' } = params;
    if (!isId(eventId)) return refuseSegment(call, 'dm_id');
    if (!isId(mediaId)) return refuseSegment(call, 'media_id');
    if (!/^[a-zA-Z0-9_.-]{1,50}$/.test(resource)) return refuseSegment(call, 'resource_id');
    const message = inboxOf(state, user.id).find((event) => event.eventId === eventId);
    const sent = message && 'mediaIds' in message && message.mediaIds.includes(mediaId);
    const media = sent ? state.media.find(({ id }) => id === mediaId) : undefined;
    if (!media?.parts || resourceOf(media) !== resource) return answerError(errors.notFound);
    return new Response(Buffer.concat(media.parts), {
      headers: { 'content-type': 'application/octet-stream' },
    });
  },
};

export const manageEndpoints: Endpoint[] = [deleteEvent, block('block'), block('unblock'), download];

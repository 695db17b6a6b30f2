import type { Membership, SandboxMessage } from '../inbox/message';
import { addressOf, kindOf, mediaKey, type SandboxMedia } from '../media/media';
import type { SandboxState, SandboxUser } from '../state';
import { shortenLinks } from './links';
import { includePosts, referencedPosts } from './posts';
import { showUser } from './users';

export type Asked = Readonly<Record<string, readonly string[] | undefined>>;
type InboxEvent = SandboxMessage | Membership;

/** Tests may name files that never were uploaded. */
const mediaOf = (message: SandboxMessage, { media }: SandboxState): SandboxMedia[] =>
  message.mediaIds.map(
    (id) =>
      media.find((one) => one.id === id) ?? {
        id,
        ownerId: message.senderId,
        category: 'dm_image',
        shared: true,
      },
  );

/** An event as the API shows it: its default fields, and what was asked for by field or expansion. */
function showEvent(event: InboxEvent, state: SandboxState, asked: Asked) {
  const expansions = asked.expansions ?? [];
  const shown = new Set(['id', 'event_type', ...(asked['dm_event.fields'] ?? [])]);
  for (const field of ['sender_id', 'participant_ids']) if (expansions.includes(field)) shown.add(field);
  if (expansions.includes('attachments.media_keys')) shown.add('attachments');
  if (expansions.includes('referenced_tweets.id')) shown.add('referenced_tweets');
  if (expansions.includes('referenced_posts')) shown.add('referenced_posts');
  shown.add('text' in event ? 'text' : 'participant_ids');
  return Object.fromEntries(
    Object.entries(describeEvent(event, state)).filter(
      ([name, value]) => shown.has(name) && value !== undefined,
    ),
  );
}

function describeEvent(event: InboxEvent, state: SandboxState) {
  const shared = {
    id: event.eventId,
    created_at: event.createdAt,
    sender_id: event.senderId,
    dm_conversation_id: event.conversationId,
  };
  if (!('text' in event)) return { ...shared, event_type: event.kind, participant_ids: event.participantIds };
  const { text, urls } = state.api.shortenLinks ? shortenLinks(event.text) : { text: event.text, urls: [] };
  const keys = mediaOf(event, state).map(mediaKey);
  const posts = referencedPosts(event.text, state).map(({ id }) => ({ id }));
  // No participant_ids: X dropped them from MessageCreate on 3 June 2025.
  return {
    ...shared,
    event_type: 'MessageCreate',
    text,
    attachments: keys.length > 0 ? { media_keys: keys } : undefined,
    entities: urls.length > 0 ? { urls } : undefined,
    referenced_tweets: posts.length > 0 ? posts : undefined,
    referenced_posts: posts.length > 0 ? posts : undefined,
  };
}

/** What the expansions add beside the events: each user, file and post once; nothing where there is nothing. */
function include(events: InboxEvent[], state: SandboxState, viewer: SandboxUser, asked: Asked) {
  const expansions = asked.expansions ?? [];
  const messages = events.filter((event) => 'text' in event);
  const people = new Set([
    ...(expansions.includes('sender_id') ? events.map(({ senderId }) => senderId) : []),
    ...(expansions.includes('participant_ids')
      ? events.flatMap((event) => ('text' in event ? [] : event.participantIds))
      : []),
  ]);
  const users = state.users
    .filter(({ id }) => people.has(id))
    .map((user) => showUser(state, user, viewer, asked['user.fields']));
  const files = new Map(
    expansions.includes('attachments.media_keys')
      ? messages.flatMap((message) =>
          mediaOf(message, state).map((media) => [
            media.id,
            showMedia(media, message.eventId, asked['media.fields']),
          ]),
        )
      : [],
  );
  const posts =
    expansions.includes('referenced_tweets.id') || expansions.includes('referenced_posts')
      ? includePosts(messages, state, asked)
      : {};
  const includes = {
    ...(users.length > 0 && { users }),
    ...(files.size > 0 && { media: [...files.values()] }),
    ...posts,
  };
  return Object.keys(includes).length > 0 ? includes : undefined;
}

function showMedia(media: SandboxMedia, eventId: string, fields: readonly string[] = []) {
  const kind = kindOf(media.category);
  const address = addressOf(eventId, media);
  const whole = {
    media_key: mediaKey(media),
    type: { image: 'photo', gif: 'animated_gif', video: 'video' }[kind],
    url: kind === 'image' ? address : undefined,
    preview_image_url: kind === 'image' ? undefined : address,
    width: media.size?.width,
    height: media.size?.height,
  };
  const shown = new Set(['media_key', 'type', ...fields]);
  return Object.fromEntries(
    Object.entries(whole).filter(([name, value]) => shown.has(name) && value !== undefined),
  );
}

/** Events with what belongs to them, as the `data` and `includes` of an answer. */
export function showEvents(events: InboxEvent[], state: SandboxState, viewer: SandboxUser, asked: Asked) {
  const includes = include(events, state, viewer, asked);
  return { data: events.map((event) => showEvent(event, state, asked)), ...(includes && { includes }) };
}

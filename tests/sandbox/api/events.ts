import type { SandboxMessage, SandboxState, SandboxUser } from '../state';
import { shortenLinks } from './links';
import { showUser } from './users';

type Asked = Readonly<Record<string, readonly string[] | undefined>>;

const mediaKey = (id: string) => `3_${id}`;

/** A message as the API shows it: `id`, `event_type`, `text`, and what was asked for by field or expansion. */
function showEvent(message: SandboxMessage, { api }: SandboxState, asked: Asked) {
  const expansions = asked.expansions ?? [];
  const shown = new Set(['id', 'event_type', 'text', ...(asked['dm_event.fields'] ?? [])]);
  if (expansions.includes('sender_id')) shown.add('sender_id');
  if (expansions.includes('attachments.media_keys')) shown.add('attachments');
  const { text, urls } = api.shortenLinks ? shortenLinks(message.text) : { text: message.text, urls: [] };
  // No participant_ids: X dropped them from MessageCreate on 3 June 2025.
  const whole = {
    id: message.eventId,
    event_type: 'MessageCreate',
    text,
    created_at: message.createdAt,
    sender_id: message.senderId,
    dm_conversation_id: message.conversationId,
    attachments: message.mediaIds.length > 0 ? { media_keys: message.mediaIds.map(mediaKey) } : undefined,
    entities: urls.length > 0 ? { urls } : undefined,
  };
  return Object.fromEntries(
    Object.entries(whole).filter(([name, value]) => shown.has(name) && value !== undefined),
  );
}

/** What the expansions add beside the events: each user and file once; nothing where there is nothing. */
function include(messages: SandboxMessage[], state: SandboxState, viewer: SandboxUser, asked: Asked) {
  const expansions = asked.expansions ?? [];
  const senders = new Set(expansions.includes('sender_id') ? messages.map(({ senderId }) => senderId) : []);
  const users = state.users
    .filter(({ id }) => senders.has(id))
    .map((user) => showUser(user, viewer, asked['user.fields']));
  const files = new Set(
    expansions.includes('attachments.media_keys') ? messages.flatMap(({ mediaIds }) => mediaIds) : [],
  );
  const media = [...files].map((id) => ({ media_key: mediaKey(id), type: 'photo' }));
  if (users.length === 0 && media.length === 0) return undefined;
  return { ...(users.length > 0 && { users }), ...(media.length > 0 && { media }) };
}

/** Events with what belongs to them, as the `data` and `includes` of an answer. */
export function showEvents(
  messages: SandboxMessage[],
  state: SandboxState,
  viewer: SandboxUser,
  asked: Asked,
) {
  const includes = include(messages, state, viewer, asked);
  return { data: messages.map((message) => showEvent(message, state, asked)), ...(includes && { includes }) };
}

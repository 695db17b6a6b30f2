import { readCard } from '../card';
import type { MessageContent } from '../inbox/message';
import { kindOf } from '../media/media';
import type { SandboxPost, SandboxState, SandboxUser } from '../state';
import { conversationId, type PageMessage, type PagePost, type PageView, type Person } from './app/view';

/** X as the account that is logged in sees it now. */
export function viewOf(state: SandboxState): PageView {
  const people = new Map(
    state.users.filter((user) => !user.suspended).map((user) => [user.id, personOf(user)]),
  );
  const byId = new Map(state.posts.map((post) => [post.id, post]));
  const replies = new Map<string, number>();
  for (const { replyToId } of state.posts)
    if (replyToId) replies.set(replyToId, (replies.get(replyToId) ?? 0) + 1);

  const draw = (post: SandboxPost, withQuoted = true): PagePost => {
    const { card, text } = readCard(post);
    const parent = post.replyToId ? byId.get(post.replyToId) : undefined;
    const quoted = withQuoted && post.quotedId ? byId.get(post.quotedId) : undefined;
    return {
      id: post.id,
      author: people.get(post.authorId) ?? unknown(post.authorId),
      text: parent ? text.replace(/^(@\w{1,15}\s+)+/, '') : text,
      lang: post.lang,
      createdAt: post.createdAt,
      replyToId: post.replyToId,
      replyToHandle: parent && people.get(parent.authorId)?.handle,
      quoted: quoted && draw(quoted, false),
      card: card && { label: card.label, url: card.url },
      replies: replies.get(post.id) ?? 0,
    };
  };
  return {
    me: people.get(state.browserUserId) ?? unknown(state.browserUserId),
    others: state.otherBrowserUserIds.map((id) => people.get(id) ?? unknown(id)),
    people: [...people.values()],
    posts: state.posts
      .map((post) => draw(post))
      .sort((one, other) => other.createdAt.localeCompare(one.createdAt) || other.id.localeCompare(one.id)),
    messages: messagesOf(state),
    toolbarDelay: state.page.toolbarDelay,
  };
}

const unknown = (id: string): Person => ({ id, handle: `user${id.slice(-6)}`, name: 'Unknown' });

const personOf = ({ id, handle, name, description }: SandboxUser): Person => ({
  id,
  handle,
  name,
  description,
});

const partsOf = ({ ctas, quickReplies, mediaIds }: MessageContent, { media }: SandboxState) => ({
  ctas: ctas?.map(({ label, url }) => ({ label, url })),
  quickReplies: quickReplies?.map(({ label, description }) => ({ label, description })),
  media: media
    .filter(({ id, parts }) => parts && mediaIds.includes(id))
    .map(({ id, category }) => ({ kind: kindOf(category), src: `/i/sandbox/media/${id}` })),
});

function messagesOf(state: SandboxState): PageMessage[] {
  const me = state.browserUserId;
  const sent = state.messages.map((message) => {
    const { eventId: id, conversationId, senderId, text, createdAt } = message;
    return { id, conversationId, senderId, text, createdAt, ...partsOf(message, state) };
  });
  const greetings = state.page.greetings.flatMap(({ customerId, welcomeMessageId, createdAt }) =>
    state.v1.welcomeMessages
      .filter(({ id }) => id === welcomeMessageId && customerId === me)
      .map(({ id, ownerId: senderId, content }) => ({
        id,
        conversationId: conversationId(customerId, senderId),
        senderId,
        text: content.text,
        createdAt,
        ...partsOf(content, state),
      })),
  );
  return [...sent, ...greetings, ...state.page.chat]
    .filter(({ conversationId }) => conversationId.split('-').includes(me))
    .sort((one, other) => one.createdAt.localeCompare(other.createdAt));
}

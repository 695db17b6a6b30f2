import { readCard } from '../card';
import type { SandboxPost, SandboxState, SandboxUser } from '../state';
import type { PageMessage, PagePost, PageView, Person } from './app/view';

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

function messagesOf(state: SandboxState): PageMessage[] {
  const sent = state.messages.map(({ eventId, conversationId, senderId, text, createdAt }) => ({
    id: eventId,
    conversationId,
    senderId,
    text,
    createdAt,
  }));
  return [...sent, ...state.page.chat]
    .filter(({ conversationId }) => conversationId.split('-').includes(state.browserUserId))
    .sort((one, other) => one.createdAt.localeCompare(other.createdAt));
}

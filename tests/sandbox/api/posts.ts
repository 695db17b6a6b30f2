import type { SandboxMessage } from '../inbox/message';
import type { SandboxPost, SandboxState } from '../state';
import type { Asked } from './events';

const address = /https?:\/\/(?:(?:www|mobile)\.)?(?:x|twitter)\.com\/\w{1,15}\/status\/(\d{1,19})/gi;

/** The posts whose addresses stand in a text: sharing a post is writing its address. */
export const referencedPosts = (text: string, { posts }: SandboxState): SandboxPost[] =>
  [...text.matchAll(address)].flatMap(([, id]) => posts.filter((post) => post.id === id));

/** The posts that messages share, each once, in the words of the API version in force. */
export function includePosts(messages: SandboxMessage[], state: SandboxState, asked: Asked) {
  const { spelling } = state.api;
  const found = new Set(messages.flatMap(({ text }) => referencedPosts(text, state)));
  const shown = new Set(['id', 'text', ...(asked['tweet.fields'] ?? asked['post.fields'] ?? [])]);
  const posts = [...found].map(({ id, text, authorId, createdAt, lang }) =>
    Object.fromEntries(
      Object.entries({ id, text, author_id: authorId, created_at: createdAt, lang }).filter(([name]) =>
        shown.has(name),
      ),
    ),
  );
  return posts.length > 0 ? { [spelling === '2.166' ? 'tweets' : 'posts']: posts } : {};
}

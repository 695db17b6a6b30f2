import type { SandboxState } from '../state';
import type { NewPost } from './app/view';

/** Publishes a post as the browser's account; of a thread, each part answers the one before. */
export function addPosts(state: SandboxState, { parts, replyToId, quotedId }: NewPost): void {
  let answered = replyToId;
  for (const [place, text] of parts.entries()) {
    const id = state.nextId();
    state.posts.push({
      id,
      authorId: state.browserUserId,
      text,
      createdAt: new Date(state.now() + place).toISOString(),
      replyToId: answered,
      quotedId: place === 0 ? quotedId : undefined,
      lang: /[\u0600-\u06ff]/.test(text) ? 'ar' : 'en',
    });
    answered = id;
  }
}

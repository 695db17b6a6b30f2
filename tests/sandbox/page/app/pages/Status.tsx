import { useId } from 'react';
import { Composer } from '../composer/Composer';
import { Icon } from '../icons';
import { Post } from '../post/Post';
import { type Cell, Timeline } from '../post/Timeline';
import { useStore, useWords } from '../store';
import type { PagePost } from '../view';

/** One post with what it answers above it and what answers it below. */
export function Status({ id }: { id: string }) {
  const words = useWords();
  const heading = useId();
  const posts = useStore(({ view }) => view.posts);
  const delay = useStore(({ view }) => view.toolbarDelay);
  const focal = posts.find((post) => post.id === id);
  if (!focal) return <p className="nothing">{words.nothing}</p>;
  const cells: Cell[] = [
    ...ancestors(focal, posts).map((post) => ({ key: post.id, draw: () => <Post post={post} leadsOn /> })),
    {
      key: focal.id,
      draw: () => (
        <>
          <Post post={focal} as="focal" />
          <div data-testid="inline_reply_offscreen">
            <Composer
              scope="thread"
              about={{ replyToId: focal.id }}
              placeholder={words.yourReply}
              label={words.reply}
              toolbarDelay={delay}
            />
          </div>
        </>
      ),
    },
    ...answers(focal, posts).map((post) => ({ key: post.id, draw: () => <Post post={post} /> })),
  ];
  return (
    <div>
      <div className="columnHead">
        <button
          type="button"
          role="button"
          aria-label={words.back}
          data-testid="app-bar-back"
          className="round"
          onClick={() => history.back()}
        >
          <Icon name="back" />
        </button>
        <h2>{words.post}</h2>
      </div>
      <section aria-labelledby={heading} role="region">
        <h1 dir="auto" id={heading} className="unseen">
          {words.conversation}
        </h1>
        <Timeline label={words.conversation} cells={cells} />
      </section>
    </div>
  );
}

function ancestors(post: PagePost, posts: readonly PagePost[]): PagePost[] {
  const parent = posts.find(({ id }) => id === post.replyToId);
  return parent ? [...ancestors(parent, posts), parent] : [];
}

const answers = (post: PagePost, posts: readonly PagePost[]) =>
  posts
    .filter(({ replyToId }) => replyToId === post.id)
    .sort((one, other) => one.createdAt.localeCompare(other.createdAt));

import { Composer } from '../composer/Composer';
import { Post } from '../post/Post';
import { useStore, useWords } from '../store';

const columns = ['column0', 'column1', 'column2'] as const;

/** pro.x.com: columns side by side, each with a composer of its own, under X's own test ids. */
export function Deck() {
  const words = useWords();
  const posts = useStore(({ view }) => view.posts);
  return (
    <div className="deck">
      {columns.map((scope) => (
        <section key={scope} aria-label={scope} className="deckColumn">
          <Composer scope={scope} about={{}} placeholder={words.happening} label={words.post} />
          {posts.slice(0, 4).map((post) => (
            <Post key={post.id} post={post} />
          ))}
        </section>
      ))}
    </div>
  );
}

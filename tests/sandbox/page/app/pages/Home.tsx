import { Composer } from '../composer/Composer';
import { Post } from '../post/Post';
import { Timeline } from '../post/Timeline';
import { openDialog } from '../route';
import { useStore, useWords } from '../store';

/** The home page: its composer, then everybody's posts. */
export function Home() {
  const words = useWords();
  const posts = useStore(({ view }) => view.posts);
  return (
    <div aria-label={words.timeline} tabIndex={0} className="homeTimeline">
      <div className="columnHead tabs" role="tablist">
        <div role="tab" tabIndex={0} aria-selected="true">
          {words.forYou}
        </div>
        <div role="tab" tabIndex={-1} aria-selected="false">
          {words.following}
        </div>
      </div>
      <Composer
        scope="home"
        about={{}}
        placeholder={words.happening}
        label={words.post}
        onAddPart={(parts) => openDialog({ parts })}
      />
      <section role="region" aria-label={words.timeline}>
        <Timeline
          label={words.timeline}
          cells={posts.map((post) => ({ key: post.id, draw: () => <Post post={post} /> }))}
        />
      </section>
    </div>
  );
}

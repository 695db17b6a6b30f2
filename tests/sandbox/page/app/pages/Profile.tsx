import { Avatar } from '../Avatar';
import { Icon } from '../icons';
import { Link } from '../Link';
import { Post } from '../post/Post';
import { Timeline } from '../post/Timeline';
import { useStore, useWords } from '../store';
import { conversationId } from '../view';

/** Somebody's page: who they are and what they posted. */
export function Profile({ handle }: { handle: string }) {
  const words = useWords();
  const { me, people, posts } = useStore(({ view }) => view);
  const person = people.find((other) => other.handle === handle);
  if (!person) return <p className="nothing">{words.nothing}</p>;
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
        <h2 dir="auto">{person.name}</h2>
      </div>
      <div className="profile">
        <div className="banner" />
        <Avatar person={person} />
        <div className="profileTools">
          {person.id === me.id ? (
            <button type="button" role="button" data-testid="editProfileButton" className="outline">
              {words.edit}
            </button>
          ) : (
            <>
              <Link
                href={`/i/chat/${conversationId(me.id, person.id)}`}
                role="link"
                aria-label={words.message}
                data-testid="sendDMFromProfile"
                className="outline icononly"
              >
                <Icon name="envelope" />
              </Link>
              <button type="button" role="button" data-testid={`${person.id}-follow`} className="solid">
                {words.follow}
              </button>
            </>
          )}
        </div>
        <h2 dir="auto">{person.name}</h2>
        <p className="quiet" dir="ltr">
          @{person.handle}
        </p>
        {person.description && (
          <p data-testid="UserDescription" dir="auto">
            {person.description}
          </p>
        )}
      </div>
      <Timeline
        label={words.posts}
        cells={posts
          .filter(({ author }) => author.id === person.id)
          .map((post) => ({ key: post.id, draw: () => <Post post={post} /> }))}
      />
    </div>
  );
}

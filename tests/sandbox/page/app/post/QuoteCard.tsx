import { useId } from 'react';
import { Avatar } from '../Avatar';
import { navigate } from '../route';
import type { PagePost } from '../view';
import { PostText } from './PostText';
import { UserName } from './UserName';

/** A quoted post. It has no article of its own and no link to itself. */
export function QuoteCard({ post }: { post: PagePost }) {
  const id = useId();
  const open = () => navigate(`/${post.author.handle}/status/${post.id}`);
  return (
    <div aria-labelledby={`${id}n ${id}t`} id={id} className="quote">
      <div>
        <div
          tabIndex={0}
          role="link"
          onClick={(event) => {
            event.stopPropagation();
            open();
          }}
          onKeyDown={({ key }) => key === 'Enter' && open()}
        >
          <div className="quoteHead">
            <div data-testid="Tweet-User-Avatar">
              <Avatar person={post.author} small link="none" />
            </div>
            <UserName post={post} id={`${id}n`} as="quoted" />
          </div>
          <PostText text={post.text} lang={post.lang} id={`${id}t`} />
        </div>
      </div>
    </div>
  );
}

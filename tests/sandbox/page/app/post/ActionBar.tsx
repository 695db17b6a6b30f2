import { type ReactNode, useState } from 'react';
import { Icon, type IconName } from '../icons';
import { openDialog } from '../route';
import { Menu } from '../shell/Menu';
import { useWords } from '../store';
import type { PagePost } from '../view';

/** What a reader can do with a post. */
export function ActionBar({ post, id }: { post: PagePost; id: string }) {
  const words = useWords();
  const [liked, setLiked] = useState(false);
  const [reposted, setReposted] = useState(false);
  const [menuAt, setMenuAt] = useState<DOMRect>();
  const likes = (Number(post.id.slice(-4)) % 17) + Number(liked);
  const views = 40 + (Number(post.id.slice(-5)) % 900);
  const reposts = Number(reposted);
  const about = `${post.replies} replies, ${reposts} reposts, ${likes} likes, 0 bookmarks, ${views} views`;
  const close = () => setMenuAt(undefined);
  return (
    <div aria-label={about} role="group" id={id} className="actions">
      <Action
        name={words.reply}
        icon="reply"
        testId="reply"
        count={post.replies}
        onClick={() => openDialog({ replyToId: post.id, parts: [''] })}
      />
      <Action
        name={words.repost}
        icon="repost"
        testId={reposted ? 'unretweet' : 'retweet'}
        count={reposts}
        on={reposted}
        onClick={(at) => setMenuAt(at)}
      />
      <Action
        name={words.like}
        icon="like"
        testId={liked ? 'unlike' : 'like'}
        count={likes}
        on={liked}
        onClick={() => setLiked(!liked)}
      />
      <div>
        <a
          href={`/${post.author.handle}/status/${post.id}/analytics`}
          aria-label={words.views}
          role="link"
          className="action"
          onClick={(event) => event.preventDefault()}
        >
          <Icon name="views" />
          <Count>{views}</Count>
        </a>
      </div>
      <div className="lastActions">
        <Action name={words.bookmark} icon="bookmark" testId="bookmark" />
        <Action name={words.share} icon="share" />
      </div>
      {menuAt && (
        <Menu at={menuAt} onClose={close}>
          <button
            type="button"
            role="menuitem"
            data-testid={reposted ? 'unretweetConfirm' : 'retweetConfirm'}
            onClick={() => {
              setReposted(!reposted);
              close();
            }}
          >
            <Icon name="repost" />
            {reposted ? words.undoRepost : words.repost}
          </button>
          <button
            type="button"
            role="menuitem"
            onClick={() => {
              close();
              openDialog({ quotedId: post.id, parts: [''] });
            }}
          >
            <Icon name="quote" />
            {words.quote}
          </button>
        </Menu>
      )}
    </div>
  );
}

const Count = ({ children }: { children: ReactNode }) => (
  <span data-testid="app-text-transition-container">
    <span>
      <span>{children}</span>
    </span>
  </span>
);

interface ActionProps {
  name: string;
  icon: IconName;
  testId?: string;
  count?: number;
  on?: boolean;
  onClick?(at: DOMRect): void;
}

function Action({ name, icon, testId, count, on = false, onClick }: ActionProps) {
  return (
    <div>
      <button
        type="button"
        role="button"
        aria-label={count === undefined ? name : `${count} ${name}`}
        data-testid={testId}
        className={`action ${icon}${on ? ' on' : ''}`}
        onClick={(event) => {
          event.stopPropagation();
          onClick?.(event.currentTarget.getBoundingClientRect());
        }}
      >
        <Icon name={icon} filled={on && icon === 'like'} />
        {count ? <Count>{count}</Count> : null}
      </button>
    </div>
  );
}

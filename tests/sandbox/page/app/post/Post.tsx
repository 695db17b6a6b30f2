import { type MouseEvent, useId } from 'react';
import { Avatar } from '../Avatar';
import { Icon } from '../icons';
import { Link } from '../Link';
import { navigate } from '../route';
import { useStore, useWords } from '../store';
import type { PagePost } from '../view';
import { longTime } from '../words';
import { ActionBar } from './ActionBar';
import { CallToAction } from './CallToAction';
import { PostText } from './PostText';
import { QuoteCard } from './QuoteCard';
import { UserName } from './UserName';

interface PostProps {
  post: PagePost;
  /** `focal`: what a status page is about. `dialog`: what a reply answers, without links and actions. */
  as?: 'timeline' | 'focal' | 'dialog';
  /** A line leads on to the next one. */
  leadsOn?: boolean;
}

/** A post as an article, in its three forms. */
export function Post({ post, as = 'timeline', leadsOn = false }: PostProps) {
  const id = useId();
  const words = useWords();
  const rtl = useStore(({ look }) => look.rtl);
  const path = `/${post.author.handle}/status/${post.id}`;
  const open = ({ target }: MouseEvent) => {
    if (as !== 'timeline' || !(target instanceof Element) || target.closest('a,button,[role="link"]')) return;
    if (!getSelection()?.toString()) navigate(path);
  };
  const text = <PostText text={post.text} lang={post.lang} id={`${id}t`} />;
  const head = <UserName post={post} id={`${id}n`} as={as} />;
  const more = as !== 'dialog' && (
    <button type="button" role="button" aria-label={words.moreAbout} data-testid="caret" className="caret">
      <Icon name="more" />
    </button>
  );
  const beneath = as !== 'dialog' && (
    <>
      {post.quoted && <QuoteCard post={post.quoted} />}
      {post.card && <CallToAction card={post.card} />}
      {as === 'focal' && (
        <div dir={rtl ? 'rtl' : 'ltr'} className="focalTime">
          <Link href={path} role="link">
            <time dateTime={post.createdAt}>{longTime(post.createdAt, rtl)}</time>
          </Link>
        </div>
      )}
      <ActionBar post={post} id={`${id}g`} />
    </>
  );
  return (
    <article
      aria-labelledby={`${id}n ${id}t`}
      role="article"
      tabIndex={as === 'timeline' ? 0 : -1}
      data-testid="tweet"
      className={`post ${as}${leadsOn ? ' leadsOn' : ''}`}
      onClick={open}
    >
      <div className="postAvatar">
        <div data-testid="Tweet-User-Avatar">
          <div>
            <Avatar person={post.author} />
          </div>
        </div>
      </div>
      <div className="postBody">
        <div className="postHead">
          {head}
          {more}
        </div>
        {as === 'timeline' && post.replyToHandle && (
          <div className="replyTo quiet">
            {words.replyingTo}{' '}
            <Link href={`/${post.replyToHandle}`} role="link" dir="ltr">
              @{post.replyToHandle}
            </Link>
          </div>
        )}
        {as !== 'focal' && text}
        {as !== 'focal' && beneath}
      </div>
      {as === 'focal' && (
        <div className="focalBody">
          {text}
          {beneath}
        </div>
      )}
    </article>
  );
}

import { Icon } from '../icons';
import { Link } from '../Link';
import { useStore } from '../store';
import type { PagePost } from '../view';
import { shortTime } from '../words';

interface UserNameProps {
  post: PagePost;
  id?: string;
  /** `dialog`: the post that is answered, without any link. `focal`: the time stands elsewhere. */
  as: 'timeline' | 'focal' | 'dialog' | 'quoted';
}

/** Name, handle and time of a post. */
export function UserName({ post: { author, createdAt, id: postId }, id, as }: UserNameProps) {
  const rtl = useStore(({ look }) => look.rtl);
  const time = <time dateTime={createdAt}>{shortTime(createdAt, rtl)}</time>;
  const name = (
    <>
      <div dir="auto">
        <span>
          <span>{author.name}</span>
        </span>
      </div>
      {author.description && <Verified />}
    </>
  );
  const handle = (
    <div dir="ltr">
      <span>@{author.handle}</span>
    </div>
  );
  const isLinked = as === 'timeline' || as === 'focal';
  return (
    <div id={id} data-testid="User-Name" className={`userName ${as}`}>
      <div>
        <div>
          {isLinked ? (
            <Link href={`/${author.handle}`} role="link" className="name">
              {name}
            </Link>
          ) : (
            <div className="name">{name}</div>
          )}
        </div>
      </div>
      <div>
        <div className="quiet">
          <div>
            {isLinked ? (
              <Link href={`/${author.handle}`} role="link" tabIndex={-1}>
                {handle}
              </Link>
            ) : (
              <div tabIndex={-1}>{handle}</div>
            )}
          </div>
          {as !== 'focal' && (
            <>
              <div dir="ltr" aria-hidden="true">
                <span>·</span>
              </div>
              <div>
                {as === 'timeline' ? (
                  <Link href={`/${author.handle}/status/${postId}`} dir={rtl ? 'rtl' : 'ltr'} role="link">
                    {time}
                  </Link>
                ) : (
                  <div dir="ltr">{time}</div>
                )}
              </div>
            </>
          )}
        </div>
      </div>
    </div>
  );
}

const Verified = () => (
  <div dir="ltr" className="verified">
    <span data-testid="icon-verified">
      <Icon name="check" />
    </span>
  </div>
);

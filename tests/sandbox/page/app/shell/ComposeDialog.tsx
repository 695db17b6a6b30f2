import { useState } from 'react';
import { createPortal } from 'react-dom';
import { Composer } from '../composer/Composer';
import { Icon } from '../icons';
import { Post } from '../post/Post';
import { QuoteCard } from '../post/QuoteCard';
import { closeDialog } from '../route';
import { type Intent, useStore, useWords } from '../store';
import { FocusTrap } from './FocusTrap';
import { SaveSheet } from './SaveSheet';

/** The dialog at /compose/post: a new post, a reply or a quote, over whatever page is behind. */
export function ComposeDialog({ intent }: { intent: Intent }) {
  const words = useWords();
  const posts = useStore(({ view }) => view.posts);
  const [dirty, setDirty] = useState(false);
  const [asking, setAsking] = useState(false);
  const answered = posts.find(({ id }) => id === intent.replyToId);
  const quoted = posts.find(({ id }) => id === intent.quotedId);
  const close = () => (dirty ? setAsking(true) : closeDialog());
  const layers = document.getElementById('layers');
  if (!layers) return null;
  return createPortal(
    <div
      role="dialog"
      className="layer"
      onKeyDown={({ key }) => key === 'Escape' && (asking ? setAsking(false) : close())}
    >
      <FocusTrap>
        <div data-testid="mask" className="mask" onClick={close} />
        <div aria-labelledby="modal-header" aria-modal="true" role="dialog" className="dialog">
          <div className="appBar">
            <button
              type="button"
              role="button"
              aria-label={words.close}
              data-testid="app-bar-close"
              className="round"
              onClick={close}
            >
              <Icon name="close" />
            </button>
            <h2 id="modal-header" className="unseen">
              {answered ? words.reply : words.post}
            </h2>
            <button type="button" role="button" data-testid="unsentButton" className="drafts">
              <span>{words.drafts}</span>
            </button>
          </div>
          {answered && (
            <>
              <Post post={answered} as="dialog" leadsOn />
              <div className="replyingTo">
                <button type="button" role="button" dir="auto">
                  {words.replyingTo}{' '}
                  <span dir="ltr">
                    <span>@{answered.author.handle}</span>
                  </span>
                </button>
              </div>
            </>
          )}
          <Composer
            scope="dialog"
            startWith={intent.parts}
            about={{ replyToId: intent.replyToId, quotedId: intent.quotedId }}
            placeholder={answered ? words.yourReply : quoted ? words.addComment : words.happening}
            label={answered ? words.reply : words.post}
            autoFocus
            onPosted={closeDialog}
            onDirty={setDirty}
          >
            {quoted && <QuoteCard post={quoted} />}
          </Composer>
        </div>
      </FocusTrap>
      {asking && <SaveSheet onDone={closeDialog} onCancel={() => setAsking(false)} />}
    </div>,
    layers,
  );
}

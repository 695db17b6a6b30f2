import { Avatar } from '../Avatar';
import { Icon } from '../icons';
import { Link } from '../Link';
import { useStore, useWords } from '../store';
import type { Person } from '../view';
import { ChatComposer } from './ChatComposer';

/** One conversation: who it is with, what was written, where to write. */
export function Conversation({ id, peer }: { id: string; peer: Person }) {
  const words = useWords();
  const me = useStore(({ view }) => view.me);
  const all = useStore(({ view }) => view.messages);
  const messages = all.filter(({ conversationId }) => conversationId === id);
  return (
    <div data-testid="dm-conversation-content" className="content">
      <div data-testid="dm-conversation-header" className="header">
        <Avatar person={peer} link="none" />
        <Link href={`/${peer.handle}`}>
          <span data-testid="dm-conversation-username" dir="auto">
            {peer.name}
          </span>
        </Link>
        <button data-testid="dm-conversation-more-button" type="button" aria-label={words.moreAbout}>
          <Icon name="more" />
        </button>
      </div>
      <div data-testid="dm-message-list-container" className="list">
        <div data-testid="dm-message-list">
          <div data-testid="dm-message-scroller" role="log">
            {messages.map((message) => (
              <div
                key={message.id}
                data-dm-message-row=""
                data-testid={`message-${message.id}`}
                className={message.senderId === me.id ? 'justify-end' : 'justify-start'}
              >
                <div className="message">
                  {message.media?.map(({ kind, src }) =>
                    kind === 'video' ? (
                      <video key={src} src={src} controls muted />
                    ) : (
                      <img key={src} src={src} alt="" />
                    ),
                  )}
                  <div data-testid={`message-text-${message.id}`} dir="auto">
                    {message.text}
                  </div>
                  {message.ctas?.map(({ label, url }) => (
                    <a key={label} className="cta" href={url} target="_blank" rel="noopener noreferrer">
                      {label}
                    </a>
                  ))}
                  {message.quickReplies && (
                    <ul className="quickReplies">
                      {message.quickReplies.map(({ label, description }) => (
                        <li key={label}>
                          {label}
                          {description && <small>{description}</small>}
                        </li>
                      ))}
                    </ul>
                  )}
                </div>
              </div>
            ))}
          </div>
        </div>
      </div>
      <ChatComposer id={id} />
    </div>
  );
}

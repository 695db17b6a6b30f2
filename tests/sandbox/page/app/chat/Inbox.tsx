import { Avatar } from '../Avatar';
import { Icon } from '../icons';
import { Link } from '../Link';
import { useStore, useWords } from '../store';
import { shortTime } from '../words';
import type { ChatSummary } from './Chat';

/** The list of conversations. */
export function Inbox({
  conversations,
  open,
}: {
  conversations: readonly ChatSummary[];
  open: string | undefined;
}) {
  const words = useWords();
  const rtl = useStore(({ look }) => look.rtl);
  return (
    <div data-testid="dm-inbox-panel" className="inbox">
      <div data-testid="dm-inbox-header" className="inboxHeader">
        <h2>{words.chat}</h2>
        <button data-testid="dm-new-chat-button" type="button" aria-label={words.newChat}>
          <Icon name="plus" />
        </button>
      </div>
      <input data-testid="dm-search-input" aria-label={words.search} placeholder={words.search} />
      <div data-testid="dm-conversation-scroller" role="listbox" aria-label={words.messages}>
        {conversations.map(({ id, peer, last }) => (
          <div key={id} data-testid={`dm-conversation-item-${id.replace('-', ':')}`}>
            <Link href={`/i/chat/${id}`} role="option" aria-selected={id === open}>
              <Avatar person={peer} link="none" />
              <span className="summary">
                <span>
                  <b dir="auto">{peer.name}</b>
                  {last && <small>{shortTime(last.createdAt, rtl)}</small>}
                </span>
                <small dir="auto">{last?.text ?? `@${peer.handle}`}</small>
              </span>
            </Link>
          </div>
        ))}
      </div>
    </div>
  );
}

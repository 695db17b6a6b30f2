import { useStore, useWords } from '../store';
import type { PageMessage, PageView, Person } from '../view';
import { Conversation } from './Conversation';
import { Inbox } from './Inbox';

/** The chat page: conversations at the start, the open one beside them. */
export function Chat() {
  const words = useWords();
  const path = useStore((state) => state.path);
  const view = useStore((state) => state.view);
  const open = /^\/i\/chat\/(\d+-\d+)/.exec(path)?.[1];
  const ids = [
    ...new Set([...view.messages.map(({ conversationId }) => conversationId), ...(open ? [open] : [])]),
  ];
  const conversations = ids
    .map((id) => ({ id, peer: peerOf(id, view), last: lastMessage(id, view) }))
    .sort((one, other) => (other.last?.createdAt ?? '9').localeCompare(one.last?.createdAt ?? '9'));
  const current = conversations.find(({ id }) => id === open);
  return (
    <>
      <div data-testid="dm-container" className="container">
        <Inbox conversations={conversations} open={open} />
        <div data-testid="dm-conversation-panel" className="panel">
          {current ? (
            <Conversation key={current.id} id={current.id} peer={current.peer} />
          ) : (
            <p className="pick">{words.pick}</p>
          )}
        </div>
      </div>
      <div data-xchat-portal="route" />
    </>
  );
}

export interface ChatSummary {
  id: string;
  peer: Person;
  last: PageMessage | undefined;
}

const lastMessage = (id: string, view: PageView) =>
  view.messages.findLast(({ conversationId }) => conversationId === id);

/** The other one; in a conversation with oneself, oneself. */
export function peerOf(id: string, { me, people }: PageView): Person {
  const peer = id.split('-').find((one) => one !== me.id) ?? me.id;
  return (
    people.find((person) => person.id === peer) ?? {
      id: peer,
      handle: `user${peer.slice(-6)}`,
      name: 'Unknown',
    }
  );
}

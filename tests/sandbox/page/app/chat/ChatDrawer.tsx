import { useStore } from '../store';
import { peerOf } from './Chat';
import { ChatEmbed } from './ChatEmbed';
import { Conversation } from './Conversation';

/** The chat docked over another page, with one conversation open. */
export function ChatDrawer({ id }: { id: string }) {
  return (
    <div data-testid="chat-drawer-root" className="drawer">
      <ChatEmbed testId="xchatEmbedDrawer" delay={400}>
        <Open id={id} />
      </ChatEmbed>
    </div>
  );
}

function Open({ id }: { id: string }) {
  const view = useStore((state) => state.view);
  return <Conversation id={id} peer={peerOf(id, view)} />;
}

import { type ReactNode, useEffect, useLayoutEffect, useState } from 'react';
import { Chat } from './chat/Chat';
import { ChatDrawer } from './chat/ChatDrawer';
import { ChatEmbed } from './chat/ChatEmbed';
import { Link } from './Link';
import { Deck } from './pages/Deck';
import { Home } from './pages/Home';
import { Profile } from './pages/Profile';
import { Status } from './pages/Status';
import { ComposeDialog } from './shell/ComposeDialog';
import { Sidebar } from './shell/Sidebar';
import { SideNav } from './shell/SideNav';
import { useStore, useWords } from './store';

/** X. */
export function App() {
  const words = useWords();
  const path = useStore((state) => state.path);
  const intent = useStore((state) => state.intent);
  const toast = useStore((state) => state.toast);
  const drawer = useStore((state) => state.look.drawer);
  const isDeck = location.hostname === 'pro.x.com' && path === '/home';
  const isChat = path.startsWith('/i/chat');
  // Menus and dialogs need their layer to stand first.
  const [hasLayers, setHasLayers] = useState(false);
  useLayoutEffect(() => setHasLayers(true), []);
  useEffect(() => {
    document.title = isChat ? '' : `${path === '/home' ? words.home : words.post} / X (sandbox)`;
  }, [isChat, path, words]);
  return (
    <div>
      <div>
        <div id="layers">
          {toast && (
            <div role="alert" data-testid="toast" className="toast">
              <span>{toast.text}</span>
              {toast.href && <Link href={toast.href}>{words.view}</Link>}
            </div>
          )}
        </div>
        <div className={isChat || isDeck ? 'frame wide' : 'frame'}>
          <SideNav />
          <main role="main">
            {isDeck ? (
              <Deck />
            ) : (
              <div data-testid="primaryColumn" className="primary">
                {pageFor(path, words.nothing)}
              </div>
            )}
            {!isChat && !isDeck && <Sidebar />}
          </main>
        </div>
        {drawer && <ChatDrawer id={drawer} />}
        {hasLayers && intent && <ComposeDialog key={JSON.stringify(intent)} intent={intent} />}
      </div>
    </div>
  );
}

function pageFor(path: string, nothing: string): ReactNode {
  const [first = '', second, third] = path.split('/').slice(1);
  if (path === '/home') return <Home />;
  if (path.startsWith('/i/chat'))
    return (
      <ChatEmbed testId="xchatEmbedRoute">
        <Chat />
      </ChatEmbed>
    );
  if (second === 'status' && third) return <Status key={third} id={third} />;
  if (second === undefined && !['explore', 'notifications'].includes(first))
    return <Profile handle={first} />;
  return <p className="nothing">{nothing}</p>;
}

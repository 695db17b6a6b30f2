import { useEffect, useRef } from 'react';
import { createRoot } from 'react-dom/client';
import { useStore } from '../store';
import { Chat } from './Chat';
import { look } from './look';

/** X's chat: an app of its own, in an open shadow root where the page's styles don't reach. */
export function ChatEmbed() {
  const host = useRef<HTMLDivElement>(null);
  const rtl = useStore((state) => state.look.rtl);
  useEffect(() => {
    if (!host.current) return;
    const shadow = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
    const style = document.createElement('style');
    style.textContent = look;
    const box = document.createElement('div');
    box.dataset.xchatRoot = 'route';
    const dress = () => {
      box.dataset.theme = document.documentElement.dataset.theme;
    };
    dress();
    box.dir = rtl ? 'rtl' : 'ltr';
    shadow.replaceChildren(style, box);
    const root = createRoot(box);
    root.render(<Chat />);
    window.addEventListener('sandboxtheme', dress);
    return () => {
      window.removeEventListener('sandboxtheme', dress);
      // Not while the page's own React is at work.
      queueMicrotask(() => root.unmount());
    };
  }, [rtl]);
  return <div ref={host} data-testid="xchatEmbedRoute" className="chatHost" />;
}

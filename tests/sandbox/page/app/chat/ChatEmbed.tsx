import { type ReactNode, useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { useStore } from '../store';
import { look } from './look';

interface ChatEmbedProps {
  testId: 'xchatEmbedRoute' | 'xchatEmbedDrawer';
  /** Milliseconds until the root comes: X loads its chat late. */
  delay?: number;
  children: ReactNode;
}

/** X's chat: an app of its own, in an open shadow root where the page's styles don't reach. */
export function ChatEmbed({ testId, delay = 0, children }: ChatEmbedProps) {
  const host = useRef<HTMLDivElement>(null);
  const rtl = useStore((state) => state.look.rtl);
  const [late, setLate] = useState(delay > 0);
  useEffect(() => {
    const timer = setTimeout(() => setLate(false), delay);
    return () => clearTimeout(timer);
  }, [delay]);
  useEffect(() => {
    if (!host.current || late) return;
    const shadow = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
    const style = document.createElement('style');
    style.textContent = look;
    const box = document.createElement('div');
    box.dataset.xchatRoot = testId === 'xchatEmbedRoute' ? 'route' : 'drawer';
    const dress = () => {
      box.dataset.theme = document.documentElement.dataset.theme;
    };
    dress();
    box.dir = rtl ? 'rtl' : 'ltr';
    shadow.replaceChildren(style, box);
    const root = createRoot(box);
    root.render(children);
    window.addEventListener('sandboxtheme', dress);
    return () => {
      window.removeEventListener('sandboxtheme', dress);
      // Not while the page's own React is at work.
      queueMicrotask(() => root.unmount());
    };
    // What is in it reads the store by itself.
  }, [rtl, late]);
  return <div ref={host} data-testid={testId} className="chatHost" />;
}

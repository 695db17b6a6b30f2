import { type ReactNode, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';

/** A menu over the page, in X's layer for such things, beside what opened it. */
export function Menu({
  at,
  above = false,
  onClose,
  children,
}: {
  at: DOMRect;
  above?: boolean;
  onClose(): void;
  children: ReactNode;
}) {
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    menu.current?.querySelector<HTMLElement>('[role="menuitem"], button')?.focus();
  }, []);
  const layers = document.getElementById('layers');
  if (!layers) return null;
  const vertical = above ? { bottom: window.innerHeight - at.top + 8 } : { top: at.top - 4 };
  return createPortal(
    <div className="menuLayer" onKeyDown={({ key }) => key === 'Escape' && onClose()}>
      <div
        className="menuScrim"
        onClick={(event) => {
          event.stopPropagation();
          onClose();
        }}
      />
      <div
        ref={menu}
        role="menu"
        tabIndex={-1}
        className="menu"
        data-testid="Dropdown"
        style={{ ...vertical, left: at.left }}
      >
        {children}
      </div>
    </div>,
    layers,
  );
}

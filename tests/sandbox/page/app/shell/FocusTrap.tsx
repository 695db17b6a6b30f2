import { type ReactNode, useEffect, useRef } from 'react';

const focusable =
  '[contenteditable="true"], a[href], button:not([disabled]):not([tabindex="-1"]), input:not([hidden]), textarea';

/** Keeps the focus inside, by a sentinel on each side; what takes it outside, anywhere in the body, loses it at once. */
export function FocusTrap({ children }: { children: ReactNode }) {
  const inside = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    let last: Element | undefined;
    const hold = ({ target }: FocusEvent) => {
      const trap = inside.current;
      if (!trap || !(target instanceof Element)) return;
      if (trap.contains(target)) last = target;
      // Menus and sheets over this one have their own.
      else if (!target.closest('.menuLayer, .sheetLayer')) focusWithin(trap, last);
    };
    document.addEventListener('focusin', hold);
    return () => {
      document.removeEventListener('focusin', hold);
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const wrap = (place: 'first' | 'last') => () => {
    const found = [...(inside.current?.querySelectorAll<HTMLElement>(focusable) ?? [])];
    found.at(place === 'first' ? 0 : -1)?.focus();
  };
  return (
    <div>
      <div>
        <div tabIndex={0} onFocus={wrap('last')} />
        <div role="group" tabIndex={0} ref={inside} className="layerGroup">
          {children}
        </div>
        <div tabIndex={0} onFocus={wrap('first')} />
      </div>
    </div>
  );
}

function focusWithin(trap: Element, last: Element | undefined): void {
  const back = last?.isConnected ? last : trap.querySelector(focusable);
  if (back instanceof HTMLElement) back.focus();
}

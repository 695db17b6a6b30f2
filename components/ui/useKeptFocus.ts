import { type FocusEvent, useEffect, useRef } from 'react';

/**
 * Keeps the focus in an element when the button that had it is drawn no more, rather than dropping it to the top
 * of the page. `shape`: changes whenever buttons may have come or gone.
 */
export function useKeptFocus<E extends HTMLElement>(shape: string) {
  const element = useRef<E>(null);
  const within = useRef(false);
  useEffect(() => {
    if (within.current && document.activeElement === document.body) {
      element.current?.focus({ preventScroll: true });
    }
  }, [shape]);
  return {
    ref: element,
    tabIndex: -1,
    onFocus: () => {
      within.current = true;
    },
    onBlur: (event: FocusEvent) => {
      const to = event.relatedTarget;
      if (to instanceof Node && !element.current?.contains(to)) within.current = false;
    },
  };
}

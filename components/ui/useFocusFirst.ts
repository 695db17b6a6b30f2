import { useEffect, useRef } from 'react';

/** Puts the focus on an element when it appears: for what a person has just asked to see. */
export function useFocusFirst<E extends HTMLElement>() {
  const element = useRef<E>(null);
  useEffect(() => element.current?.focus(), []);
  return element;
}

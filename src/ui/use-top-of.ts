import { type RefObject, useEffect, useRef } from 'react';

/** Whoever moves on starts at the top of what comes, with eye, keyboard and screen reader. */
export function useTopOf(shown: string | number, heading: RefObject<HTMLElement | null>): void {
  const before = useRef(shown);
  useEffect(() => {
    if (before.current === shown) return;
    before.current = shown;
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [shown, heading]);
}

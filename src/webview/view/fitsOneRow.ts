import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** Gives a row the class `compact` whenever its items would wrap without it, in any language and at any width. */
export function useFitsOneRow(row: RefObject<HTMLElement | null>, compact: string): void {
  const fit = () => {
    const { current: element } = row;
    if (!element) return;
    element.classList.remove(compact);
    const [first] = element.children;
    const wraps = [...element.children].some(
      (item) => item.getBoundingClientRect().top > (first?.getBoundingClientRect().top ?? 0) + 1,
    );
    element.classList.toggle(compact, wraps);
  };
  // After each rendering: the items or their labels may have changed.
  useLayoutEffect(fit);
  useLayoutEffect(() => {
    if (!row.current) return undefined;
    const observer = new ResizeObserver(fit);
    observer.observe(row.current);
    return () => observer.disconnect();
  }, []);
}

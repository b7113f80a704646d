import { useEffect, useRef, useState } from 'preact/hooks';

/** How long text waits for the verdict on the sentence before it, in milliseconds; most take a tenth of this. */
const MOST_WAIT_MS = 250;

/**
 * A growing text up to `hold`, the end of a sentence that is being judged; all of it if there is none, or once the
 * verdict has taken too long. The marks then arrive at the end of what is shown, so nothing after them moves. Text that
 * was shown stays.
 */
export function useHeldText(text: string, hold: number | null): string {
  const shown = useRef('');
  const waiting = useRef({ hold: -1, until: 0 });
  const [, redraw] = useState(0);
  const begun = text.startsWith(shown.current) ? shown.current.length : 0;
  let end = text.length;
  if (hold !== null && hold >= begun && hold < text.length) {
    if (waiting.current.hold !== hold) waiting.current = { hold, until: performance.now() + MOST_WAIT_MS };
    if (performance.now() < waiting.current.until) end = hold;
  }
  shown.current = text.slice(0, end);
  const isHeld = end < text.length;
  useEffect(() => {
    if (!isHeld) return undefined;
    const timer = setTimeout(() => redraw((count) => count + 1), waiting.current.until - performance.now());
    return () => clearTimeout(timer);
  }, [isHeld, hold]);
  return shown.current;
}

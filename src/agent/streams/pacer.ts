/** A provider streams about one token per chunk; once text flows, up to this many chunks are sent together. */
const PIECES_PER_FLUSH = 5;
/** With slow tokens, a group waits no longer than this: half a frame at 60 Hz. */
const FLUSH_AFTER_MS = 8;

export interface Pacer {
  push(text: string): void;
  /** Sends held-back chunks. */
  flush(): void;
}

/**
 * Passes on the first chunk immediately and groups the following ones, so that fast models don't flood the client with
 * frames.
 */
export function createPacer(emit: (text: string) => void): Pacer {
  let held = '';
  let pieces = 0;
  let first = true;
  let timer: NodeJS.Timeout | undefined;

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    pieces = 0;
    if (held === '') return;
    const text = held;
    held = '';
    emit(text);
  };
  return {
    push(text) {
      if (text === '') return;
      held += text;
      pieces++;
      if (first || pieces >= PIECES_PER_FLUSH) {
        first = false;
        flush();
      } else timer ??= setTimeout(flush, FLUSH_AFTER_MS);
    },
    flush,
  };
}

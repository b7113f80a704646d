/** Pieces that a provider streams are about a token each; so many travel together once text flows. */
const PIECES_PER_FLUSH = 5;
/** With slow tokens nobody waits longer than this for the rest of a group: half a frame at 60 Hz. */
const FLUSH_AFTER_MS = 8;

export interface Pacer {
  push(text: string): void;
  /** Hands over what is held back. */
  flush(): void;
}

/** Lets the first piece through at once and groups the following ones, so that fast models do not drown the client in frames. */
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

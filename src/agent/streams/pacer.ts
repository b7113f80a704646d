/** A provider streams about one token per chunk; of fast ones, up to this many chunks are sent together. */
const PIECES_PER_FLUSH = 5;
/** Chunks that are this far apart are sent singly: half a frame at 60 Hz. */
const FLUSH_AFTER_MS = 8;

export interface Pacer {
  push(text: string): void;
  /** Sends held-back chunks. */
  flush(): void;
}

/**
 * Passes on a chunk immediately if the last frame was a while ago, and groups those that follow quickly, so that fast models
 * don't flood the client with frames and slow ones aren't slowed further.
 */
export function createPacer(emit: (text: string) => void): Pacer {
  let held = '';
  let pieces = 0;
  let flushedAt = -Infinity;
  let timer: NodeJS.Timeout | undefined;

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    pieces = 0;
    if (held === '') return;
    const text = held;
    held = '';
    flushedAt = performance.now();
    emit(text);
  };
  return {
    push(text) {
      if (text === '') return;
      held += text;
      pieces++;
      const passed = performance.now() - flushedAt;
      if (passed >= FLUSH_AFTER_MS || pieces >= PIECES_PER_FLUSH) flush();
      else timer ??= setTimeout(flush, FLUSH_AFTER_MS - passed);
    },
    flush,
  };
}

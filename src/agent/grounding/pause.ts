/** If the event loop is blocked for longer than this, keystrokes are delayed. Milliseconds. */
const LONGEST_TURN = 8;

/** A function to await inside a long loop: yields to the event loop when due, and throws if the signal has aborted. */
export function createPause(signal: AbortSignal): () => Promise<void> | undefined {
  let turnStarted = performance.now();
  return () => {
    if (performance.now() - turnStarted < LONGEST_TURN) return undefined;
    return new Promise((resolve, reject) => {
      setImmediate(() => {
        turnStarted = performance.now();
        if (signal.aborted) reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
        else resolve();
      });
    });
  };
}

/** Longer without a turn of the event loop and keystrokes wait. Milliseconds. */
const LONGEST_TURN = 8;

/** A function to await inside a long loop: it gives the event loop a turn when one is due, and throws when the signal has aborted. */
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

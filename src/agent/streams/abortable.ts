/**
 * What `work` comes to, or the signal's reason as soon as it aborts. The work itself is left to end by itself: for waiting on a
 * person, a host or a server that may not respect a signal.
 */
export async function abortable<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  let onAbort: () => void = () => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    // A reason may be any value; who waits looks at the signal, not at the reason.
    onAbort = () => {
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', onAbort, { once: true });
  });
  // Whichever loses has nobody who would hear of its failure.
  aborted.catch(() => undefined);
  work.catch(() => undefined);
  try {
    if (signal.aborted) onAbort();
    return await Promise.race([aborted, work]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

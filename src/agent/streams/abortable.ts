/**
 * Settles like `work`, or rejects with the signal's reason as soon as it aborts. The work itself keeps running: for
 * waiting on a person, host, or server that may ignore a signal.
 */
export async function abortable<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  let onAbort: () => void = () => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    // A reason may be any value; callers look at the signal, not at the reason.
    onAbort = () => {
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', onAbort, { once: true });
  });
  // Avoids an unhandled rejection of whichever loses.
  aborted.catch(() => undefined);
  work.catch(() => undefined);
  try {
    if (signal.aborted) onAbort();
    return await Promise.race([aborted, work]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

/**
 * Starts something on first use and shares it afterward. A failed start isn't remembered: its callers get the error,
 * and the next use tries again.
 */
export interface StartedOnce<T> {
  get(): Promise<T>;
  /** What has been started or is starting, if anything; the next `get` starts again. */
  forget(): Promise<T> | undefined;
}

export function startedOnce<T>(start: () => Promise<T>): StartedOnce<T> {
  let current: Promise<T> | undefined;
  return {
    get() {
      if (current) return current;
      const starting = start();
      current = starting;
      starting.catch(() => {
        if (current === starting) current = undefined;
      });
      return starting;
    },
    forget() {
      const known = current;
      current = undefined;
      return known;
    },
  };
}

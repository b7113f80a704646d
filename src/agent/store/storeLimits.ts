/** How much is kept, in one place. What is over a limit is forgotten in small steps, the oldest first. */
export interface StoreLimits {
  /** Runs of the history besides the pinned ones and those that go on; so are the next two. */
  runs: number;
  runAgeMs: number;
  /** Of their events. */
  runBytes: number;
  /** Of what can be fetched or computed again, in UTF-16 units, which is near enough to bytes. */
  cacheBytes: number;
  /** Since an entry of it was last used. */
  cacheAgeMs: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** About ten thousand digest nodes and some hundred pages: more than a year's use for most. */
const CACHE_BYTES = 256 * 1024 * 1024;
const CACHE_AGE_MS = 90 * DAY_MS;

/** The limits of the history as a person sets them. 0 days: it is kept however old it is. */
export function storeLimits({ runs, days, megabytes }: { runs: number; days: number; megabytes: number }): StoreLimits {
  return {
    runs,
    // A date that far back can still be written down.
    runAgeMs: (days > 0 ? days : 36_500) * DAY_MS,
    runBytes: megabytes * 1024 * 1024,
    cacheBytes: CACHE_BYTES,
    cacheAgeMs: CACHE_AGE_MS,
  };
}

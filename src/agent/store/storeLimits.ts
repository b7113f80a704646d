/** All storage limits. Anything over a limit is deleted in small steps, oldest first. */
export interface StoreLimits {
  /** Runs in the history, not counting pinned ones and those in progress; the same goes for the next two. */
  runs: number;
  runAgeMs: number;
  /** Size of their events. */
  runBytes: number;
  /** Size of what can be fetched or computed again, in UTF-16 units (approximately bytes). */
  cacheBytes: number;
  /** Time since an entry was last used. */
  cacheAgeMs: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** A longer time ago isn't a date that can be represented. */
const MOST_DAYS = 36_500;

/** About ten thousand digest nodes and several hundred pages: more than a year's use for most people. */
const CACHE_BYTES = 256 * 1024 * 1024;
const CACHE_AGE_MS = 90 * DAY_MS;
/** What is kept in memory while the file can't be opened. */
const INTERIM_RUNS = 200;
const INTERIM_BYTES = 64 * 1024 * 1024;

/** The history limits as the user sets them. 0 days: no age limit. */
export function storeLimits({ runs, days, megabytes }: { runs: number; days: number; megabytes: number }): StoreLimits {
  return {
    runs,
    runAgeMs: Math.min(days > 0 ? days : Infinity, MOST_DAYS) * DAY_MS,
    runBytes: megabytes * 1024 * 1024,
    cacheBytes: CACHE_BYTES,
    cacheAgeMs: CACHE_AGE_MS,
  };
}

/** The same limits for a database in memory. */
export function interimLimits({ runs, runBytes, cacheBytes, ...ages }: StoreLimits): StoreLimits {
  return {
    ...ages,
    runs: Math.min(runs, INTERIM_RUNS),
    runBytes: Math.min(runBytes, INTERIM_BYTES),
    cacheBytes: Math.min(cacheBytes, INTERIM_BYTES),
  };
}

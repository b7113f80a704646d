const FIRST_MS = 250;
/** Half a minute: soon enough for a waiting reader, and rare enough for a server that is down for hours. */
const LONGEST_MS = 30_000;

/**
 * Milliseconds to wait before connection attempt `attempt` (0 is the first retry): exponential, with full jitter over
 * the upper half, so that the windows of a restarted server don't all reconnect at once. `random` is 0..1.
 */
export function reconnectDelay(attempt: number, random: number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 20));
  return ceiling / 2 + (ceiling / 2) * random;
}

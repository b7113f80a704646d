export interface SessionLimits {
  /** Commands that may come at once, and how many a second after that. A person makes a few a minute, a sidebar that reconnects a dozen. */
  commandBurst: number;
  commandsPerSecond: number;
  /** A message counts as one more command for each of these that it holds the event loop, so that a client gets a bounded share of it. */
  millisecondsPerCommand: number;
  /** Replayed events that cost as much as one more command, where the time that they take isn't more. */
  replayedPerCommand: number;
  /** A replay goes on only while the client could still send so many commands. */
  replayReserve: number;
  /** Commands of one client that may be waiting for an answer. */
  pendingCommands: number;
  /** Tool calls of one client at once: an assistant makes a handful side by side. */
  toolCalls: number;
  /** Above this much in a client's socket its events wait and partial summaries are joined. */
  congestedBytes: number;
  /** Below this much a congested client is sent to again. */
  relievedBytes: number;
  /** A client for which more than this waits is let go; it may come back and resume. */
  waitingBytes: number;
  /** A congested client that takes less than this is let go. Looked at after each window: a laptop may doze for a moment. */
  slowestBytesPerSecond: number;
  paceWindowMs: number;
  /** How often a congested client is looked at. */
  congestionCheckMs: number;
  /** Runs whose place is remembered for each client. */
  followedRuns: number;
}

export const DEFAULT_SESSION_LIMITS: SessionLimits = {
  commandBurst: 120,
  commandsPerSecond: 30,
  millisecondsPerCommand: 5,
  replayedPerCommand: 200,
  replayReserve: 40,
  pendingCommands: 32,
  toolCalls: 16,
  congestedBytes: 1024 * 1024,
  relievedBytes: 256 * 1024,
  waitingBytes: 4 * 1024 * 1024,
  slowestBytesPerSecond: 16 * 1024,
  paceWindowMs: 15_000,
  congestionCheckMs: 20,
  followedRuns: 1_000,
};

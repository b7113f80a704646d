export interface SessionLimits {
  /**
   * Burst size and rate (per second) for commands. A person sends a few a minute; a reconnecting sidebar, a dozen at
   * once.
   */
  commandBurst: number;
  commandsPerSecond: number;
  /**
   * For each such period that a message blocks the event loop, it counts as one more command; this limits a client's
   * share of the loop.
   */
  millisecondsPerCommand: number;
  /** Number of replayed events that count as one command, unless their processing time costs more. */
  replayedPerCommand: number;
  /** A replay continues only while the client still has this many commands left. */
  replayReserve: number;
  /** Commands of one client that may be waiting for a reply. */
  pendingCommands: number;
  /**
   * Number of answers to remember for resent requests, and their total length in characters: far more than a client
   * has pending when its connection breaks.
   */
  keptAnswers: number;
  keptAnswerCharacters: number;
  /** Concurrent tool calls of one client: an assistant makes a handful at a time. */
  toolCalls: number;
  /** Above this many bytes in a client's socket, its events are queued and partial summaries are merged. */
  congestedBytes: number;
  /** Below this many bytes, sending to a congested client resumes. */
  relievedBytes: number;
  /** A client with more than this queued is disconnected; it can reconnect and resume. */
  waitingBytes: number;
  /**
   * A congested client that takes less than this per window is disconnected. Checked after each window: a laptop may
   * sleep for a moment.
   */
  slowestBytesPerSecond: number;
  paceWindowMs: number;
  /** How often a congested client is checked. */
  congestionCheckMs: number;
  /** Number of runs whose position is remembered for each client. */
  followedRuns: number;
}

export const DEFAULT_SESSION_LIMITS: SessionLimits = {
  commandBurst: 120,
  commandsPerSecond: 30,
  millisecondsPerCommand: 5,
  replayedPerCommand: 200,
  replayReserve: 40,
  pendingCommands: 32,
  keptAnswers: 1_000,
  keptAnswerCharacters: 16_000_000,
  toolCalls: 16,
  congestedBytes: 1024 * 1024,
  relievedBytes: 256 * 1024,
  waitingBytes: 4 * 1024 * 1024,
  slowestBytesPerSecond: 16 * 1024,
  paceWindowMs: 15_000,
  congestionCheckMs: 20,
  followedRuns: 1_000,
};

export interface ServerLimits {
  /** Maximum number of clients; a window has one sidebar and a few programs. */
  connections: number;
  /** Time from the TCP connection to the completed upgrade. */
  handshakeMs: number;
  /**
   * A client that hasn't answered a ping by the time the next one is due is disconnected: within twice this interval.
   */
  pingEveryMs: number;
  /** The longest inline document in UTF-8, plus its envelope. */
  maxFrameBytes: number;
  /** A real client sends messages unfragmented; this allows for libraries that fragment at a few kilobytes. */
  maxFragments: number;
  /** Burst size and rate (per second) for a client's ping frames. */
  pingBurst: number;
  pingsPerSecond: number;
  /** How long a client has to answer a close frame. */
  closeMs: number;
}

export const DEFAULT_SERVER_LIMITS: ServerLimits = {
  connections: 64,
  handshakeMs: 5_000,
  pingEveryMs: 20_000,
  maxFrameBytes: 16 * 1024 * 1024,
  maxFragments: 4_096,
  pingBurst: 20,
  pingsPerSecond: 2,
  closeMs: 400,
};

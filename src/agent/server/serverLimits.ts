export interface ServerLimits {
  /** Clients at once; a window has one sidebar and a few programs. */
  connections: number;
  /** From the TCP connection to the finished upgrade. */
  handshakeMs: number;
  /** A client that has not answered one ping when the next is due is gone: noticed within twice this. */
  pingEveryMs: number;
  /** The longest inline document as UTF-8 with its envelope. */
  maxFrameBytes: number;
  /** A real client sends a message whole; this leaves room for libraries that split at some kilobytes. */
  maxFragments: number;
  /** Ping frames of a client that may come at once, and how many a second after that. */
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

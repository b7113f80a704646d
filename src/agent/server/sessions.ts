import { DEFAULT_SESSION } from '../../protocol/index.js';
import type { Requester, Runs, Tools } from '../interfaces/index.js';
import { OutgoingEvent } from './outbox.js';
import { SessionClient, type SessionTransport } from './sessionClient.js';
import { DEFAULT_SESSION_LIMITS, type SessionLimits } from './sessionLimits.js';

export interface SessionHubOptions {
  runs: Runs;
  tools: Tools;
  limits?: Partial<SessionLimits>;
  /** Milliseconds, monotonic. */
  now?: () => number;
}

/** The receiving side of one client. Nothing here throws. */
export interface SessionConnection {
  /** A text frame. */
  receive(text: string): void;
  /** A command that came as a value, as by postMessage. */
  receiveValue(value: unknown): void;
  /** To be called when the transport has closed. Idempotent. */
  closed(): void;
}

/** The sessions of this process. Every transport connects its clients here, so that all of them are handled alike. */
export interface SessionHub {
  /** `sessionId`: the client's session until it names one; the default session otherwise. */
  connect(transport: SessionTransport, options: { trust: Requester['trust']; sessionId?: string }): SessionConnection;
  /** Clients that are connected. */
  readonly connections: number;
  /** Stops listening to the runs and lets go of all clients, without closing their transports. Idempotent. */
  close(): void;
}

export function createSessionHub({
  runs,
  tools,
  limits,
  now = () => performance.now(),
}: SessionHubOptions): SessionHub {
  const clients = new Set<SessionClient>();
  const stopListening = (['user', 'client'] as const).map((trust) =>
    runs.listen({ trust }, (sessionId, event) => {
      const outgoing = new OutgoingEvent(event);
      for (const client of clients) if (client.trust === trust) client.observe(sessionId, outgoing);
    }),
  );
  return {
    connect(transport, { trust, sessionId = DEFAULT_SESSION }) {
      const client: SessionClient = new SessionClient({
        transport,
        trust,
        sessionId,
        runs,
        tools,
        limits: { ...DEFAULT_SESSION_LIMITS, ...limits },
        now,
        onGone: () => clients.delete(client),
      });
      clients.add(client);
      return client;
    },
    get connections() {
      return clients.size;
    },
    close() {
      for (const stop of stopListening) stop();
      for (const client of clients) client.closed();
    },
  };
}

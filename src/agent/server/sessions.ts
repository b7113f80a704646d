import { DEFAULT_SESSION } from '../../protocol/index.js';
import type { Requester, Runs, Tools } from '../interfaces/index.js';
import type { HubCompanion } from './commandSender.js';
import { OutgoingEvent } from './outbox.js';
import { RequestAnswers } from './requestAnswers.js';
import { SessionClient, type SessionTransport } from './sessionClient.js';
import { DEFAULT_SESSION_LIMITS, type SessionLimits } from './sessionLimits.js';

export interface SessionHubOptions {
  runs: Runs;
  tools: Tools;
  companion?: HubCompanion;
  limits?: Partial<SessionLimits>;
  /** Milliseconds, monotonic. */
  now?: () => number;
}

/** The receiving end of one client. Nothing here throws. */
export interface SessionConnection {
  /** A text frame. */
  receive(text: string): void;
  /** A command that arrived as a value, such as through postMessage. */
  receiveValue(value: unknown): void;
  /** Call when the transport has closed. Idempotent. */
  closed(): void;
}

/** The sessions of this process. Every transport connects its clients here, so that all are treated alike. */
export interface SessionHub {
  /** `sessionId`: the client's session until it names one. Default: the default session. */
  connect(transport: SessionTransport, options: { trust: Requester['trust']; sessionId?: string }): SessionConnection;
  /** Number of connected clients. */
  readonly connections: number;
  /** Unsubscribes from the runs and detaches all clients, without closing their transports. Idempotent. */
  close(): void;
}

export function createSessionHub({
  runs,
  tools,
  companion,
  limits: changed,
  now = () => performance.now(),
}: SessionHubOptions): SessionHub {
  const limits = { ...DEFAULT_SESSION_LIMITS, ...changed };
  const clients = new Set<SessionClient>();
  const answers = new RequestAnswers(limits);
  const stopListening = (['user', 'client'] as const).map((trust) =>
    runs.listen({ trust }, (sessionId, event) => {
      const outgoing = new OutgoingEvent(event);
      for (const client of clients) if (client.trust === trust) client.observe(sessionId, outgoing);
    }),
  );
  stopListening.push(runs.listenForDeletions((runId) => answers.forget(runId)));
  return {
    connect(transport, { trust, sessionId = (trust === 'companion' && companion?.sessionId) || DEFAULT_SESSION }) {
      const client: SessionClient = new SessionClient({
        transport,
        trust,
        sessionId,
        runs,
        tools,
        companion,
        limits,
        answers,
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

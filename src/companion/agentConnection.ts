import { companionSubprotocol, PAIRING_BY_CODE } from '../protocol/companion.js';
import type { AgentEvent, EventOf, EventType } from '../protocol/events.js';
import { parseEvent } from '../protocol/parseEvent.js';
import { AGENT_PATH, SUBPROTOCOL } from '../protocol/version.js';
import { keyOfCode, keyOfToken, newOffer, proofOf, type Key } from './proofs.js';
import type { KeptPairing } from './memory.js';
import { CompanionProblem } from './texts.js';

/** Maximum time for a window to answer, even on a busy machine. */
const ANSWER_LIMIT_MS = 10_000;

/** A proven connection to one VS Code window. */
export interface AgentConnection {
  readonly welcome: EventOf<'companion_welcome'>['payload'];
  /** Sends a command and waits for its reply. Throws CompanionProblem. */
  ask<T extends EventType>(
    command: { type: string } & Record<string, unknown>,
    reply: T,
  ): Promise<EventOf<T>['payload']>;
  close(): void;
}

/** Connects with the pairing. Throws CompanionProblem `noWindow` if no paired window listens there. */
export async function connectPaired(port: number, { id, token }: KeptPairing): Promise<AgentConnection> {
  return connect(port, id, await keyOfToken(token), 'noWindow');
}

/** Connects with the code that VS Code shows. Throws CompanionProblem `wrongCode`. */
export async function connectByCode(port: number, code: string): Promise<AgentConnection> {
  return connect(port, PAIRING_BY_CODE, await keyOfCode(code), 'wrongCode');
}

async function connect(
  port: number,
  pairing: string,
  key: Key,
  refused: 'noWindow' | 'wrongCode',
): Promise<AgentConnection> {
  // Exactly what the browser sends.
  const place = { origin: chrome.runtime.getURL('').replace(/\/$/, ''), port };
  const offer = newOffer(pairing);
  const subprotocols = [SUBPROTOCOL, companionSubprotocol(offer, await proofOf(key, 'browser', offer, place))];
  const socket = new WebSocket(`ws://127.0.0.1:${port}${AGENT_PATH}`, subprotocols);
  const replies = new Replies(socket);
  try {
    // To a browser, a refused connection looks like no connection.
    const welcome = await replies.next(({ type }) => type === 'companion_welcome', refused);
    if (welcome.type !== 'companion_welcome' || welcome.payload.proof !== (await proofOf(key, 'vscode', offer, place)))
      throw new CompanionProblem('notVsCode');
    return {
      welcome: welcome.payload,
      async ask(command, reply) {
        const request_id = crypto.randomUUID();
        socket.send(JSON.stringify({ ...command, request_id }));
        const answer = await replies.next(
          ({ payload }) => 'request_id' in payload && payload.request_id === request_id,
          'closed',
        );
        if (answer.type === 'error') throw new CompanionProblem('refused', answer.payload.message);
        if (answer.type !== reply) throw new CompanionProblem('closed');
        return answer.payload as EventOf<typeof reply>['payload'];
      },
      close: () => socket.close(),
    };
  } catch (error) {
    socket.close();
    throw error;
  }
}

/** The events of a socket, for callers that wait for one. */
class Replies {
  private readonly waiting = new Set<(event: AgentEvent | undefined) => void>();
  private gone = false;

  constructor(socket: WebSocket) {
    socket.addEventListener('message', ({ data }) => {
      const event = parseEvent(parsed(String(data)));
      if (event.ok) this.tell(event.value);
    });
    socket.addEventListener('close', () => {
      this.gone = true;
      this.tell(undefined);
    });
  }

  /** The next event that matches. Throws CompanionProblem with this key if there will be none. */
  next(matches: (event: AgentEvent) => boolean, otherwise: 'noWindow' | 'wrongCode' | 'closed'): Promise<AgentEvent> {
    return new Promise((resolve, reject) => {
      const end = (event: AgentEvent | undefined) => {
        if (event && !matches(event)) return;
        clearTimeout(limit);
        this.waiting.delete(end);
        if (event) resolve(event);
        else reject(new CompanionProblem(otherwise));
      };
      const limit = setTimeout(() => end(undefined), ANSWER_LIMIT_MS);
      this.waiting.add(end);
      if (this.gone) end(undefined);
    });
  }

  private tell(event: AgentEvent | undefined): void {
    for (const end of this.waiting) end(event);
  }
}

function parsed(frame: string): unknown {
  try {
    return JSON.parse(frame);
  } catch {
    return undefined;
  }
}

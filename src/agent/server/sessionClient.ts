import { setTimeout as sleep } from 'node:timers/promises';
import {
  message,
  parseCommand,
  parseJson,
  textOf,
  toAgentError,
  told,
  type AgentEvent,
  type EventPayloads,
  type Message,
  type RunEvent,
} from '../../protocol/index.js';
import type { Requester, Runs, Tools } from '../interfaces/index.js';
import { handleCommand, type CommandContext } from './handleCommand.js';
import { Outbox, OutgoingEvent, type OutboxTarget } from './outbox.js';
import { RateLimit } from './rateLimit.js';
import type { SessionLimits } from './sessionLimits.js';
import type { HubCompanion } from './sessions.js';
import { ToolCalls } from './toolCalls.js';

/** WebSocket close codes that clients see. */
const POLICY_VIOLATION = 1008;
const TRY_AGAIN_LATER = 1013;

/** How frames reach one client. `close` ends the connection, even if the client no longer reads. */
export interface SessionTransport extends OutboxTarget {
  close(code: number, reason: string): void;
}

export interface SessionClientOptions {
  transport: SessionTransport;
  trust: Requester['trust'];
  sessionId: string;
  runs: Runs;
  tools: Tools;
  companion?: HubCompanion;
  limits: SessionLimits;
  now: () => number;
  onGone: () => void;
}

/**
 * One connected client: its commands, and its position in each run that it follows. It receives a run's events without
 * gaps or repeats: from the first one, or from where it resumed, but never from the middle.
 */
export class SessionClient {
  sessionId: string;
  readonly trust: Requester['trust'];
  readonly runs: Runs;
  readonly toolCalls: ToolCalls;
  readonly companion?: HubCompanion;
  private readonly outbox: Outbox;
  private readonly rate: RateLimit;
  /** Last sequence number sent, by run; least recently used first. */
  private readonly followed = new Map<string, number>();
  /** Replays in progress, by run; they also deliver the live events that arrive meanwhile. */
  private readonly replaying = new Map<string, number>();
  private history: Promise<void> = Promise.resolve();
  private turn: Promise<unknown> = Promise.resolve();
  private pending = 0;
  private gone = false;

  constructor(private readonly options: SessionClientOptions) {
    const { transport, limits, now } = options;
    this.sessionId = options.sessionId;
    this.trust = options.trust;
    this.runs = options.runs;
    this.companion = options.companion;
    this.toolCalls = new ToolCalls(options.tools, limits.toolCalls, (event) => this.reply(event));
    this.rate = new RateLimit(limits.commandBurst, limits.commandsPerSecond, now);
    this.outbox = new Outbox(transport, limits, now, () =>
      this.expel(TRY_AGAIN_LATER, textOf(message('server.tooSlow'))),
    );
  }

  receive(text: string): void {
    if (!this.admit()) return;
    this.charged(() => {
      const json = parseJson(text);
      if (json.ok) this.dispatch(json.value);
      else this.refuse('invalid_message', json.reason);
    });
  }

  receiveValue(value: unknown): void {
    if (this.admit()) this.charged(() => this.dispatch(value));
  }

  /** An event of any run in this process. */
  observe(sessionId: string, outgoing: OutgoingEvent): void {
    const { run_id: runId, seq } = outgoing.event;
    const place = runId === undefined ? undefined : this.followed.get(runId);
    if (place === undefined && sessionId !== this.sessionId) return;
    if (runId === undefined || seq === undefined) {
      this.outbox.send(outgoing);
      return;
    }
    if (this.replaying.has(runId)) return;
    if (seq === (place ?? 0) + 1) {
      this.moveTo(runId, seq);
      this.outbox.send(outgoing);
    } else if (place !== undefined && seq > place) {
      // A replay failed after it had taken over the live events.
      this.background(() => this.replay(runId, place));
    }
  }

  /** Replays what the client missed of a run and subscribes it to the rest. False if the run is unknown. */
  async replay(runId: string, afterSeq: number): Promise<boolean> {
    this.replaying.set(runId, (this.replaying.get(runId) ?? 0) + 1);
    let isDone = false;
    const done = () => {
      if (isDone) return;
      isDone = true;
      const others = (this.replaying.get(runId) ?? 1) - 1;
      if (others > 0) this.replaying.set(runId, others);
      else this.replaying.delete(runId);
    };
    try {
      for (let place = afterSeq; ;) {
        const page = await this.inTurn(() => this.sendPage(runId, place, done));
        if (!page || page.isLast) return page !== undefined;
        place = page.place;
      }
    } finally {
      done();
    }
  }

  /**
   * The next events of a run, once the client has taken the previous ones and has budget for more. undefined: the run
   * is unknown.
   */
  private async sendPage(
    runId: string,
    afterSeq: number,
    onLast: () => void,
  ): Promise<{ place: number; isLast: boolean } | undefined> {
    const { limits, now } = this.options;
    if (!(await this.outbox.drained())) return { place: afterSeq, isLast: true };
    const wait = this.rate.msUntil(limits.replayReserve);
    if (wait > 0) await sleep(wait);
    const page = { place: afterSeq, isLast: true };
    const known = await this.runs.page(runId, afterSeq, this, (events, isLast) => {
      if (this.gone) return;
      const started = now();
      this.outbox.sendBacklog(events);
      const spent = (now() - started) / limits.millisecondsPerCommand;
      this.rate.charge(Math.max(spent, events.length / limits.replayedPerCommand));
      page.place = Math.max(events.at(-1)?.seq ?? 0, afterSeq);
      page.isLast = isLast;
      this.moveTo(runId, page.place);
      // Here and not after the call: the next live event may arrive before the promise settles.
      if (isLast) onLast();
    });
    return known ? page : undefined;
  }

  /** One page at a time per client, so that its queue never exceeds one page. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.turn.then(work);
    this.turn = result.catch(() => undefined);
    return result;
  }

  reply(event: RunEvent, runId?: string): void {
    if (this.gone) return;
    const unnumbered: AgentEvent = runId === undefined ? event : { ...event, run_id: runId };
    this.outbox.send(new OutgoingEvent(unnumbered));
  }

  /** Sends what this connection hasn't seen of a run. */
  catchUp(runId: string): Promise<boolean> {
    return this.replay(runId, this.followed.get(runId) ?? 0);
  }

  refuse(
    code: EventPayloads['error']['code'],
    sentence: Message,
    { requestId, runId, actionId, retryable = false }: CommandContext & { retryable?: boolean } = {},
  ): void {
    const payload: EventPayloads['error'] = {
      ...told(sentence),
      code,
      retryable,
      action_id: actionId,
      request_id: requestId,
    };
    this.reply({ type: 'error', payload }, runId);
  }

  /** Work that replies later. `inOrder`: after earlier history requests. */
  background(work: () => Promise<unknown>, context: CommandContext & { inOrder?: boolean } = {}): void {
    if (this.pending >= this.options.limits.pendingCommands) {
      this.refuse('too_many_requests', message('server.tooManyWaiting'), { ...context, retryable: true });
      return;
    }
    this.pending++;
    const running = (context.inOrder ? this.history.then(work) : work())
      .then(
        () => undefined,
        (error: unknown) => {
          const failure = toAgentError(error);
          this.refuse(failure.code, failure.sentence, { ...context, retryable: failure.retryable });
        },
      )
      .finally(() => this.pending--);
    if (context.inOrder) this.history = running;
  }

  /** The transport is closed; nothing more is sent. Idempotent. */
  closed(): void {
    if (this.gone) return;
    this.gone = true;
    this.outbox.close();
    this.toolCalls.close();
    this.options.onGone();
  }

  /** A command that blocks the event loop for long counts as several. */
  private charged(work: () => void): void {
    const { now, limits } = this.options;
    const started = now();
    work();
    this.rate.charge((now() - started) / limits.millisecondsPerCommand);
  }

  private admit(): boolean {
    if (this.gone) return false;
    if (this.rate.take(1)) return true;
    this.refuse('too_many_requests', message('server.tooManyCommands'), { retryable: true });
    this.expel(POLICY_VIOLATION, textOf(message('server.commandsExceeded')));
    return false;
  }

  private dispatch(value: unknown): void {
    const command = parseCommand(value);
    if (command.ok) handleCommand(command.value, this);
    else this.refuse('invalid_message', command.reason, { requestId: requestIdOf(value) });
  }

  private expel(code: number, reason: string): void {
    this.options.transport.close(code, reason);
    this.closed();
  }

  private moveTo(runId: string, seq: number): void {
    this.followed.delete(runId);
    this.followed.set(runId, seq);
    for (const oldest of this.followed.keys()) {
      if (this.followed.size <= this.options.limits.followedRuns) break;
      this.followed.delete(oldest);
    }
  }
}

/** The request id of a rejected command, if it has one that can be echoed. */
function requestIdOf(value: unknown): string | undefined {
  const id = value !== null && typeof value === 'object' ? (value as { request_id?: unknown }).request_id : undefined;
  return typeof id === 'string' && id.length <= 128 ? id : undefined;
}

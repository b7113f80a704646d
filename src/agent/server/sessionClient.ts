import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  message,
  parseCommand,
  parseJson,
  textOf,
  toAgentError,
  told,
  AgentError,
  type AgentEvent,
  type Command,
  type EventPayloads,
  type Message,
  type RunEvent,
} from '../../protocol/index.js';
import type { Requester, Runs, Tools } from '../interfaces/index.js';
import { handleCommand } from './handleCommand.js';
import { Outbox, OutgoingEvent, type OutboxTarget } from './outbox.js';
import { RateLimit } from './rateLimit.js';
import type { CommandAnswer, Execution, RequestAnswers } from './requestAnswers.js';
import type { SessionLimits } from './sessionLimits.js';
import type { HubCompanion } from './commandSender.js';
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
  answers: RequestAnswers;
  now: () => number;
  onGone: () => void;
}

/** Fields of a reply that identify its command. */
interface CommandContext {
  requestId?: string;
  runId?: string;
  actionId?: string;
}

/**
 * One connected client: its commands, and its position in each run that it follows. It receives a run's events without
 * gaps or repeats: from the first one, or from where it resumed, but never from the middle.
 */
export class SessionClient {
  sessionId: string;
  readonly connectionId = randomUUID();
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
  /** Commands that it is waiting for answers to. */
  private readonly executions = new Set<Execution>();
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
    this.toolCalls = new ToolCalls(options.tools, limits.toolCalls);
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
      this.replay(runId, place).catch((error: unknown) => this.fail(error, { runId }));
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

  /**
   * Work that replies later. `inOrder`: after earlier history requests. Throws AgentError if too many replies are
   * pending.
   */
  later<T>(work: () => Promise<T>, { inOrder = false } = {}): Promise<T> {
    if (this.pending >= this.options.limits.pendingCommands)
      throw new AgentError('too_many_requests', message('server.tooManyWaiting'), { retryable: true });
    this.pending++;
    const running = (inOrder ? this.history.then(work) : work()).finally(() => this.pending--);
    if (inOrder)
      this.history = running.then(
        () => undefined,
        () => undefined,
      );
    return running;
  }

  private refuse(
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

  private fail(error: unknown, context: CommandContext = {}): void {
    const { code, sentence, retryable } = toAgentError(error);
    this.refuse(code, sentence, { ...context, retryable });
  }

  /** The transport is closed; nothing more is sent. Idempotent. */
  closed(): void {
    if (this.gone) return;
    this.gone = true;
    this.outbox.close();
    for (const execution of this.executions) execution.leave(this);
    this.options.onGone();
  }

  /** A command that blocks the event loop for long counts as several. Whatever it contains, the process goes on. */
  private charged(work: () => void): void {
    const { now, limits } = this.options;
    const started = now();
    try {
      work();
    } catch (error) {
      this.fail(error);
    }
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
    const parsed = parseCommand(value);
    if (parsed.ok) this.answer(parsed.value);
    else this.refuse('invalid_message', parsed.reason, { requestId: requestIdOf(value) });
  }

  private answer(command: Command): void {
    // A companion stays in the session of its window.
    if (this.trust !== 'companion' && 'session_id' in command) this.sessionId = command.session_id ?? this.sessionId;
    // It isn't notified of runs at all.
    const context = this.trust === 'companion' ? { requestId: command.request_id } : contextOf(command);
    try {
      const { answer, execution, isRepetition } = this.options.answers.ask(command, this, (own) =>
        handleCommand(command, this, own),
      );
      if (!(answer instanceof Promise)) {
        this.give(answer, isRepetition, context);
        return;
      }
      this.executions.add(execution);
      if (isRepetition && command.type === 'call_tool') this.toolCalls.join(command.call_id, execution, answer);
      answer
        .then((settled) => this.give(settled, isRepetition, context))
        .catch((error: unknown) => this.fail(error, context))
        .finally(() => this.executions.delete(execution));
    } catch (error) {
      this.fail(error, context);
    }
  }

  private give(answer: CommandAnswer, isRepetition: boolean, context: CommandContext): void {
    if (!answer || this.gone) return;
    if ('runId' in answer) {
      if (isRepetition) this.showAgain(answer.runId).catch((error: unknown) => this.fail(error, context));
      // It gets the run that it started, even if it joins another session before the first event.
      else if (!this.followed.has(answer.runId)) this.moveTo(answer.runId, 0);
      return;
    }
    const { event: outgoing, toldSession } = answer;
    const { run_id: runId } = outgoing.event;
    const isTold = toldSession === this.sessionId || (runId !== undefined && this.followed.has(runId));
    if (isRepetition || toldSession === undefined || !isTold) this.outbox.send(outgoing);
  }

  /**
   * The answer to a repeated start: the run, from this connection's position in it. If the connection has already seen
   * `agent_start`, that is sent again without a number, because it isn't another event of the run.
   */
  private async showAgain(runId: string): Promise<void> {
    const hasStart = (this.followed.get(runId) ?? 0) > 0;
    if (hasStart)
      await this.inTurn(() =>
        this.runs.page(runId, 0, this, ([start]) => {
          if (start) this.reply({ type: start.type, payload: start.payload } as RunEvent, runId);
        }),
      );
    if (!(await this.replay(runId, this.followed.get(runId) ?? 0)))
      throw new AgentError('unknown_run', message('server.runGone'));
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

function contextOf(command: Command): CommandContext {
  return {
    requestId: command.request_id,
    runId: 'run_id' in command ? command.run_id : undefined,
    actionId: 'action_id' in command ? command.action_id : undefined,
  };
}

/** The request id of a rejected command, if it has one that can be echoed. */
function requestIdOf(value: unknown): string | undefined {
  const id = value !== null && typeof value === 'object' ? (value as { request_id?: unknown }).request_id : undefined;
  return typeof id === 'string' && id.length <= 128 ? id : undefined;
}

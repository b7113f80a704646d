import { createHash } from 'node:crypto';
import { DEFAULT_SESSION, type Command, type CommandType, type RunEvent } from '../../protocol/index.js';
import type { Requester } from '../interfaces/index.js';
import { OutgoingEvent } from './outbox.js';
import type { SessionLimits } from './sessionLimits.js';

/** A command's answer. */
export type CommandAnswer =
  | {
      /** For the client that sent the command. */
      event: OutgoingEvent;
      /** The session whose clients have already received the event. */
      toldSession?: string;
      /** Nothing was done, so that the request can be sent again. */
      isRefusal?: boolean;
    }
  /** A run, which reports through its own events, starting with `agent_start`. */
  | { runId: string }
  /** The command has no `request_id`, and nothing to report. */
  | undefined;

/** An event for the client that sent the command; `runId` is the run that it is about. */
export const eventAnswer = (event: RunEvent, runId?: string): CommandAnswer => ({
  event: new OutgoingEvent(runId === undefined ? event : { ...event, run_id: runId }),
});

/** A client that waits for an answer. */
export interface Waiter extends Requester {
  /** Its connection. */
  readonly connectionId: string;
  reply(event: RunEvent): void;
}

/** The execution of one command, for the clients that wait for its answer. */
export class Execution {
  private readonly abort = new AbortController();
  private readonly waiting = new Set<Waiter>();
  private onAbandoned: (() => void) | undefined;

  get signal(): AbortSignal {
    return this.abort.signal;
  }

  /** From now on, it is aborted when the last client waiting for it leaves. Other commands are always completed. */
  endWithClients(): void {
    this.onAbandoned ??= () => undefined;
  }

  /** `abandoned` is called if it ended because nobody waits for it. */
  whenAbandoned(abandoned: () => void): void {
    if (this.onAbandoned) this.onAbandoned = abandoned;
  }

  join(client: Waiter): void {
    this.waiting.add(client);
  }

  leave(client: Waiter): void {
    if (!this.waiting.delete(client) || this.waiting.size > 0 || !this.onAbandoned) return;
    this.onAbandoned();
    this.cancel();
  }

  cancel(): void {
    this.abort.abort();
  }

  /** Progress, for all waiting clients. */
  report(event: RunEvent): void {
    for (const client of this.waiting) client.reply(event);
  }
}

export interface Asked {
  answer: CommandAnswer | Promise<CommandAnswer>;
  execution: Execution;
  /** The same request was received before: nothing is executed again. */
  isRepetition: boolean;
}

/**
 * How a repeated request is treated. `once`: the command changes something, so the first answer is given again. `anew`:
 * it only reads, or concerns the connection that sends it, so it is answered with the current state.
 */
const REPETITION: Record<CommandType, 'once' | 'anew'> = {
  start_agent: 'once',
  repeat: 'once',
  cancel_agent: 'once',
  execute_action: 'once',
  update_run: 'once',
  delete_run: 'once',
  call_tool: 'once',
  cancel_tool: 'once',
  resume: 'anew',
  join_session: 'anew',
  list_runs: 'anew',
  list_models: 'anew',
  list_resources: 'anew',
  read_resource: 'anew',
  list_windows: 'anew',
  ping: 'anew',
};

/**
 * The answers to recent requests of all sessions, so that a request resent after a reconnect isn't executed twice.
 * Programs that share a session may use the same ids, so the same id with a different command is another request.
 * Refusals and errors are forgotten, because nothing was done.
 */
export class RequestAnswers {
  /** Oldest first; `size` in characters, once the answer is known. */
  private readonly kept = new Map<string, Pick<Asked, 'answer' | 'execution'> & { size: number }>();
  private size = 0;

  constructor(private readonly limits: Pick<SessionLimits, 'keptAnswers' | 'keptAnswerCharacters'>) {}

  /** Executes the command unless it was received before. Throws what `execute` throws. */
  ask(command: Command, client: Waiter, execute: (execution: Execution) => Asked['answer']): Asked {
    const key = keyOf(command, client);
    const before = key === undefined ? undefined : this.kept.get(key);
    if (before) {
      before.execution.join(client);
      return { ...before, isRepetition: true };
    }
    const execution = new Execution();
    execution.join(client);
    const answer = execute(execution);
    if (key !== undefined) this.keep(key, answer, execution);
    return { answer, execution, isRepetition: false };
  }

  /** Forgets answers about a deleted run or, if undefined, about all runs. The texts of other answers may quote it. */
  forget(deleted: string | undefined): void {
    for (const [key, { answer }] of this.kept) {
      if (answer === undefined || answer instanceof Promise) continue;
      const tellsOf =
        'runId' in answer
          ? deleted === undefined || answer.runId === deleted
          : !['run_deleted', 'command_done', 'handed_over'].includes(answer.event.event.type);
      if (tellsOf) this.drop(key);
    }
  }

  private keep(key: string, answer: Asked['answer'], execution: Execution): void {
    this.kept.set(key, { answer, execution, size: 0 });
    const drop = () => {
      if (this.kept.get(key)?.execution === execution) this.drop(key);
    };
    if (answer instanceof Promise) {
      execution.whenAbandoned(drop);
      answer.then((settled) => this.settle(key, settled, execution), drop);
    } else this.settle(key, answer, execution);
  }

  private settle(key: string, answer: CommandAnswer, execution: Execution): void {
    if (this.kept.get(key)?.execution !== execution) return;
    if (answer && 'event' in answer && answer.isRefusal) {
      this.drop(key);
      return;
    }
    const size = answer && 'event' in answer ? answer.event.frame.length : 0;
    this.kept.set(key, { answer, execution, size });
    this.size += size;
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= this.limits.keptAnswers && this.size <= this.limits.keptAnswerCharacters) break;
      this.drop(oldest);
    }
  }

  private drop(key: string): void {
    this.size -= this.kept.get(key)?.size ?? 0;
    this.kept.delete(key);
  }
}

function keyOf(command: Command, { sessionId, trust, connectionId }: Waiter): string | undefined {
  if (command.request_id === undefined || REPETITION[command.type] === 'anew') return undefined;
  // A client's request is never answered with something only the user may see.
  // Tools show a caller what it has passed itself, and any program may be in the shared session.
  const caller = command.type === 'call_tool' && sessionId === DEFAULT_SESSION ? connectionId : null;
  const request = [sessionId, trust, caller, Object.entries(command).sort(([one], [other]) => (one < other ? -1 : 1))];
  return createHash('sha256').update(JSON.stringify(request)).digest('base64');
}

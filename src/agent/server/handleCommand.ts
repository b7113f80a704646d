import {
  message,
  toAgentError,
  told,
  type Command,
  type CommandOf,
  type ErrorCode,
  type Message,
  type RunEvent,
} from '../../protocol/index.js';
import type { Requester, Runs, StartOutcome } from '../interfaces/index.js';
import { handleCompanionCommand } from './companionCommands.js';
import type { HubCompanion } from './sessions.js';
import type { ToolCalls } from './toolCalls.js';

/** Runs to list if the client gives no number. */
const DEFAULT_HISTORY = 50;

/** Fields of a reply that identify its command. */
export interface CommandContext {
  requestId?: string;
  runId?: string;
  actionId?: string;
}

/** What a command needs from the client that sent it. */
export interface CommandSender {
  sessionId: string;
  readonly trust: Requester['trust'];
  readonly runs: Runs;
  readonly toolCalls: ToolCalls;
  /** For the browser companion, if the host has one. */
  readonly companion?: HubCompanion;
  reply(event: RunEvent, runId?: string): void;
  refuse(code: ErrorCode, sentence: Message, context: CommandContext & { retryable?: boolean }): void;
  /** Work that replies later; its failure is reported to the client. `inOrder`: after earlier history requests. */
  background(work: () => Promise<unknown>, context: CommandContext & { inOrder?: boolean }): void;
  /** Replays what the client missed of a run, which it then follows. False if the run is unknown. */
  replay(runId: string, afterSeq: number): Promise<boolean>;
  /** Sends what this connection hasn't seen of a run. */
  catchUp(runId: string): Promise<boolean>;
}

/** Executes a client's command. Failures are reported to that client; nothing is thrown. */
export function handleCommand(command: Command, client: CommandSender): void {
  if (client.trust === 'companion') {
    handleCompanionCommand(command, client);
    return;
  }
  const { runs } = client;
  const { request_id } = command;
  const context: CommandContext = {
    requestId: request_id,
    runId: 'run_id' in command ? command.run_id : undefined,
    actionId: 'action_id' in command ? command.action_id : undefined,
  };
  switch (command.type) {
    case 'start_agent':
      client.sessionId = command.session_id ?? client.sessionId;
      try {
        answerStart(runs.start(command, requesterOf(client)), command, client);
      } catch (error) {
        const { code, sentence, retryable } = toAgentError(error);
        client.refuse(code, sentence, { ...context, retryable });
      }
      break;
    case 'repeat': {
      client.sessionId = command.session_id ?? client.sessionId;
      const requester = requesterOf(client);
      client.background(async () => answerStart(await runs.repeat(command, requester), command, client), context);
      break;
    }
    case 'cancel_agent':
      if (!runs.cancel(command.run_id, client)) client.refuse('unknown_run', message('server.runNotGoing'), context);
      break;
    case 'resume':
      client.sessionId = command.session_id ?? client.sessionId;
      client.background(async () => {
        if (await client.replay(command.run_id, command.after_seq)) return;
        client.refuse('unknown_run', message('server.runGone'), context);
      }, context);
      break;
    case 'execute_action': {
      // Taken now: the client may join another session before the action finishes.
      const requester = requesterOf(client);
      client.background(async () => {
        const { repeated, result } = await runs.execute(command, requester);
        // The session was notified when the action finished.
        if (repeated) client.reply(result, command.run_id);
      }, context);
      break;
    }
    case 'join_session':
      client.sessionId = command.session_id;
      client.reply({
        type: 'session_joined',
        payload: { session_id: command.session_id, active_runs: runs.active(command.session_id, client), request_id },
      });
      break;
    case 'list_runs':
      client.background(
        async () => {
          const listed = await runs.list({ limit: command.limit ?? DEFAULT_HISTORY, search: command.search }, client);
          client.reply({ type: 'runs', payload: { runs: listed, request_id } });
        },
        { ...context, inOrder: true },
      );
      break;
    case 'update_run':
      client.background(
        async () => {
          const run = await runs.update(command.run_id, { title: command.title, pinned: command.pinned }, client);
          client.reply({ type: 'run_updated', payload: { run, request_id } }, command.run_id);
        },
        { ...context, inOrder: true },
      );
      break;
    case 'delete_run':
      client.background(
        async () => {
          await runs.delete(command.run_id, client);
          client.reply({ type: 'run_deleted', payload: { request_id } }, command.run_id);
        },
        { ...context, inOrder: true },
      );
      break;
    case 'list_models':
      client.background(
        async () => client.reply({ type: 'models', payload: { ...(await runs.models()), request_id } }),
        context,
      );
      break;
    case 'call_tool':
      client.toolCalls.call(command);
      break;
    case 'cancel_tool':
      client.toolCalls.cancel(command.call_id);
      break;
    case 'list_resources':
      client.background(() => client.toolCalls.list(request_id), context);
      break;
    case 'read_resource':
      client.background(() => client.toolCalls.read(command.uri, request_id), context);
      break;
    case 'list_windows':
      client.refuse('invalid_message', message('server.companionOnly'), context);
      break;
    case 'ping':
      client.reply({ type: 'pong', payload: { id: command.id, request_id } });
  }
}

function requesterOf({ trust, sessionId }: CommandSender): Requester {
  return { trust, sessionId };
}

/** A started run reports through its events. */
function answerStart(
  outcome: StartOutcome,
  command: CommandOf<'start_agent'> | CommandOf<'repeat'>,
  client: CommandSender,
): void {
  if (outcome.started) return;
  const { runId, because } = outcome;
  if (because === 'repeated') {
    const context = { requestId: command.request_id, runId };
    client.background(async () => {
      if (!(await client.catchUp(runId))) client.refuse('unknown_run', message('server.runGone'), context);
    }, context);
    return;
  }
  client.reply(
    {
      type: 'agent_busy',
      payload: {
        ...told(message('server.busy')),
        run_id: runId,
        url: 'url' in command ? command.url : undefined,
        request_id: command.request_id,
      },
    },
    runId,
  );
}

import { toAgentError, type Command, type CommandOf, type ErrorCode, type RunEvent } from '../../protocol/index.js';
import type { Requester, Runs } from '../interfaces/index.js';

/** Runs of the history that are sent where the client names no number. */
const DEFAULT_HISTORY = 50;

/** What a command needs of the client that sent it. */
export interface CommandSender {
  sessionId: string;
  readonly trust: Requester['trust'];
  readonly runs: Runs;
  reply(event: RunEvent, runId?: string): void;
  refuse(code: ErrorCode, message: string, context?: { requestId?: string; runId?: string; retryable?: boolean }): void;
  /** Work whose answer comes later; its failure is told to the client. `inOrder`: after what was asked of the history before. */
  background(work: () => Promise<unknown>, context?: { runId?: string; inOrder?: boolean }): void;
  /** Sends what the client missed of a run, which it follows from there. False where the run is unknown. */
  replay(runId: string, afterSeq: number): Promise<boolean>;
}

/** Does what a client asks. What goes wrong is told to that client; nothing is thrown. */
export function handleCommand(command: Command, client: CommandSender): void {
  const { runs } = client;
  switch (command.type) {
    case 'start_agent':
      start(command, client);
      break;
    case 'cancel_agent':
      if (!runs.cancel(command.run_id))
        client.refuse('unknown_run', 'That run is not going: it has ended, or there never was one.', {
          runId: command.run_id,
        });
      break;
    case 'resume':
      client.sessionId = command.session_id ?? client.sessionId;
      client.background(
        async () => {
          if (await client.replay(command.run_id, command.after_seq)) return;
          client.refuse('unknown_run', 'There is no such run any more. Start it again.', { runId: command.run_id });
        },
        { runId: command.run_id },
      );
      break;
    case 'execute_action': {
      // As it is now: the client may join another session before the action is done.
      const { trust, sessionId } = client;
      client.background(() => runs.execute(command.run_id, command.action_id, { trust, sessionId }), {
        runId: command.run_id,
      });
      break;
    }
    case 'join_session':
      client.sessionId = command.session_id;
      client.reply({
        type: 'session_joined',
        payload: { session_id: command.session_id, active_runs: runs.active(command.session_id) },
      });
      break;
    case 'list_runs':
      client.background(
        async () =>
          client.reply({
            type: 'runs',
            payload: { runs: await runs.list({ limit: command.limit ?? DEFAULT_HISTORY, search: command.search }) },
          }),
        { inOrder: true },
      );
      break;
    case 'update_run':
      client.background(
        async () =>
          client.reply(
            {
              type: 'run_updated',
              payload: { run: await runs.update(command.run_id, { title: command.title, pinned: command.pinned }) },
            },
            command.run_id,
          ),
        { runId: command.run_id, inOrder: true },
      );
      break;
    case 'delete_run':
      client.background(
        async () => {
          await runs.delete(command.run_id);
          client.reply({ type: 'run_deleted', payload: {} }, command.run_id);
        },
        { runId: command.run_id, inOrder: true },
      );
      break;
    case 'list_models':
      client.background(async () => client.reply({ type: 'models', payload: await runs.models() }));
      break;
    case 'ping':
      client.reply({ type: 'pong', payload: command.id === undefined ? {} : { id: command.id } });
  }
}

function start(command: CommandOf<'start_agent'>, client: CommandSender): void {
  client.sessionId = command.session_id ?? client.sessionId;
  const request = command.request_id === undefined ? {} : { request_id: command.request_id };
  try {
    const outcome = client.runs.start(command, { trust: client.trust, sessionId: client.sessionId });
    if (outcome.started) return;
    const message = 'This is being answered already. Follow it with resume, or stop it with cancel_agent.';
    client.reply(
      {
        type: 'agent_busy',
        payload: {
          message,
          run_id: outcome.busyRunId,
          ...(command.url !== undefined && { url: command.url }),
          ...request,
        },
      },
      outcome.busyRunId,
    );
  } catch (error) {
    const { code, message, retryable } = toAgentError(error);
    client.refuse(code, message, { requestId: command.request_id, retryable });
  }
}

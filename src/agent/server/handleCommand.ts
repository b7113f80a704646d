import { AgentError, message, told, type Command, type CommandOf } from '../../protocol/index.js';
import type { StartOutcome } from '../interfaces/index.js';
import type { CommandSender } from './commandSender.js';
import { handleCompanionCommand } from './companionCommands.js';
import { OutgoingEvent } from './outbox.js';
import { eventAnswer, type CommandAnswer, type Execution } from './requestAnswers.js';

/** Runs to list if the client gives no number. */
const DEFAULT_HISTORY = 50;

/**
 * Executes a client's command. Every command with a `request_id` gets an answer. Throws AgentError if the command is
 * refused.
 */
export function handleCommand(
  command: Command,
  client: CommandSender,
  execution: Execution,
): CommandAnswer | Promise<CommandAnswer> {
  if (client.trust === 'companion') return handleCompanionCommand(command, client);
  const { runs, sessionId, trust } = client;
  // Taken now: the client may join another session before the work is done.
  const requester = { sessionId, trust };
  const { request_id } = command;
  switch (command.type) {
    case 'start_agent':
      return answerToStart(runs.start(command, requester), command);
    case 'repeat':
      return client.later(async () => answerToStart(await runs.repeat(command, requester), command));
    case 'cancel_agent':
      if (!runs.cancel(command.run_id, client)) throw new AgentError('unknown_run', message('server.runNotGoing'));
      return done(command);
    case 'resume':
      return client.later(async () => {
        if (!(await client.replay(command.run_id, command.after_seq)))
          throw new AgentError('unknown_run', message('server.runGone'));
        return done(command);
      });
    case 'execute_action':
      return client.later(async () => ({
        event: new OutgoingEvent(await runs.execute(command, requester)),
        toldSession: sessionId,
      }));
    case 'join_session':
      return eventAnswer({
        type: 'session_joined',
        payload: { session_id: sessionId, active_runs: runs.active(sessionId, client), request_id },
      });
    case 'list_runs':
      return client.later(
        async () => {
          const listed = await runs.list({ limit: command.limit ?? DEFAULT_HISTORY, search: command.search }, client);
          return eventAnswer({ type: 'runs', payload: { runs: listed, request_id } });
        },
        { inOrder: true },
      );
    case 'update_run':
      return client.later(
        async () => {
          const run = await runs.update(command.run_id, { title: command.title, pinned: command.pinned }, client);
          return eventAnswer({ type: 'run_updated', payload: { run, request_id } }, command.run_id);
        },
        { inOrder: true },
      );
    case 'delete_run':
      return client.later(
        async () => {
          await runs.delete(command.run_id, client);
          return eventAnswer({ type: 'run_deleted', payload: { request_id } }, command.run_id);
        },
        { inOrder: true },
      );
    case 'list_models':
      return client.later(async () =>
        eventAnswer({ type: 'models', payload: { ...(await runs.models()), request_id } }),
      );
    case 'call_tool':
      return client.toolCalls.call(command, execution);
    case 'cancel_tool':
      if (!client.toolCalls.cancel(command.call_id))
        throw new AgentError('unknown_call', message('server.callNotGoing', { id: command.call_id }));
      return done(command);
    case 'list_resources':
      return client.later(() => client.toolCalls.list(request_id));
    case 'read_resource':
      return client.later(() => client.toolCalls.read(command.uri, request_id));
    case 'list_windows':
      throw new AgentError('invalid_message', message('server.companionOnly'));
    case 'ping':
      return eventAnswer({ type: 'pong', payload: { id: command.id, request_id } });
  }
}

/** The answer to a command that has no reply of its own. */
function done(command: CommandOf<'cancel_agent' | 'resume' | 'cancel_tool'>): CommandAnswer {
  const { type, request_id } = command;
  if (request_id === undefined) return undefined;
  return eventAnswer(
    { type: 'command_done', payload: { command: type, request_id } },
    'run_id' in command ? command.run_id : undefined,
  );
}

function answerToStart(outcome: StartOutcome, command: CommandOf<'start_agent' | 'repeat'>): CommandAnswer {
  const { runId } = outcome;
  if (outcome.started) return { runId };
  const url = 'url' in command ? command.url : undefined;
  const payload = { ...told(message('server.busy')), run_id: runId, url, request_id: command.request_id };
  return { event: new OutgoingEvent({ type: 'agent_busy', payload, run_id: runId }), isRefusal: true };
}

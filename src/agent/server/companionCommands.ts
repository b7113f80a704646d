import { AgentError, message, type Command, type CommandOf } from '../../protocol/index.js';
import type { CommandSender } from './commandSender.js';
import { eventAnswer, type CommandAnswer } from './requestAnswers.js';

/** Fields of a run that a companion may set: the question and the pages. */
const FIELDS = new Set(['type', 'request_id', 'query', 'document', 'sources']);

/**
 * Executes a command of the browser companion, which can only send pages and list windows. Throws
 * AgentError if it is refused.
 */
export function handleCompanionCommand(
  command: Command,
  client: CommandSender,
): CommandAnswer | Promise<CommandAnswer> {
  const { companion, runs, sessionId } = client;
  const { request_id } = command;
  switch (command.type) {
    case 'start_agent': {
      if (!isHandOver(command)) break;
      const { runId } = runs.start(command, { trust: 'companion', sessionId });
      companion?.handedOver(runId);
      return eventAnswer({ type: 'handed_over', payload: { run_id: runId, request_id } });
    }
    case 'list_windows':
      return client.later(async () => {
        const windows = (await companion?.windows()) ?? [];
        return eventAnswer({ type: 'windows', payload: { windows, request_id } });
      });
    case 'ping':
      return eventAnswer({ type: 'pong', payload: { id: command.id, request_id } });
  }
  throw new AgentError('invalid_message', message('server.companionCannot'));
}

/** Whether it names only pages, not files, providers, or other runs. */
function isHandOver(command: CommandOf<'start_agent'>): boolean {
  const requests = [...(command.sources ?? []), ...(command.document ? [command.document] : [])];
  return Object.keys(command).every((key) => FIELDS.has(key)) && requests.every((request) => !('uri' in request));
}

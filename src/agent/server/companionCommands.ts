import { message, toAgentError, type Command, type CommandOf } from '../../protocol/index.js';
import type { CommandSender } from './handleCommand.js';

/** What a companion may say about a run: the question and the pages. */
const FIELDS = new Set(['type', 'request_id', 'query', 'document', 'sources']);

/** Executes a command of the browser companion, which can hand over pages and find windows, and nothing else. */
export function handleCompanionCommand(command: Command, client: CommandSender): void {
  const { companion, runs, sessionId } = client;
  const { request_id } = command;
  switch (command.type) {
    case 'start_agent':
      if (!isHandOver(command)) break;
      try {
        const { runId } = runs.start(command, { trust: 'companion', sessionId });
        companion?.handedOver(runId);
        client.reply({ type: 'handed_over', payload: { run_id: runId, request_id } });
      } catch (error) {
        const { code, sentence, retryable } = toAgentError(error);
        client.refuse(code, sentence, { requestId: request_id, retryable });
      }
      return;
    case 'list_windows':
      client.background(
        async () => {
          const windows = (await companion?.windows()) ?? [];
          client.reply({ type: 'windows', payload: { windows, request_id } });
        },
        { requestId: request_id },
      );
      return;
    case 'ping':
      client.reply({ type: 'pong', payload: { id: command.id, request_id } });
      return;
  }
  client.refuse('invalid_message', message('server.companionCannot'), { requestId: request_id });
}

/** Whether it names only pages, not files, providers, or other runs. */
function isHandOver(command: CommandOf<'start_agent'>): boolean {
  const requests = [...(command.sources ?? []), ...(command.document ? [command.document] : [])];
  return Object.keys(command).every((key) => FIELDS.has(key)) && requests.every((request) => !('uri' in request));
}

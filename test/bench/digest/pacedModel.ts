import type { DigestModel, GenerateEvent } from '../../../src/agent/interfaces/index.js';
import { AgentError, message } from '../../../src/protocol/index.js';
import type { PacedEvent, PacedOllama } from './pacedOllama.js';

/** The paced server as a model, without HTTP. */
export function pacedModel(server: PacedOllama, slots: number | undefined): DigestModel {
  return {
    provider: 'ollama',
    facts: {
      model: 'paced',
      identity: 'paced',
      contextTokens: server.pace.contextTokens,
      contextSource: 'asked',
      location: 'local',
      slots,
    },
    async *generate(request, signal): AsyncGenerator<GenerateEvent> {
      const events: PacedEvent[] = [];
      let wake = (): void => undefined;
      const cut = server.generate(
        {
          prompt: request.prompt,
          contextTokens: request.contextTokens ?? 4_096,
          maxOutputTokens: request.maxOutputTokens ?? 256,
        },
        (event) => {
          events.push(event);
          wake();
        },
      );
      const abort = (): void => {
        cut();
        wake();
      };
      signal.addEventListener('abort', abort);
      try {
        for (;;) {
          if (signal.aborted) throw new AgentError('cancelled', message('runs.stopped'));
          const event = events.shift();
          if (event === undefined) await new Promise<void>((resolve) => (wake = resolve));
          else if (event.done === undefined) yield { type: 'text', text: event.text };
          else {
            const { promptTokens, outputTokens, reason, promptMs, outputMs } = event.done;
            yield {
              type: 'done',
              reason,
              usage: { promptTokens, outputTokens },
              promptDurationMs: promptMs,
              outputDurationMs: outputMs,
            };
            return;
          }
        }
      } finally {
        signal.removeEventListener('abort', abort);
        cut();
      }
    },
  };
}

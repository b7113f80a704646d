import type { Result, WireFormat } from './reply.js';

const NANOSECONDS = 1_000_000;
const nanoseconds = (milliseconds: number): number => Math.round(milliseconds * NANOSECONDS);

function statistics(result: Result): object {
  return {
    done: true,
    done_reason: result.reason,
    total_duration: nanoseconds(result.loadMs + result.promptMs + result.outputMs),
    load_duration: nanoseconds(result.loadMs),
    prompt_eval_count: result.promptTokens,
    prompt_eval_duration: nanoseconds(result.promptMs),
    eval_count: result.thinking.length + result.pieces.length,
    eval_duration: nanoseconds(result.outputMs),
  };
}

/**
 * Ollama's NDJSON, for `/api/generate` or `/api/chat`.
 * @see https://github.com/ollama/ollama/blob/main/docs/api.md
 */
export function ollamaWire(model: string, endpoint: 'generate' | 'chat'): WireFormat {
  const line = (content: string, thinking: string | undefined, rest: object): object => ({
    model,
    created_at: new Date().toISOString(),
    ...(endpoint === 'generate'
      ? { response: content, thinking }
      : { message: { role: 'assistant', content, thinking } }),
    ...rest,
  });
  const frame = (value: object): string => `${JSON.stringify(value)}\n`;
  return {
    streamType: 'application/x-ndjson',
    opening: () => '',
    text: (piece) => frame(line(piece, undefined, { done: false })),
    thinking: (piece) => frame(line('', piece, { done: false })),
    closing: (result) => frame(line('', undefined, statistics(result))),
    broken: (message) => frame({ error: message }),
    whole: (result) =>
      line(
        result.pieces.join(''),
        result.thinking.length > 0 ? result.thinking.join('') : undefined,
        statistics(result),
      ),
    failure: (_kind, _status, message) => ({ error: message }),
    longLine: '{"response":"',
  };
}

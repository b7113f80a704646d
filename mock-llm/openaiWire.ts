import { randomUUID } from 'node:crypto';
import { REFUSAL } from './completion.js';
import type { FailureKind, Result, WireFormat } from './reply.js';

const failureTypes: Record<FailureKind, { type: string; code: string | null }> = {
  server: { type: 'server_error', code: null },
  overloaded: { type: 'server_error', code: 'overloaded' },
  rate_limit: { type: 'requests', code: 'rate_limit_exceeded' },
  auth: { type: 'invalid_request_error', code: 'invalid_api_key' },
  not_found: { type: 'invalid_request_error', code: 'model_not_found' },
  context: { type: 'invalid_request_error', code: 'context_length_exceeded' },
  invalid: { type: 'invalid_request_error', code: null },
};

/**
 * OpenAI's Chat Completions API: server-sent events that end with `[DONE]`.
 * @see https://platform.openai.com/docs/api-reference/chat-streaming
 */
export function openaiWire(model: string, includeUsage: boolean): WireFormat {
  const id = `chatcmpl-${randomUUID()}`;
  const created = Math.floor(Date.now() / 1000);
  const frame = (value: object): string => `data: ${JSON.stringify(value)}\n\n`;
  const chunk = (delta: object, finishReason: string | null = null): string =>
    frame({
      id,
      object: 'chat.completion.chunk',
      created,
      model,
      choices: [{ index: 0, delta, finish_reason: finishReason }],
      ...(includeUsage && { usage: null }),
    });
  const usage = (promptTokens: number, completionTokens: number, thinkingTokens = 0) => ({
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
    completion_tokens_details: { reasoning_tokens: thinkingTokens },
  });
  const end = (counts: object): string =>
    `${includeUsage ? frame({ id, object: 'chat.completion.chunk', created, model, choices: [], usage: counts }) : ''}data: [DONE]\n\n`;
  const counts = (result: Result) =>
    usage(result.promptTokens, result.thinking.length + result.pieces.length, result.thinking.length);
  return {
    streamType: 'text/event-stream',
    opening: () => chunk({ role: 'assistant', content: '' }),
    text: (piece) => chunk({ content: piece }),
    thinking: (piece) => chunk({ reasoning_content: piece }),
    closing: (result) => chunk({}, result.reason) + end(counts(result)),
    broken: (message) => frame({ error: { message, type: 'server_error', param: null, code: null } }),
    refusal: (promptTokens) => chunk({ refusal: REFUSAL }) + chunk({}, 'stop') + end(usage(promptTokens, 6)),
    whole: (result) => ({
      id,
      object: 'chat.completion',
      created,
      model,
      choices: [
        {
          index: 0,
          message: {
            role: 'assistant',
            content: result.pieces.join(''),
            refusal: null,
            ...(result.thinking.length > 0 && { reasoning_content: result.thinking.join('') }),
          },
          finish_reason: result.reason,
          logprobs: null,
        },
      ],
      usage: counts(result),
    }),
    failure: (kind, _status, message) => ({
      error: { message, param: kind === 'context' ? 'messages' : null, ...failureTypes[kind] },
    }),
    longLine: 'data: {"choices":[{"index":0,"delta":{"content":"',
  };
}

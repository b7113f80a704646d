import { randomUUID } from 'node:crypto';
import { REFUSAL } from './completion.js';
import type { FailureKind, Result, WireFormat } from './reply.js';

const failureTypes: Record<FailureKind, string> = {
  server: 'api_error',
  overloaded: 'overloaded_error',
  rate_limit: 'rate_limit_error',
  auth: 'authentication_error',
  not_found: 'not_found_error',
  context: 'invalid_request_error',
  invalid: 'invalid_request_error',
};

/**
 * Anthropic's Messages API: named server-sent events, content in blocks.
 * @see https://docs.anthropic.com/en/docs/build-with-claude/streaming
 */
export function anthropicWire(model: string): WireFormat {
  const id = `msg_${randomUUID()}`;
  const frame = (value: { type: string } & Record<string, unknown>): string =>
    `event: ${value.type}\ndata: ${JSON.stringify(value)}\n\n`;
  let block: 'none' | 'thinking' | 'text' = 'none';
  let index = -1;
  const enter = (kind: 'thinking' | 'text'): string => {
    if (block === kind) return '';
    const left = leave();
    block = kind;
    index++;
    return (
      left +
      frame({
        type: 'content_block_start',
        index,
        content_block: kind === 'text' ? { type: 'text', text: '' } : { type: 'thinking', thinking: '', signature: '' },
      })
    );
  };
  const leave = (): string => (block === 'none' ? '' : frame({ type: 'content_block_stop', index }));
  const stopReason = (result: Result) => (result.reason === 'length' ? 'max_tokens' : 'end_turn');
  const outputTokens = (result: Result) => result.thinking.length + result.pieces.length;
  const message = (promptTokens: number, rest: object): object => ({
    id,
    type: 'message',
    role: 'assistant',
    model,
    content: [],
    stop_reason: null,
    stop_sequence: null,
    usage: { input_tokens: promptTokens, output_tokens: 1 },
    ...rest,
  });
  const end = (reason: string, tokens: number): string =>
    leave() +
    frame({
      type: 'message_delta',
      delta: { stop_reason: reason, stop_sequence: null },
      usage: { output_tokens: tokens },
    }) +
    frame({ type: 'message_stop' });
  return {
    streamType: 'text/event-stream',
    opening: (promptTokens) =>
      frame({ type: 'message_start', message: message(promptTokens, {}) }) + frame({ type: 'ping' }),
    text: (piece) =>
      enter('text') + frame({ type: 'content_block_delta', index, delta: { type: 'text_delta', text: piece } }),
    thinking: (piece) =>
      enter('thinking') +
      frame({ type: 'content_block_delta', index, delta: { type: 'thinking_delta', thinking: piece } }),
    closing: (result) => end(stopReason(result), outputTokens(result)),
    broken: (text) => frame({ type: 'error', error: { type: 'api_error', message: text } }),
    refusal: () =>
      enter('text') +
      frame({ type: 'content_block_delta', index, delta: { type: 'text_delta', text: REFUSAL } }) +
      end('refusal', 6),
    whole: (result) =>
      message(result.promptTokens, {
        content: [
          ...(result.thinking.length > 0
            ? [{ type: 'thinking', thinking: result.thinking.join(''), signature: '' }]
            : []),
          { type: 'text', text: result.pieces.join('') },
        ],
        stop_reason: stopReason(result),
        usage: { input_tokens: result.promptTokens, output_tokens: outputTokens(result) },
      }),
    failure: (kind, _status, text) => ({ type: 'error', error: { type: failureTypes[kind], message: text } }),
    longLine:
      'event: content_block_delta\ndata: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"',
  };
}

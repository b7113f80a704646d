import type { ChatCompletionChunk } from 'openai/resources/chat/completions';
import type { GenerateEvent, Usage } from '../../interfaces/index.js';
import { readErrorBody, wordsIn } from '../wire/errorBody.js';
import { badResponse, fromHttp, refused, type Endpoint } from '../wire/errors.js';
import type { StreamNotes } from '../wire/eventStream.js';

/**
 * Deltas, with the reasoning fields of llama.cpp, vLLM, and DeepSeek (`reasoning_content`) and of OpenRouter and Ollama
 * (`reasoning`).
 */
interface Delta {
  /** A string, or Mistral's parts. */
  content?: unknown;
  reasoning_content?: unknown;
  reasoning?: unknown;
  refusal?: unknown;
}

/** llama.cpp's extension of a chunk. */
interface Extras {
  timings?: { cache_n?: number; prompt_n?: number; prompt_ms?: number; predicted_n?: number; predicted_ms?: number };
  prompt_progress?: { total?: number; processed?: number };
}

/**
 * A choice as lenient servers write it: a complete message in place of the delta, or the text of the completions API.
 */
interface LooseChoice {
  delta?: Delta;
  message?: Delta;
  text?: unknown;
  error?: unknown;
}

/** Text and reasoning of content given as a string, a part, or several parts. */
function* contentOf(content: unknown): Generator<GenerateEvent> {
  if (typeof content === 'string' && content !== '') yield { type: 'text', text: content };
  if (content === null || typeof content !== 'object') return;
  for (const part of Array.isArray(content) ? (content as unknown[]) : [content]) {
    if (typeof part === 'string') yield* contentOf(part);
    if (part === null || typeof part !== 'object') continue;
    const { type, text, thinking } = part as Record<string, unknown>;
    if (type === 'thinking' || type === 'reasoning') {
      const words = Array.isArray(thinking)
        ? thinking.map((inner: { text?: unknown }) => inner.text)
        : [thinking, text];
      const said = words.filter((word) => typeof word === 'string').join('');
      if (said !== '') yield { type: 'reasoning', text: said };
    } else if (typeof text === 'string' && text !== '') yield { type: 'text', text };
  }
}

const isNumberOrBoolean = (content: unknown): boolean => typeof content === 'number' || typeof content === 'boolean';

/** Whether it is a choice whose text can be read: a number or a boolean in its place would be lost. */
function isChoice(value: unknown): boolean {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
  const { delta, message, text } = value as LooseChoice;
  return [delta?.content, message?.content, text].every((content) => !isNumberOrBoolean(content));
}

/** An error sent in place of an answer. */
const told = (body: unknown, endpoint: Endpoint) => fromHttp(endpoint, { ...readErrorBody(body), status: 0 });

/** Converts a chat completion stream to events. */
export async function* chatEvents(
  stream: AsyncIterable<ChatCompletionChunk>,
  endpoint: Endpoint,
  notes: StreamNotes,
): AsyncGenerator<GenerateEvent, void, void> {
  let usage: Usage = { promptTokens: 0, outputTokens: 0 };
  let timings: Extras['timings'];
  let finish: ChatCompletionChunk.Choice['finish_reason'] | undefined;
  let refusal = false;
  for await (const chunk of stream) {
    // JSON, but not a chunk.
    const parsed: unknown = chunk;
    if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed))
      throw badResponse(endpoint, 'providers.what.unknown');
    const extras = chunk as Extras;
    timings = extras.timings ?? timings;
    if (chunk.usage) usage = { promptTokens: chunk.usage.prompt_tokens, outputTokens: chunk.usage.completion_tokens };
    const { total = 0, processed = 0 } = extras.prompt_progress ?? {};
    if (total > 0 && processed < total) yield { type: 'reading', share: processed / total };
    // Lenient servers omit `choices` from the usage chunk and from errors.
    const { choices = null } = parsed as { choices?: unknown };
    if (choices !== null && !(Array.isArray(choices) && choices.every(isChoice)))
      throw badResponse(endpoint, 'providers.what.unknown');
    const choice = (chunk.choices as ChatCompletionChunk.Choice[] | null | undefined)?.[0];
    if (!choice) {
      if (!chunk.usage && wordsIn(chunk) !== undefined) throw told(chunk, endpoint);
      continue;
    }
    const loose = choice as LooseChoice;
    if (loose.error !== undefined && loose.error !== null) throw told(loose, endpoint);
    const delta = loose.delta ?? loose.message;
    const reasoning = delta?.reasoning_content ?? delta?.reasoning;
    if (typeof reasoning === 'string' && reasoning !== '') yield { type: 'reasoning', text: reasoning };
    yield* contentOf(delta?.content ?? loose.text);
    refusal ||= typeof delta?.refusal === 'string' && delta.refusal !== '';
    finish = choice.finish_reason ?? finish;
    if ((finish as string | undefined) === 'error') throw told({}, endpoint);
  }
  if (refusal || finish === 'content_filter') throw refused(endpoint);
  // Some servers end with `[DONE]` alone. If both are missing, the stream was cut off, which the guard reports as an
  // error.
  if (finish === undefined && !notes.done) return;
  if (usage.promptTokens === 0 && timings)
    usage = {
      promptTokens: (timings.prompt_n ?? 0) + (timings.cache_n ?? 0),
      outputTokens: timings.predicted_n ?? usage.outputTokens,
    };
  yield {
    type: 'done',
    reason: finish === 'length' ? 'length' : 'stop',
    usage,
    promptDurationMs: timings?.prompt_ms,
    outputDurationMs: timings?.predicted_ms,
  };
}

/**
 * Converts a complete completion, as sent by servers without streaming, to stream events. Throws for an error sent with
 * status 200.
 */
export function asChunks(body: unknown, endpoint: Endpoint): string {
  const { choices, error, ...rest } = (body ?? {}) as Record<string, unknown>;
  if (!Array.isArray(choices)) {
    if (error === undefined && readErrorBody(body).message === '')
      throw badResponse(endpoint, 'providers.what.unknown');
    throw told(body, endpoint);
  }
  const chunked = (choices as Record<string, unknown>[]).map(({ message, ...choice }) => ({
    ...choice,
    delta: message,
  }));
  return `data: ${JSON.stringify({ ...rest, choices: chunked })}\n\ndata: [DONE]\n\n`;
}

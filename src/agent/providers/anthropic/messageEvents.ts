import type { GenerateEvent, Usage } from '../../interfaces/index.js';
import { readErrorBody } from '../wire/errorBody.js';
import { badResponse, fromHttp, refused, type Endpoint } from '../wire/errors.js';

/** Counts of tokens, of which servers that implement the protocol loosely omit some or all. */
interface Counts {
  input_tokens?: number | null;
  output_tokens?: number | null;
  cache_read_input_tokens?: number | null;
  cache_creation_input_tokens?: number | null;
}

interface Content {
  type?: string;
  text?: unknown;
  thinking?: unknown;
}

/** An event of the stream as it may arrive. */
interface LooseEvent {
  type?: string;
  message?: { usage?: Counts | null } | null;
  content_block?: Content | null;
  delta?: (Content & { stop_reason?: string | null }) | null;
  usage?: Counts | null;
}

/** Whether the content isn't an object, or its text isn't a string. */
function isUnreadable(content: unknown): boolean {
  if (content === undefined || content === null) return false;
  if (typeof content !== 'object') return true;
  const { text } = content as Content;
  return text !== undefined && text !== null && typeof text !== 'string';
}

/** Text and reasoning of a block's beginning or of what is added to it. */
function* contentOf(content: Content | null | undefined): Generator<GenerateEvent> {
  const { text, thinking } = content ?? {};
  if (typeof thinking === 'string' && thinking !== '') yield { type: 'reasoning', text: thinking };
  if (typeof text === 'string' && text !== '') yield { type: 'text', text };
}

/** Converts a message stream to events. Throws if the model refused, or if nothing fit in its context. */
export async function* eventsOf(
  stream: AsyncIterable<object>,
  endpoint: Endpoint,
): AsyncGenerator<GenerateEvent, void, void> {
  const usage: Usage = { promptTokens: 0, outputTokens: 0 };
  let stop: string | undefined;
  const count = (counts: Counts | null | undefined): void => {
    const { input_tokens: fresh, cache_read_input_tokens: read, cache_creation_input_tokens: written } = counts ?? {};
    const prompt = (fresh ?? 0) + (read ?? 0) + (written ?? 0);
    // Some servers count the prompt only at the end.
    if (prompt > 0) usage.promptTokens = prompt;
    usage.outputTokens = counts?.output_tokens ?? usage.outputTokens;
  };
  for await (const raw of stream) {
    const event = raw as LooseEvent | null;
    // Text in another form than the protocol's would be lost.
    if (event === null || typeof event !== 'object' || isUnreadable(event.delta) || isUnreadable(event.content_block))
      throw badResponse(endpoint, 'providers.what.unknown');
    if (event.type === 'message_start') count(event.message?.usage);
    else if (event.type === 'content_block_start') yield* contentOf(event.content_block);
    else if (event.type === 'content_block_delta') yield* contentOf(event.delta);
    else if (event.type === 'message_delta') {
      stop = event.delta?.stop_reason ?? stop;
      count(event.usage);
    } else if (event.type === 'message_stop') {
      stop ??= 'end_turn';
      break;
    }
  }
  // With neither a reason nor an end, the stream was cut off, which the guard reports as an error.
  if (stop === undefined) return;
  if (stop === 'refusal') throw refused(endpoint);
  const isFull = stop === 'model_context_window_exceeded';
  if (isFull && usage.outputTokens === 0)
    throw fromHttp(endpoint, { status: 400, message: 'context window exceeded', name: 'context_window' });
  yield { type: 'done', reason: stop === 'max_tokens' || isFull ? 'length' : 'stop', usage };
}

/** The name of an event that came without one: the SDK ignores events that have none. */
export function nameOf(data: unknown): string | undefined {
  const { type, error } = (data ?? {}) as { type?: unknown; error?: unknown };
  if (error !== undefined && error !== null) return 'error';
  return typeof type === 'string' ? type : undefined;
}

/**
 * Converts a complete message, as sent by servers without streaming, to stream events. Throws for an error sent with
 * status 200.
 */
export function asEvents(body: unknown, endpoint: Endpoint): string {
  const { content, stop_reason: reason, usage, ...message } = (body ?? {}) as Record<string, unknown>;
  const blocks = typeof content === 'string' ? [{ type: 'text', text: content }] : content;
  if (!Array.isArray(blocks)) {
    if (readErrorBody(body).message === '') throw badResponse(endpoint, 'providers.what.unknown');
    throw fromHttp(endpoint, { ...readErrorBody(body), status: 0 });
  }
  const events = [
    { type: 'message_start', message: { ...message, usage } },
    ...(blocks as Content[]).map((delta, index) => ({ type: 'content_block_delta', index, delta })),
    { type: 'message_delta', delta: { stop_reason: reason }, usage },
    { type: 'message_stop' },
  ];
  return events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join('');
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { GenerateEvent, GenerateRequest } from '../../interfaces/index.js';
import {
  badResponse,
  cancelled,
  connectionFailed,
  fromHttp,
  stillLoading,
  streamBroken,
  type Endpoint,
} from '../wire/errors.js';
import { readErrorBody } from '../wire/errorBody.js';
import { NdjsonError, readNdjson } from '../wire/ndjson.js';
import { fetchOk, type Fetch } from '../wire/providerFetch.js';

/** Same question, same answer: with a fixed seed and temperature 0, unchanged inputs hit the digest's cache. */
const SEED = 7;
/** The response ends right after its last line; don't wait longer for one that doesn't. */
const END_MS = 200;
const NANOSECONDS_PER_MILLISECOND = 1_000_000;

export interface StreamTarget {
  fetch: Fetch;
  /** The generate endpoint of Ollama, or of the mock LLM, which speaks the same protocol. */
  url: string;
  endpoint: Endpoint;
  contextTokens?: number;
  /** Parameters that the server has rejected. */
  without?: ReadonlySet<OptionalGenerateParameter>;
}

/** Parameters that older versions and other servers with this protocol may reject; each is then omitted. */
export const OPTIONAL = ['truncate', 'shift', 'format', 'temperature', 'seed', 'num_ctx', 'num_predict'] as const;
export type OptionalGenerateParameter = (typeof OPTIONAL)[number];

function requestBody(request: GenerateRequest, { contextTokens, without = new Set() }: StreamTarget): string {
  const unless = <T>(name: OptionalGenerateParameter, value: T): T | undefined =>
    without.has(name) ? undefined : value;
  return JSON.stringify({
    model: request.model,
    prompt: request.prompt,
    system: request.system,
    stream: true,
    format: unless('format', request.format),
    // Otherwise Ollama silently drops the start of a long prompt, or shifts the context in the middle of an answer.
    truncate: unless('truncate', false),
    shift: unless('shift', false),
    options: {
      temperature: unless('temperature', 0),
      seed: unless('seed', SEED),
      num_ctx: unless('num_ctx', request.contextTokens ?? contextTokens),
      num_predict: unless('num_predict', request.maxOutputTokens),
    },
  });
}

const numberOr = (value: unknown, fallback: number): number =>
  typeof value === 'number' && Number.isFinite(value) ? value : fallback;

function doneEvent(line: Record<string, unknown>): GenerateEvent {
  const duration = (value: unknown) => (typeof value === 'number' ? value / NANOSECONDS_PER_MILLISECOND : undefined);
  return {
    type: 'done',
    reason: line.done_reason === 'length' ? 'length' : 'stop',
    // A prompt that is entirely in Ollama's cache has no count.
    usage: { promptTokens: numberOr(line.prompt_eval_count, 0), outputTokens: numberOr(line.eval_count, 0) },
    promptDurationMs: duration(line.prompt_eval_duration),
    outputDurationMs: duration(line.eval_duration),
  };
}

/**
 * Streams one answer of `/api/generate`; `thinking` becomes reasoning. Ends without `done` if the server does; the
 * guard reports that as an error.
 * @see https://github.com/ollama/ollama/blob/main/docs/api.md
 */
export async function* generateStream(
  target: StreamTarget,
  request: GenerateRequest,
  signal: AbortSignal,
): AsyncGenerator<GenerateEvent, void, void> {
  const endpoint = { ...target.endpoint, model: request.model };
  const leave = new AbortController();
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: requestBody(request, target),
    signal: AbortSignal.any([signal, leave.signal]),
  };
  let begun = false;
  try {
    const response = await fetchOk(target.fetch, target.url, init, endpoint);
    const lines = readNdjson(response.body ?? []);
    for await (const value of lines) {
      if (value === null || typeof value !== 'object' || Array.isArray(value))
        throw badResponse(endpoint, 'providers.what.unknown');
      const line = value as Record<string, unknown>;
      if (line.error !== undefined && line.error !== null)
        throw fromHttp(endpoint, { ...readErrorBody(line), status: 0 });
      const said = line.response ?? undefined;
      if (typeof said !== 'string' && (said !== undefined || typeof line.done !== 'boolean'))
        throw badResponse(endpoint, 'providers.what.unknown');
      // The model has been loaded, or is about to be, but nothing was generated. Without a prompt, that is what was asked for.
      if (!begun && line.done === true && line.done_reason === 'load' && request.prompt !== '')
        throw stillLoading(endpoint);
      begun = true;
      if (typeof line.thinking === 'string' && line.thinking !== '') yield { type: 'reasoning', text: line.thinking };
      if (said !== undefined && said !== '') yield { type: 'text', text: said };
      if (line.done === true) {
        // A connection whose response was fully read is reused for the next call.
        const ended = lines.next().then(
          () => true,
          () => true,
        );
        if (!(await Promise.race([ended, sleep(END_MS, false, { ref: false })]))) leave.abort();
        yield doneEvent(line);
        return;
      }
    }
  } catch (error) {
    if (signal.aborted) throw cancelled(error);
    if (error instanceof NdjsonError)
      throw badResponse(endpoint, error.kind === 'not_json' ? 'providers.what.notJson' : 'providers.what.endlessLine');
    if (error instanceof Error && 'code' in error && isTransport(error))
      throw begun ? streamBroken(endpoint, error) : connectionFailed(endpoint, error);
    throw error;
  } finally {
    // Ollama stops only when the connection closes; abandoning the body isn't enough.
    leave.abort();
  }
}

/** A socket error, not yet classified. */
const isTransport = (error: Error): boolean =>
  error.name === 'FetchError' || /^E[A-Z]+$|^ERR_/.test(String((error as { code?: unknown }).code));

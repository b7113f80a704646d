import type { ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions';
import type { GenerateRequest } from '../../interfaces/index.js';

/** Same question, same answer, where the server can. */
const SEED = 7;

/** What some servers, or some models, refuse; each is left out for a model that has refused it. */
export type Optional = 'temperature' | 'seed' | 'stream_options' | 'response_format' | 'max_completion_tokens';

export const OPTIONAL: readonly Optional[] = [
  'temperature',
  'seed',
  'stream_options',
  'response_format',
  'max_completion_tokens',
];

/** The request in OpenAI's words. Without `max_completion_tokens` the limit goes by its older name. */
export function chatParameters(
  request: GenerateRequest,
  without: ReadonlySet<Optional>,
): ChatCompletionCreateParamsStreaming {
  const { model, system, prompt, maxOutputTokens, format } = request;
  const may = (name: Optional) => !without.has(name);
  // OpenAI itself calls these two deprecated; the other servers of its protocol know no successor.
  const forOtherServers: Record<string, unknown> = {
    ...(may('seed') && { seed: SEED }),
    ...(maxOutputTokens !== undefined && !may('max_completion_tokens') && { max_tokens: maxOutputTokens }),
  };
  return {
    model,
    stream: true,
    messages: [
      ...(system === undefined ? [] : [{ role: 'system' as const, content: system }]),
      { role: 'user', content: prompt },
    ],
    ...(may('temperature') && { temperature: 0 }),
    ...forOtherServers,
    ...(may('stream_options') && { stream_options: { include_usage: true } }),
    ...(maxOutputTokens !== undefined && may('max_completion_tokens') && { max_completion_tokens: maxOutputTokens }),
    ...(format !== undefined &&
      may('response_format') && {
        response_format: {
          type: 'json_schema' as const,
          json_schema: { name: 'answer', schema: format as Record<string, unknown> },
        },
      }),
  };
}

/** The optional parameter that a 400 complains of, if it is one that was sent. */
export function refusedParameter(error: unknown, without: ReadonlySet<Optional>): Optional | undefined {
  const { status, param, message } = (error ?? {}) as { status?: unknown; param?: unknown; message?: unknown };
  if (status !== 400 && status !== 422) return undefined;
  const words = `${typeof param === 'string' ? param : ''} ${typeof message === 'string' ? message : ''}`;
  return OPTIONAL.find((name) => !without.has(name) && words.includes(name));
}

import type { ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions';
import type { GenerateRequest } from '../../interfaces/index.js';
import type { ServerFamily } from './serverFamilies.js';

/** Same question, same answer, if the server supports it. */
const SEED = 7;

/** Parameters that some servers or models reject; each is omitted for a model that has rejected it. */
export const OPTIONAL = [
  'temperature',
  'seed',
  'stream_options',
  'response_format',
  'return_progress',
  'max_completion_tokens',
  'max_tokens',
] as const;
export type OptionalChatParameter = (typeof OPTIONAL)[number];

const LIMITS = ['max_tokens', 'max_completion_tokens'] as const;

/** The name for the output limit that hasn't been rejected yet. */
function limitName(
  { limit }: Pick<ServerFamily, 'limit'>,
  without: ReadonlySet<OptionalChatParameter>,
): 'max_tokens' | 'max_completion_tokens' | undefined {
  const names = limit === 'max_tokens' ? LIMITS : LIMITS.toReversed();
  return names.find((name) => !without.has(name));
}

/** The request with the parameter names that the server accepts. */
export function chatParameters(
  { model, system, prompt, maxOutputTokens, format }: GenerateRequest,
  family: Pick<ServerFamily, 'limit' | 'progress'>,
  without: ReadonlySet<OptionalChatParameter>,
): ChatCompletionCreateParamsStreaming {
  const may = (name: OptionalChatParameter) => !without.has(name);
  const limit = limitName(family, without);
  // OpenAI itself deprecates two of these and doesn't know the third; other servers know no replacement.
  const forOtherServers: Record<string, unknown> = {
    ...(may('seed') && { seed: SEED }),
    ...(maxOutputTokens !== undefined && limit && { [limit]: maxOutputTokens }),
    ...(family.progress && may('return_progress') && { return_progress: true }),
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
    ...(format !== undefined &&
      may('response_format') && {
        response_format: {
          type: 'json_schema' as const,
          json_schema: { name: 'answer', schema: format as Record<string, unknown> },
        },
      }),
  };
}

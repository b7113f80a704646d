import * as z from 'zod';
import { answerCall } from './answerCall.js';
import { anthropicWire } from './anthropicWire.js';
import { sendJson, type Exchange } from './exchange.js';
import { CONTEXT_TOKENS, listedModels, scenarioOf } from './models.js';
import { openaiWire } from './openaiWire.js';
import { whatIsWrong } from './whatIsWrong.js';

const content = z.union([
  z.string(),
  z
    .array(z.looseObject({ text: z.string().optional() }))
    .transform((parts) => parts.map((part) => part.text ?? '').join('\n')),
]);
const turns = z.array(z.looseObject({ role: z.string(), content: content.nullish() })).min(1);
const schema = z.record(z.string(), z.unknown());

const openaiSchema = z.looseObject({
  model: z.string(),
  messages: turns,
  stream: z.boolean().nullish(),
  stream_options: z.looseObject({ include_usage: z.boolean().optional() }).nullish(),
  max_tokens: z.int().positive().nullish(),
  max_completion_tokens: z.int().positive().nullish(),
  response_format: z
    .looseObject({ type: z.string(), json_schema: z.looseObject({ schema: schema.optional() }).optional() })
    .nullish(),
});
const anthropicSchema = z.looseObject({
  model: z.string(),
  messages: turns,
  max_tokens: z.int().positive(),
  system: content.nullish(),
  stream: z.boolean().nullish(),
  thinking: z.looseObject({ type: z.string() }).nullish(),
  output_config: z.looseObject({ format: z.looseObject({ schema: schema.optional() }).nullish() }).nullish(),
});

async function chatCompletions(exchange: Exchange): Promise<void> {
  const parsed = openaiSchema.safeParse(exchange.body);
  if (!parsed.success) {
    sendJson(exchange.response, 400, openaiWire('', false).failure('invalid', 400, whatIsWrong(parsed.error)));
    return;
  }
  const request = parsed.data;
  const output = request.response_format;
  await answerCall(exchange, {
    path: '/v1/chat/completions',
    model: request.model,
    messages: request.messages.map((message) => message.content ?? ''),
    stream: request.stream === true,
    wire: openaiWire(request.model, request.stream_options?.include_usage === true),
    missingModel: `The model \`${request.model}\` does not exist or you do not have access to it.`,
    maxTokens: request.max_completion_tokens ?? request.max_tokens ?? undefined,
    format: output?.type === 'json_object' ? 'json' : output?.json_schema?.schema,
  });
}

async function messages(exchange: Exchange): Promise<void> {
  const parsed = anthropicSchema.safeParse(exchange.body);
  if (!parsed.success) {
    sendJson(exchange.response, 400, anthropicWire('').failure('invalid', 400, whatIsWrong(parsed.error)));
    return;
  }
  const request = parsed.data;
  await answerCall(exchange, {
    path: '/v1/messages',
    model: request.model,
    messages: [request.system ?? '', ...request.messages.map((message) => message.content ?? '')].filter(
      (text) => text !== '',
    ),
    stream: request.stream === true,
    wire: anthropicWire(request.model),
    missingModel: `model: ${request.model}`,
    maxTokens: request.max_tokens,
    format: request.output_config?.format?.schema,
    think: request.thinking?.type === 'disabled' ? false : undefined,
  });
}

/** OpenAI and Anthropic share these paths; only Anthropic's clients send an API version. */
const isAnthropic = ({ request }: Exchange): boolean => request.headers['anthropic-version'] !== undefined;
const openaiModel = (id: string): object => ({
  id,
  object: 'model',
  created: 1_735_689_600,
  owned_by: 'regen-research-mock-llm',
});
const anthropicModel = (id: string): object => ({
  type: 'model',
  id,
  display_name: id,
  created_at: '2025-01-01T00:00:00Z',
  max_input_tokens: CONTEXT_TOKENS,
  max_tokens: CONTEXT_TOKENS,
});

function models(exchange: Exchange): void {
  const ids = listedModels(exchange.state.pulled);
  const list = isAnthropic(exchange)
    ? { data: ids.map(anthropicModel), has_more: false, first_id: ids[0], last_id: ids.at(-1) }
    : { object: 'list', data: ids.map(openaiModel) };
  sendJson(exchange.response, 200, list);
}

function model(exchange: Exchange): void {
  const id = decodeURIComponent((exchange.request.url ?? '').split('?')[0]?.slice('/v1/models/'.length) ?? '');
  if (scenarioOf(id)) sendJson(exchange.response, 200, isAnthropic(exchange) ? anthropicModel(id) : openaiModel(id));
  else
    sendJson(
      exchange.response,
      404,
      isAnthropic(exchange)
        ? anthropicWire('').failure('not_found', 404, `model: ${id}`)
        : openaiWire('', false).failure('not_found', 404, `The model '${id}' does not exist`),
    );
}

/** The protocols of the cloud providers. */
export const cloudRoutes: Record<string, (exchange: Exchange) => void | Promise<void>> = {
  'POST /v1/chat/completions': chatCompletions,
  'POST /v1/messages': messages,
  'GET /v1/models': models,
  'GET /v1/models/:id': model,
};

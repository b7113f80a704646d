import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { contentStems } from '@regen-research/text';
import * as z from 'zod';
import { answerCall } from './answerCall.js';
import { sendJson, type Exchange, type MockState } from './exchange.js';
import {
  baseName,
  CONTEXT_TOKENS,
  DEFAULT_CONTEXT_TOKENS,
  DEFAULT_MODEL,
  EMBEDDING_MODEL,
  listedModels,
  PULLABLE_MODEL,
  scenarioOf,
} from './models.js';
import { ollamaWire } from './ollamaWire.js';
import { whatIsWrong } from './whatIsWrong.js';

/** Dimensions typical of small embedding models. */
const EMBEDDING_DIMENSIONS = 384;
const PULL_STEPS = 10;
const MODEL_BYTES = 1_000_000;
/** The models are built in; a fixed date keeps their order. */
const MODIFIED_AT = '2025-01-01T00:00:00Z';

const options = z.looseObject({ num_ctx: z.int().positive().optional(), num_predict: z.int().optional() }).optional();
const format = z
  .union([z.literal('json'), z.literal('').transform(() => undefined), z.record(z.string(), z.unknown())])
  .nullish();
const shared = {
  model: z.string().min(1),
  stream: z.boolean().nullish(),
  options,
  format,
  think: z.union([z.boolean(), z.string()]).nullish(),
  truncate: z.boolean().nullish(),
};
const generateSchema = z.looseObject({ ...shared, prompt: z.string().default(''), system: z.string().nullish() });
/** Requests to our own route may omit the model. */
const streamSchema = generateSchema.extend({ model: shared.model.default(DEFAULT_MODEL) });
const chatSchema = z.looseObject({
  ...shared,
  messages: z.array(z.looseObject({ role: z.string(), content: z.string().nullish() })),
});
const modelSchema = z.looseObject({
  model: z.string().optional(),
  name: z.string().optional(),
  stream: z.boolean().nullish(),
});
const embedSchema = z.looseObject({ model: z.string(), input: z.union([z.string(), z.array(z.string())]) });

const missing = (model: string): string => `model "${model}" not found, try pulling it first`;

/** The body, validated against the schema; otherwise responds with 400 as Ollama does. */
function parse<T>(schema: z.ZodType<T>, { body, response }: Exchange): T | undefined {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  sendJson(response, 400, { error: whatIsWrong(result.error) });
  return undefined;
}

async function answer(
  exchange: Exchange,
  path: string,
  endpoint: 'generate' | 'chat',
  request: z.infer<typeof generateSchema> | z.infer<typeof chatSchema>,
  messages: string[],
): Promise<void> {
  const { model } = request;
  const predict = request.options?.num_predict;
  await answerCall(exchange, {
    path,
    model,
    messages,
    stream: request.stream !== false,
    wire: ollamaWire(model, endpoint),
    missingModel: missing(model),
    contextTokens: request.options?.num_ctx ?? DEFAULT_CONTEXT_TOKENS,
    cutsSilently: request.truncate !== false,
    // Ollama interprets a negative limit as none.
    maxTokens: predict !== undefined && predict >= 0 ? predict : undefined,
    format: request.format ?? undefined,
    think: request.think === false ? false : undefined,
  });
}

async function generate(
  exchange: Exchange,
  path: string,
  schema: z.ZodType<z.infer<typeof generateSchema>> = generateSchema,
): Promise<void> {
  const request = parse(schema, exchange);
  if (!request) return;
  if (request.prompt === '' && scenarioOf(request.model)) {
    // How clients load or unload a model.
    sendJson(exchange.response, 200, {
      model: request.model,
      created_at: new Date().toISOString(),
      response: '',
      done: true,
      done_reason: 'load',
    });
    return;
  }
  await answer(
    exchange,
    path,
    'generate',
    request,
    [request.system ?? '', request.prompt].filter((text) => text !== ''),
  );
}

async function chat(exchange: Exchange): Promise<void> {
  const request = parse(chatSchema, exchange);
  if (request)
    await answer(
      exchange,
      '/api/chat',
      'chat',
      request,
      request.messages.map((message) => message.content ?? ''),
    );
}

function details(model: string): object {
  return {
    parent_model: '',
    format: 'none',
    family: model === EMBEDDING_MODEL ? 'mock-bert' : 'mock-extractive',
    families: null,
    parameter_size: '0',
    quantization_level: 'none',
  };
}

function listed(model: string, { version }: MockState): object {
  // Another version of the mock LLM selects different sentences, as a different model would.
  const digest = createHash('sha256').update(`${model}@${version}`).digest('hex');
  return {
    name: `${model}:latest`,
    model: `${model}:latest`,
    modified_at: MODIFIED_AT,
    size: MODEL_BYTES,
    digest,
    details: details(model),
  };
}

const allModels = (state: MockState): string[] => [...listedModels(state.pulled), EMBEDDING_MODEL];

function show(exchange: Exchange): void {
  const request = parse(modelSchema, exchange);
  if (!request) return;
  const model = baseName(request.model ?? request.name ?? '');
  const scenario = scenarioOf(model);
  const isEmbedding = model === EMBEDDING_MODEL;
  if ((!scenario && !isEmbedding) || (model === PULLABLE_MODEL && !exchange.state.pulled.has(model))) {
    sendJson(exchange.response, 404, { error: `model '${model}' not found` });
    return;
  }
  sendJson(exchange.response, 200, {
    license: 'MIT',
    modelfile: '# The mock LLM: extractive summaries, no neural network.',
    parameters: '',
    template: '{{ .Prompt }}',
    details: details(model),
    model_info: {
      'general.architecture': 'mock',
      'general.parameter_count': 0,
      'mock.context_length': isEmbedding ? 2_048 : CONTEXT_TOKENS,
    },
    capabilities: isEmbedding ? ['embedding'] : ['completion', ...(scenario?.thinking ? ['thinking'] : [])],
    modified_at: MODIFIED_AT,
  });
}

async function pull(exchange: Exchange): Promise<void> {
  const request = parse(modelSchema, exchange);
  if (!request) return;
  const { response, state, signal } = exchange;
  const model = baseName(request.model ?? request.name ?? '');
  const known = scenarioOf(model) !== undefined;
  if (request.stream === false) {
    if (model === PULLABLE_MODEL) state.pulled.add(model);
    sendJson(
      response,
      known ? 200 : 500,
      known ? { status: 'success' } : { error: 'pull model manifest: file does not exist' },
    );
    return;
  }
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  const line = (value: object) => response.write(`${JSON.stringify(value)}\n`);
  line({ status: 'pulling manifest' });
  if (!known) {
    line({ error: 'pull model manifest: file does not exist' });
    response.end();
    return;
  }
  const digest = `sha256:${createHash('sha256').update(model).digest('hex')}`;
  for (let step = 1; step <= PULL_STEPS; step++) {
    await sleep(state.wordDelayMs, undefined, { signal });
    line({
      status: `pulling ${digest.slice(7, 19)}`,
      digest,
      total: MODEL_BYTES,
      completed: (MODEL_BYTES * step) / PULL_STEPS,
    });
  }
  if (model === PULLABLE_MODEL) state.pulled.add(model);
  line({ status: 'verifying sha256 digest' });
  line({ status: 'success' });
  response.end();
}

/** Stems hashed into a unit vector: texts that share words get similar vectors, which is the best a mock LLM can do. */
function embedding(text: string): number[] {
  const vector = new Array<number>(EMBEDDING_DIMENSIONS).fill(0);
  for (const stem of contentStems(text)) {
    const hash = createHash('md5').update(stem).digest();
    const slot = hash.readUInt32LE(0) % EMBEDDING_DIMENSIONS;
    vector[slot] = (vector[slot] ?? 0) + (hash.readUInt8(4) % 2 === 0 ? 1 : -1);
  }
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}

function embed(exchange: Exchange): void {
  const request = parse(embedSchema, exchange);
  if (!request) return;
  if (baseName(request.model) !== EMBEDDING_MODEL) {
    sendJson(exchange.response, scenarioOf(request.model) ? 400 : 404, {
      error: scenarioOf(request.model) ? 'this model does not support embeddings' : missing(request.model),
    });
    return;
  }
  const texts = typeof request.input === 'string' ? [request.input] : request.input;
  sendJson(exchange.response, 200, {
    model: request.model,
    embeddings: texts.map(embedding),
    total_duration: 1_000_000,
    load_duration: 0,
    prompt_eval_count: texts.length,
  });
}

/** Ollama's own endpoints, and ours, which use the same protocol. */
export const ollamaRoutes: Record<string, (exchange: Exchange) => void | Promise<void>> = {
  'POST /api/mock-llm/stream': (exchange) => generate(exchange, '/api/mock-llm/stream', streamSchema),
  'POST /api/generate': (exchange) => generate(exchange, '/api/generate'),
  'POST /api/chat': chat,
  'GET /api/tags': ({ response, state }) =>
    sendJson(response, 200, { models: allModels(state).map((model) => listed(model, state)) }),
  'GET /api/ps': ({ response, state }) =>
    sendJson(response, 200, {
      models: [
        {
          ...listed('mock-extractive', state),
          expires_at: new Date(Date.now() + 300_000).toISOString(),
          size_vram: 0,
          context_length: DEFAULT_CONTEXT_TOKENS,
        },
      ],
    }),
  'GET /api/version': ({ response, state }) => sendJson(response, 200, { version: `${state.version}-mock-extractive` }),
  'POST /api/show': show,
  'POST /api/pull': pull,
  'POST /api/embed': embed,
};

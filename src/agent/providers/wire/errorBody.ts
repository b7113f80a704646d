import type { HttpFailure } from './errors.js';

type Body = Record<string, unknown>;

const isObject = (value: unknown): value is Body =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** Longest message that is searched for numbers. */
const MOST_SEARCHED = 2_000;
/** Servers nest messages a few levels deep (gateways wrap those of others), not endlessly. */
const DEEPEST = 5;
/** Where servers put their message, in order of preference. */
const MESSAGE_FIELDS = [
  'message',
  'msg',
  'detail',
  'error',
  'error_message',
  'error_description',
  'title',
  'reason',
  'description',
  'errors',
] as const;

/** The message of an error in any shape: a string, `{error}`, `{message}`, `{detail: [{loc, msg}]}`, or nested. */
export function wordsIn(value: unknown, depth = 0): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  if (depth > DEEPEST) return undefined;
  if (Array.isArray(value)) {
    const all = value.map((item) => wordsIn(item, depth + 1)).filter((words) => words !== undefined);
    return all.length === 0 ? undefined : all.join('; ');
  }
  if (!isObject(value)) return undefined;
  for (const field of MESSAGE_FIELDS) {
    const words = wordsIn(value[field], depth + 1);
    if (words === undefined) continue;
    // FastAPI gives the location as a path next to the message.
    const place = Array.isArray(value.loc) ? value.loc.filter((part) => part !== 'body').join('.') : '';
    return place === '' || words.includes(place) ? words : `${place}: ${words}`;
  }
  return undefined;
}

/** Machine-readable names: `type`, `code`, and `kind`, of the error or of the one it wraps. */
function namesIn(value: unknown, depth = 0): string[] {
  if (depth > DEEPEST) return [];
  if (Array.isArray(value)) return value.flatMap((item) => namesIn(item, depth + 1));
  if (!isObject(value)) return [];
  const own = [value.type, value.code, value.kind].filter((name) => typeof name === 'string');
  return [...own, ...namesIn(value.error, depth + 1), ...namesIn(value.detail, depth + 1)];
}

function numberIn(value: unknown, names: readonly string[], depth = 0): number | undefined {
  if (!isObject(value) || depth > DEEPEST) return undefined;
  for (const name of names) {
    const found = value[name];
    if (typeof found === 'number' && found > 0) return found;
  }
  return numberIn(value.error, names, depth + 1);
}

/** Messages of several servers that contain both numbers, with their positions. */
const NUMBERS: readonly { pattern: RegExp; context: number; prompt: number }[] = [
  // llama.cpp: “request (20011 tokens) exceeds the available context size (4096 tokens)”
  { pattern: /\((\d+) tokens\) exceeds.*?context.*?\((\d+)(?: tokens)?\)/i, prompt: 1, context: 2 },
  // OpenAI, vLLM: “maximum context length is 4096 tokens. However, you requested 5000 tokens (4500 in the messages, …)”
  {
    pattern:
      /maximum context length is (\d+)[^]*?(?:requested|resulted in|has) (?:\d+ (?:output )?tokens and your prompt contains (?:at least )?)?(\d+)/i,
    context: 1,
    prompt: 2,
  },
  // Anthropic: “prompt is too long: 208310 tokens > 200000 maximum”
  { pattern: /(\d+) tokens? > (\d+)/i, prompt: 1, context: 2 },
  // LM Studio: “… 5000 tokens … context length of only 4096 tokens”
  { pattern: /(\d+) tokens[^]*?context (?:length|window|size)[^\d]*(\d+)/i, prompt: 1, context: 2 },
];

/** The size of the prompt and of the context that an error names, in fields or in its message, in tokens. */
function sizesIn(body: unknown, words: string): Pick<HttpFailure, 'promptTokens' | 'contextTokens'> {
  const promptTokens = numberIn(body, ['n_prompt_tokens', 'prompt_tokens', 'input_tokens']);
  const contextTokens = numberIn(body, ['n_ctx', 'max_model_len', 'max_context_length', 'context_length']);
  if (contextTokens !== undefined) return { promptTokens, contextTokens };
  for (const { pattern, prompt, context } of NUMBERS) {
    const found = pattern.exec(words.slice(0, MOST_SEARCHED));
    if (found) return { promptTokens: Number(found[prompt]), contextTokens: Number(found[context]) };
  }
  return {};
}

/** The offending parameter: OpenAI's `param`, or the end of FastAPI's `loc`. */
function parameterIn(value: unknown, depth = 0): string | undefined {
  if (depth > DEEPEST) return undefined;
  if (Array.isArray(value)) return value.map((item) => parameterIn(item, depth + 1)).find((name) => name !== undefined);
  if (!isObject(value)) return undefined;
  if (typeof value.param === 'string') return value.param;
  if (Array.isArray(value.loc)) return value.loc.findLast((part) => typeof part === 'string');
  return (
    parameterIn(value.error, depth + 1) ?? parameterIn(value.detail, depth + 1) ?? parameterIn(value.message, depth + 1)
  );
}

/** The sentences of a body with no known field. */
function anySentence(value: unknown, depth = 0): string | undefined {
  if (typeof value === 'string') return /\p{L}\s+\p{L}/u.test(value) ? value : undefined;
  if (value === null || typeof value !== 'object' || depth > DEEPEST) return undefined;
  const all = Object.values(value).map((inner) => anySentence(inner, depth + 1));
  return all.find((sentence) => sentence !== undefined);
}

/** The error that a gateway (OpenRouter) received from the service behind it. */
function wordsBehind(body: unknown): string | undefined {
  const { error } = isObject(body) ? body : {};
  const { metadata } = isObject(error) ? error : {};
  const { raw } = isObject(metadata) ? metadata : {};
  return wordsIn(typeof raw === 'string' ? parseErrorBody(raw) : raw);
}

/** Reads an error body of any shape. */
export function readErrorBody(body: unknown): Omit<HttpFailure, 'status' | 'retryAfterMs'> {
  const own = wordsIn(body) ?? anySentence(body) ?? '';
  const behind = wordsBehind(body);
  const words = behind === undefined || own.includes(behind) ? own : `${own}: ${behind}`;
  const names = [...new Set(namesIn(body))].filter((name) => name !== 'error' && name !== 'invalid_request_error');
  return { message: words, name: names.join(' '), parameter: parameterIn(body), ...sizesIn(body, words) };
}

/** Parses an error body, which may be JSON, a line of text, or a web page. */
export function parseErrorBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

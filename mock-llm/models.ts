/** How a model misbehaves; each field is something that a real server has been seen to do. */
export interface Scenario {
  /** Milliseconds per word, regardless of the server's own pace. */
  wordDelayMs?: number;
  /** Loads as long as a cold model. */
  cold?: boolean;
  /** Accepts the request and never answers. */
  hang?: boolean;
  /** Refuses with this status; `times`: only this often, then answers. */
  refuse?: { status: number; times?: number };
  /** Sent in place of a valid response. */
  body?: 'html' | 'garbage' | 'long-line';
  /** After a few words: stops responding, ends without the last line, resets the connection, or reports an error. */
  breaks?: 'stall' | 'end' | 'reset' | 'error';
  /** Never stops, ignoring the output limit. */
  endless?: boolean;
  /** Sends every byte separately. */
  split?: boolean;
  /** Reasons first. */
  thinking?: boolean;
  /** Ends after a few words as if it had reached the output limit. */
  cutShort?: boolean;
  refusal?: boolean;
  contextOverflow?: boolean;
  falseNumber?: boolean;
  malformedActions?: boolean;
}

/** Slow even if the server's own pace is zero. */
const SLOW_WORD_MS = 300;

const scenarios: Record<string, Scenario> = {
  'mock-extractive': {},
  'mock-fast': { wordDelayMs: 0 },
  'mock-thinking': { thinking: true },
  'mock-slow': { wordDelayMs: SLOW_WORD_MS },
  'mock-stalled': { breaks: 'stall' },
  'mock-truncated': { breaks: 'end' },
  'mock-reset': { breaks: 'reset' },
  'mock-error-line': { breaks: 'error' },
  'mock-garbage': { body: 'garbage' },
  'mock-html': { body: 'html' },
  'mock-long-line': { body: 'long-line' },
  'mock-500': { refuse: { status: 500 } },
  'mock-503': { refuse: { status: 503 } },
  'mock-429': { refuse: { status: 429, times: 2 } },
  'mock-401': { refuse: { status: 401 } },
  'mock-hang': { hang: true },
  'mock-endless': { endless: true },
  'mock-malformed-actions': { malformedActions: true },
  'mock-cold': { cold: true },
  'mock-false-number': { falseNumber: true },
  'mock-length': { cutShort: true },
  'mock-refusal': { refusal: true },
  'mock-context-overflow': { contextOverflow: true },
  'mock-split': { split: true },
  'mock-pullable': {},
};

/** Name of the model that only summarizes. */
export const DEFAULT_MODEL = 'mock-extractive';
/** Available only after it has been pulled. */
export const PULLABLE_MODEL = 'mock-pullable';
export const EMBEDDING_MODEL = 'mock-embed';
/** Maximum context of all mock models, in tokens. */
export const CONTEXT_TOKENS = 4_194_304;
/** Ollama's own default for requests that set none. */
export const DEFAULT_CONTEXT_TOKENS = 4_096;

/** `mock-fast:latest` is `mock-fast`. */
export const baseName = (model: string): string => model.replace(/:latest$/, '');

/** The model's behavior; undefined if there is no such model. */
export function scenarioOf(model: string): Scenario | undefined {
  const name = baseName(model);
  return Object.hasOwn(scenarios, name) ? scenarios[name] : undefined;
}

/** The models in lists; misbehaving ones are available only by name. */
export function listedModels(pulled: ReadonlySet<string>): string[] {
  return [DEFAULT_MODEL, 'mock-fast', 'mock-thinking', ...pulled];
}

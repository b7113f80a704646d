/** How a model misbehaves; each field is one thing that a real server has been seen to do. */
export interface Scenario {
  /** Milliseconds a word, whatever the server's own pace. */
  wordDelayMs?: number;
  /** Loads as long as a cold model. */
  cold?: boolean;
  /** Takes the request and never answers. */
  hang?: boolean;
  /** Refuses with this status; `times`: only so often, then answers. */
  refuse?: { status: number; times?: number };
  /** What is sent instead of the protocol. */
  body?: 'html' | 'garbage' | 'long-line';
  /** After a few words: stops responding, ends without the last line, resets the connection, or reports an error. */
  breaks?: 'stall' | 'end' | 'reset' | 'error';
  /** Never stops, and respects no limit. */
  endless?: boolean;
  /** Sends every byte alone. */
  split?: boolean;
  /** Thinks aloud first. */
  thinking?: boolean;
  /** Ends as if the output limit was reached after a few words. */
  cutShort?: boolean;
  refusal?: boolean;
  contextOverflow?: boolean;
  falseNumber?: boolean;
  malformedActions?: boolean;
}

/** Slow is slow even where the server's pace is set to nothing. */
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

/** Name of the model that summarises and does nothing else. */
export const DEFAULT_MODEL = 'mock-extractive';
/** Answers only after it has been pulled. */
export const PULLABLE_MODEL = 'mock-pullable';
export const EMBEDDING_MODEL = 'mock-embed';
/** What every model of ours takes at most, tokens. */
export const CONTEXT_TOKENS = 4_194_304;
/** Ollama's own default where a request names none. */
export const DEFAULT_CONTEXT_TOKENS = 4_096;

/** `mock-fast:latest` is `mock-fast`. */
export const baseName = (model: string): string => model.replace(/:latest$/, '');

/** What the model does, or undefined if there is none of that name. */
export function scenarioOf(model: string): Scenario | undefined {
  const name = baseName(model);
  return Object.hasOwn(scenarios, name) ? scenarios[name] : undefined;
}

/** The models that lists show; those that misbehave are called by name only. */
export function listedModels(pulled: ReadonlySet<string>): string[] {
  return [DEFAULT_MODEL, 'mock-fast', 'mock-thinking', ...pulled];
}

// Defaults and limits that several parts of the product share. package.json repeats those that are settings, because VS
// Code reads them there; test/unit/protocol/defaults.test.ts keeps the two in sync.

/** Port of the first window's agent; further windows use a free port. */
export const DEFAULT_AGENT_PORT = 18080;
export const DEFAULT_OLLAMA_PORT = 11434;
export const DEFAULT_MOCK_PORT = 4000;
/** A BCP 47 tag, such as `en` or `pt-BR`. */
export const LANGUAGE_TAG = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,8}$/;
/** Highest TCP port. */
export const MAX_PORT = 65_535;

/** The id of the mock LLM, which quotes the sources without a model. */
export const MOCK_PROVIDER = 'mock';

export const DEFAULT_OLLAMA_URL = `http://127.0.0.1:${DEFAULT_OLLAMA_PORT}`;
export const DEFAULT_OPENAI_URL = 'https://api.openai.com/v1';
export const DEFAULT_ANTHROPIC_URL = 'https://api.anthropic.com';
/** Ids of the providers to try, in this order. */
export const DEFAULT_PROVIDER_ORDER: readonly string[] = ['ollama', MOCK_PROVIDER];

/** The mock LLM's pause between words: about the speed of a small model on a laptop. */
export const DEFAULT_MOCK_WORD_DELAY_MS = 30;
export const MAX_MOCK_WORD_DELAY_MS = 60_000;

export const DEFAULT_LENGTH = 'medium';
/** Maximum model calls in one run. */
export const DEFAULT_BUDGET_CALLS = 200;
/** Maximum run time. */
export const DEFAULT_BUDGET_MINUTES = 30;

/** How long a fetched page counts as unchanged. */
export const DEFAULT_REVALIDATE_MINUTES = 60;
/** Largest page or file to read, uncompressed. */
export const DEFAULT_MAX_SOURCE_MEGABYTES = 96;
/** Highest value of that limit: what fits into a parser's memory. */
export const MAX_SOURCE_MEGABYTES = 512;

/** How much history to keep, not counting pinned runs. The oldest runs beyond any of these limits are deleted. */
export const DEFAULT_HISTORY_RUNS = 2_000;
export const DEFAULT_HISTORY_DAYS = 365;
export const DEFAULT_HISTORY_MEGABYTES = 256;

export const BYTES_IN_MEGABYTE = 1024 * 1024;

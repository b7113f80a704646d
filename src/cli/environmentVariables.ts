import {
  DEFAULT_ANTHROPIC_URL,
  DEFAULT_MOCK_PORT,
  DEFAULT_MOCK_WORD_DELAY_MS,
  DEFAULT_OLLAMA_URL,
  DEFAULT_OPENAI_URL,
} from '../protocol/index.js';

/** Every environment variable that the command line reads, with its line of help. */
export const ENVIRONMENT = {
  OLLAMA_BASE_URL: `Address of Ollama (default: ${DEFAULT_OLLAMA_URL})`,
  OLLAMA_MODEL: 'Ollama model',
  MOCK_LLM_PORT: `Port of the mock LLM (default: ${DEFAULT_MOCK_PORT})`,
  MOCK_LLM_WORD_DELAY_MS: `Pause of the mock LLM between words, in milliseconds (default: ${DEFAULT_MOCK_WORD_DELAY_MS})`,
  OPENAI_API_KEY: 'Key of OpenAI or a compatible service',
  OPENAI_BASE_URL: `Address of OpenAI or a compatible service (default: ${DEFAULT_OPENAI_URL})`,
  OPENAI_MODEL: 'Model of OpenAI or a compatible service',
  ANTHROPIC_API_KEY: 'Key of Anthropic',
  ANTHROPIC_BASE_URL: `Address of Anthropic (default: ${DEFAULT_ANTHROPIC_URL})`,
  ANTHROPIC_MODEL: 'Anthropic model',
  DEV: 'true: serve also starts the mock LLM',
} as const;

export type EnvironmentVariable = keyof typeof ENVIRONMENT;

/** The value of a variable, trimmed; undefined where it is unset or empty. */
export function environmentValue(variable: EnvironmentVariable): string | undefined {
  const value = process.env[variable]?.trim();
  return value === '' ? undefined : value;
}

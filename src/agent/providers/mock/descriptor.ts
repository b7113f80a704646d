import {
  DEFAULT_MOCK_PORT,
  DEFAULT_MOCK_WORD_DELAY_MS,
  MAX_MOCK_WORD_DELAY_MS,
  MAX_PORT,
  MOCK_PROVIDER,
  message,
  textOf,
} from '../../../protocol/index.js';
import type { ProviderDescriptor } from '../descriptor.js';

export const mock: ProviderDescriptor = {
  id: MOCK_PROVIDER,
  label: textOf(message('providers.demo')),
  settings: {
    port: {
      kind: 'integer',
      description: 'Port of the mock LLM',
      default: DEFAULT_MOCK_PORT,
      variable: 'MOCK_LLM_PORT',
      most: MAX_PORT,
    },
    wordDelayMs: {
      kind: 'integer',
      description: 'Delay between words from the mock LLM, in milliseconds',
      default: DEFAULT_MOCK_WORD_DELAY_MS,
      variable: 'MOCK_LLM_WORD_DELAY_MS',
      most: MAX_MOCK_WORD_DELAY_MS,
    },
  },
  can: { start: true },
  addressOf: ({ port }) => `http://127.0.0.1:${port ?? ''}`,
  locationOf: () => 'mock',
  async load(setup, dependencies) {
    const { MockProvider } = await import('./mockProvider.js');
    return new MockProvider(setup, dependencies);
  },
};

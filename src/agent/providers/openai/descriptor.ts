import { DEFAULT_OPENAI_URL } from '../../../protocol/index.js';
import { textIn, type ProviderDescriptor } from '../descriptor.js';
import { isThisMachine } from '../wire/hosts.js';

export const openai: ProviderDescriptor = {
  id: 'openai',
  label: 'OpenAI',
  settings: {
    baseUrl: {
      kind: 'address',
      description: 'Base URL of OpenAI or a compatible service',
      default: DEFAULT_OPENAI_URL,
      variable: 'OPENAI_BASE_URL',
    },
    model: { kind: 'text', description: 'Model from OpenAI or a compatible service', variable: 'OPENAI_MODEL' },
    contextTokens: {
      kind: 'integer',
      description: "Context size of the model, in tokens, if the server doesn't report it",
    },
  },
  key: {
    label: 'OpenAI or compatible',
    variable: 'OPENAI_API_KEY',
    description: 'API key of OpenAI or a compatible service',
  },
  can: { embed: true, price: true },
  addressOf: (values) => textIn(values, 'baseUrl') ?? '',
  locationOf: (address) => (isThisMachine(address) ? 'local' : 'cloud'),
  async load(setup, dependencies) {
    const { OpenAiProvider } = await import('./openaiProvider.js');
    return new OpenAiProvider(setup, dependencies);
  },
};

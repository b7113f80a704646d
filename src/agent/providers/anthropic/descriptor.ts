import { DEFAULT_ANTHROPIC_URL } from '../../../protocol/index.js';
import { textIn, type ProviderDescriptor } from '../descriptor.js';
import { isThisMachine } from '../wire/hosts.js';

export const anthropic: ProviderDescriptor = {
  id: 'anthropic',
  label: 'Anthropic',
  settings: {
    baseUrl: {
      kind: 'address',
      description: 'Base URL of the Anthropic API',
      default: DEFAULT_ANTHROPIC_URL,
      variable: 'ANTHROPIC_BASE_URL',
    },
    model: { kind: 'text', description: 'Anthropic model', variable: 'ANTHROPIC_MODEL' },
    contextTokens: {
      kind: 'integer',
      description: "Context size of the model, in tokens, if the server doesn't report it",
    },
  },
  key: { label: 'Anthropic', variable: 'ANTHROPIC_API_KEY', description: 'Anthropic API key' },
  can: {},
  addressOf: (values) => textIn(values, 'baseUrl') ?? '',
  locationOf: (address) => (isThisMachine(address) ? 'local' : 'cloud'),
  async load(setup, dependencies) {
    const { AnthropicProvider } = await import('./anthropicProvider.js');
    return new AnthropicProvider(setup, dependencies);
  },
};

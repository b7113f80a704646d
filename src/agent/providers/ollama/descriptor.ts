import { DEFAULT_OLLAMA_URL } from '../../../protocol/index.js';
import { isThisMachine } from '../wire/hosts.js';
import { textIn, type ProviderDescriptor } from '../descriptor.js';
import { isCloudName } from './cloudName.js';

export const ollama: ProviderDescriptor = {
  id: 'ollama',
  label: 'Ollama',
  settings: {
    baseUrl: {
      kind: 'address',
      description: 'URL of the Ollama server',
      default: DEFAULT_OLLAMA_URL,
      variable: 'OLLAMA_BASE_URL',
    },
    model: { kind: 'text', description: 'Ollama model', variable: 'OLLAMA_MODEL' },
    contextTokens: { kind: 'integer', description: 'Context size to request from Ollama, in tokens' },
    prefill: { kind: 'boolean', description: 'Let Ollama read the text before the question is asked', default: false },
  },
  can: { embed: true, pull: true, warm: true },
  addressOf: (values) => textIn(values, 'baseUrl') ?? '',
  locationOf: (address, model) => (isThisMachine(address) && !isCloudName(model ?? '') ? 'local' : 'cloud'),
  async load(setup, dependencies) {
    const { OllamaProvider } = await import('./ollamaProvider.js');
    return new OllamaProvider(setup, dependencies);
  },
};

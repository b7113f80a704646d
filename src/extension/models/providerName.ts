import { message, type ProviderStatus } from '../../protocol/index.js';
import { say } from '../translation.js';

/** What a provider is called: the mock LLM quotes sentences rather than answering, and its name says so. */
export const providerName = ({ label, location }: Pick<ProviderStatus, 'label' | 'location'>): string =>
  location === 'mock' ? say(message('providers.demo')) : label;

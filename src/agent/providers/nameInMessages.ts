import { message, type MessageArgument } from '../../protocol/index.js';
import type { Provider } from '../interfaces/index.js';

/** A provider's name as an argument of a message: the mock LLM's says what it does, so it is translated as well. */
export const nameInMessages = ({ label, location }: Pick<Provider, 'label' | 'location'>): MessageArgument =>
  location === 'mock' ? message('providers.demo') : label;

import { anthropic } from './anthropic/descriptor.js';
import type { ProviderDescriptor } from './descriptor.js';
import { mock } from './mock/descriptor.js';
import { ollama } from './ollama/descriptor.js';
import { openai } from './openai/descriptor.js';

/** All providers of the engine, in display order. */
export const DESCRIPTORS: readonly ProviderDescriptor[] = [ollama, mock, openai, anthropic];

export function descriptorOf(id: string): ProviderDescriptor | undefined {
  return DESCRIPTORS.find((descriptor) => descriptor.id === id);
}

export type {
  KeyedConfiguration,
  MockConfiguration,
  OllamaConfiguration,
  ProvidersConfiguration,
  Timeouts,
} from './configuration.js';
export { guardGenerate, type GuardOptions } from './guard.js';
export { createProviders, type RegistryOptions } from './registry.js';

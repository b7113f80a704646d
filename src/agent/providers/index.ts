export type { ProvidersConfiguration } from './configuration.js';
export { createProviders, type RegistryOptions } from './registry.js';

export type { ProvidersConfiguration, ProviderValues } from './configuration.js';
export { textIn, valuesOf, type ProviderDescriptor, type SettingSpecification } from './descriptor.js';
export { DESCRIPTORS, descriptorOf } from './descriptors.js';
export { createProviders, type RegistryOptions } from './registry.js';
export { isLoopback, normalizeBaseUrl } from './wire/hosts.js';

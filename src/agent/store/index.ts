export { createMemoryStore } from './memoryStore.js';
export { openStore, type OpenStoreOptions } from './openStore.js';
export type { StoreWarningCode } from './storeWarnings.js';
export { storeLimits } from './storeLimits.js';

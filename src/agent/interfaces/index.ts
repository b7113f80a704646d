export * from './digest.js';
export * from './provider.js';
export * from './source.js';
export * from './store.js';
export * from './runs.js';

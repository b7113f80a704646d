export * from './actions.js';
export * from './digest.js';
export * from './grounding.js';
export * from './provider.js';
export * from './source.js';
export * from './store.js';
export * from './runs.js';
export * from './tools.js';

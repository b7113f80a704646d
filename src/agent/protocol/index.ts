export * from './actions.js';
export * from './commands.js';
export * from './errors.js';
export * from './events.js';
export * from './parse.js';
export * from './sources.js';
export * from './summary.js';
export * from './version.js';

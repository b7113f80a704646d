import type { CommandName } from './commands.js';

/** The exports of every command's module. */
interface CommandModule {
  /** Runs with the arguments after the command's name. Resolves to the exit code. */
  run(parameters: string[], outputClosed: AbortSignal): Promise<number>;
  /** Whether the command exits by itself when its output is closed; others are terminated. */
  endsWithoutReader?: boolean;
}

/** The code of every command, loaded when it is called. */
export const COMMAND_MODULES: Readonly<Record<CommandName, () => Promise<CommandModule>>> = {
  summarize: () => import('./summarize.js'),
  ask: () => import('./ask.js'),
  search: () => import('./search.js'),
  serve: () => import('./serve.js'),
  extract: () => import('./extract.js'),
  verify: () => import('./verify.js'),
  mcp: () => import('./mcp/mcp.js'),
  completion: () => import('./completion/completion.js'),
  models: () => import('./models.js'),
  receipt: () => import('./receipt.js'),
};

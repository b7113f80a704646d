/** The exports of every command's module. */
export interface CommandModule {
  /** Runs with the arguments after the command's name. Resolves to the exit code. */
  run(parameters: string[], outputClosed: AbortSignal): Promise<number>;
  /** Whether the command exits by itself when its output is closed; others are terminated. */
  endsWithoutReader?: boolean;
}

interface CommandDefinition {
  /** Its operands, as shown in the help. */
  operands: string;
  /** One line of help. */
  description: string;
  load(): Promise<CommandModule>;
}

/** Every command of the command line. Their options are in options.ts. */
export const COMMANDS = {
  summarize: {
    operands: '<url|file|->...',
    description: 'Answer a question about pages and files, or summarize them',
    load: () => import('./summarize.js'),
  },
  ask: {
    operands: '<question> <url|file|->...',
    description: 'Answer a question about pages and files',
    load: () => import('./ask.js'),
  },
  search: {
    operands: '<words>...',
    description: 'Find passages in everything read so far',
    load: () => import('./search.js'),
  },
  serve: {
    operands: '',
    description: 'Start the WebSocket server for other programs',
    load: () => import('./serve.js'),
  },
  extract: {
    operands: '<url|file|->',
    description: 'Print a page or file as the Markdown that the agent reads',
    load: () => import('./extract.js'),
  },
  verify: {
    operands: '[file|-]',
    description:
      'Check each sentence of a text against --source; the exit code is 5 if one is not supported. Without both, score {id, source, summary_sentences} per line of standard input; the exit code is then 0 regardless of the scores',
    load: () => import('./verify.js'),
  },
  mcp: {
    operands: '[folder...]',
    description:
      'Offer the tools to other assistants over MCP on standard input and output; reads files of these folders',
    load: () => import('./mcp/mcp.js'),
  },
  completion: {
    operands: '<bash|zsh|fish|powershell>',
    description: 'Print a script that completes commands and options in a shell',
    load: () => import('./completion/completion.js'),
  },
  models: { operands: '', description: 'List the available models', load: () => import('./models.js') },
  receipt: {
    operands: '<run>',
    description: 'Show what a run read, sent, and used',
    load: () => import('./receipt.js'),
  },
} as const satisfies Record<string, CommandDefinition>;

export type CommandName = keyof typeof COMMANDS;

export const isCommandName = (name: string): name is CommandName => Object.hasOwn(COMMANDS, name);

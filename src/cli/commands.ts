interface CommandDefinition {
  /** Its operands, as shown in the help. */
  operands: string;
  /** One line of help. */
  description: string;
}

/** Every command of the command line. Their options are in options.ts, their code in commandModules.ts. */
export const COMMANDS = {
  summarize: {
    operands: '<url|file|->...',
    description: 'Answer a question about pages and files, or summarize them',
  },
  ask: {
    operands: '<question> <url|file|->...',
    description: 'Answer a question about pages and files',
  },
  search: {
    operands: '<words>...',
    description: 'Find passages in everything read so far',
  },
  serve: {
    operands: '',
    description: 'Start the WebSocket server for other programs',
  },
  extract: {
    operands: '<url|file|->',
    description: 'Print a page or file as the Markdown that the agent reads',
  },
  verify: {
    operands: '[file|-]',
    description:
      'Check each sentence of a text against --source; the exit code is 5 if one is not supported. Without both, score {id, source, summary_sentences} per line of standard input; the exit code is then 0 regardless of the scores',
  },
  mcp: {
    operands: '[folder...]',
    description:
      'Offer the tools to other assistants over MCP on standard input and output; reads files of these folders',
  },
  completion: {
    operands: '<bash|zsh|fish|powershell>',
    description: 'Print a script that completes commands and options in a shell',
  },
  models: { operands: '', description: 'List the available models' },
  receipt: {
    operands: '<run>',
    description: 'Show what a run read, sent, and used',
  },
} as const satisfies Record<string, CommandDefinition>;

export type CommandName = keyof typeof COMMANDS;

export const isCommandName = (name: string): name is CommandName => Object.hasOwn(COMMANDS, name);

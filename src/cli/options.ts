import {
  DEFAULT_AGENT_PORT,
  DEFAULT_MAX_SOURCE_MEGABYTES,
  depthSchema,
  lengthSchema,
  MAX_PORT,
  MAX_SOURCE_MEGABYTES,
  renderModeSchema,
} from '../protocol/index.js';
import type { CommandName } from './commands.js';

interface Described {
  /** Help text, one line. */
  description: string;
  commands: readonly CommandName[];
}

/** An option and its kind of value; parsing, validation, and help are derived from it. */
export type OptionDefinition = Described &
  (
    | { type: 'flag' }
    | { type: 'text'; placeholder: string }
    /** May be given several times. */
    | { type: 'list'; placeholder: string }
    /** An integer. */
    | { type: 'number'; placeholder: string; min: number; max: number }
    | { type: 'choice'; choices: readonly string[] }
  );

const define = <const Options extends Record<string, OptionDefinition>>(options: Options): Options => options;

/** Every option of the command line. To add one, add it here and use `values['its-name']` in the command. */
export const OPTIONS = define({
  query: {
    type: 'text',
    placeholder: 'question',
    description: 'Question to answer (default: a summary)',
    commands: ['summarize'],
  },
  'follow-up': {
    type: 'text',
    placeholder: 'run',
    description: 'Continue the conversation of an earlier run, with its sources',
    commands: ['summarize', 'ask'],
  },
  words: {
    type: 'number',
    placeholder: 'n',
    min: 1,
    max: 100_000,
    description: 'Maximum length of the summary, in words',
    commands: ['summarize'],
  },
  length: {
    type: 'choice',
    choices: lengthSchema.options,
    description: 'Length of the answer',
    commands: ['summarize', 'ask'],
  },
  depth: {
    type: 'choice',
    choices: depthSchema.options,
    description:
      'How much of a long text to read: everything if it takes under a minute (auto), only the most relevant passages, or everything',
    commands: ['summarize', 'ask'],
  },
  language: {
    type: 'text',
    placeholder: 'tag',
    description: 'Language of the answer, such as en or pt-BR (default: the language of the source)',
    commands: ['summarize', 'ask'],
  },
  provider: {
    type: 'text',
    placeholder: 'id',
    description: 'Provider to try first',
    commands: ['summarize', 'ask', 'mcp'],
  },
  parallel: {
    type: 'number',
    placeholder: 'n',
    min: 1,
    max: 64,
    description: 'Maximum number of parallel model calls (default: as many as the server handles)',
    commands: ['summarize', 'ask', 'serve', 'mcp'],
  },
  model: { type: 'text', placeholder: 'name', description: 'Model to use', commands: ['summarize', 'ask', 'mcp'] },
  fresh: { type: 'flag', description: 'Ignore cached answers', commands: ['summarize', 'ask'] },
  standalone: {
    type: 'flag',
    description: 'Use a separate engine even if VS Code is running one; implied by any other option',
    commands: ['mcp'],
  },
  source: {
    type: 'list',
    placeholder: 'url|file',
    description: 'Source to check the sentences against; can be given several times',
    commands: ['verify'],
  },
  limit: {
    type: 'number',
    placeholder: 'n',
    min: 1,
    max: 50,
    description: 'Maximum number of passages (default: 10)',
    commands: ['search'],
  },
  batch: {
    type: 'flag',
    description: 'Read pages from standard input, one JSON object {id, url, html} per line',
    commands: ['extract'],
  },
  port: {
    type: 'number',
    placeholder: 'port',
    min: 0,
    max: MAX_PORT,
    description: `Port on 127.0.0.1 (default: ${DEFAULT_AGENT_PORT}; 0: any free port)`,
    commands: ['serve'],
  },
  token: {
    type: 'text',
    placeholder: 'token',
    description: 'Token that clients must send (default: a new one)',
    commands: ['serve'],
  },
  'no-token': { type: 'flag', description: 'Accept clients without a token', commands: ['serve'] },
  'allow-local': {
    type: 'flag',
    description: 'Read pages on this machine and its local network; with serve and mcp, for every client',
    commands: ['summarize', 'ask', 'extract', 'serve', 'mcp', 'verify'],
  },
  'allow-cloud': {
    type: 'text',
    placeholder: 'ids',
    description: 'Cloud providers that clients may send text to with your keys, separated by commas (default: none)',
    commands: ['serve', 'mcp'],
  },
  render: {
    type: 'choice',
    choices: renderModeSchema.options,
    description: 'When to open pages in an installed browser (default: auto, only if scripts build their text)',
    commands: ['summarize', 'ask', 'extract', 'verify'],
  },
  browser: {
    type: 'text',
    placeholder: 'file',
    description: 'Browser to open pages in (default: an installed Chrome, Edge, or Chromium)',
    commands: ['summarize', 'ask', 'extract', 'serve', 'mcp', 'verify'],
  },
  'max-megabytes': {
    type: 'number',
    placeholder: 'n',
    min: 1,
    max: MAX_SOURCE_MEGABYTES,
    description: `Maximum size of a page, in megabytes (default: ${DEFAULT_MAX_SOURCE_MEGABYTES})`,
    commands: ['summarize', 'ask', 'extract', 'serve', 'mcp', 'verify'],
  },
  json: {
    type: 'flag',
    description: 'Print JSON instead of text',
    commands: ['summarize', 'ask', 'extract', 'models', 'receipt', 'verify', 'search'],
  },
  db: {
    type: 'text',
    placeholder: 'file',
    description: 'Database of runs and cached answers (default: in your data folder)',
    commands: ['summarize', 'ask', 'serve', 'mcp', 'models', 'receipt', 'verify', 'search'],
  },
});

type Options = typeof OPTIONS;
type OptionName = keyof Options;

type ValueOf<Option> = Option extends { type: 'flag' }
  ? boolean
  : Option extends { type: 'list' }
    ? readonly string[]
    : Option extends { type: 'number' }
      ? number | undefined
      : Option extends { type: 'choice'; choices: readonly (infer Choice)[] }
        ? Choice | undefined
        : string | undefined;

/** The values given for a command's options; flags that weren't given are false, lists empty. */
export type OptionValues<Name extends CommandName> = {
  [Option in OptionName as Name extends Options[Option]['commands'][number] ? Option : never]: ValueOf<Options[Option]>;
};

/** A command's options by name, in the order of the help. */
export function optionsOf(command: CommandName): [name: string, definition: OptionDefinition][] {
  return Object.entries<OptionDefinition>(OPTIONS).filter(([, { commands }]) => commands.includes(command));
}

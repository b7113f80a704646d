import { COMMANDS, type CommandName } from '../commands.js';
import { MESSAGES } from '../messages.js';
import { optionsOf } from '../options.js';

export interface CompletedOption {
  /** Without leading dashes. */
  name: string;
  description: string;
  /** Whether it takes a value. */
  takesValue: boolean;
  /** The possible values, if they are limited. */
  choices: readonly string[];
}

export interface CompletedCommand {
  name: string;
  description: string;
  /** The possible operands; otherwise files. */
  operands: readonly string[];
  options: readonly CompletedOption[];
}

/** `<bash|zsh>` lists the possible values; `<url|file|->...` describes them. */
function operandChoices(operands: string): readonly string[] {
  const names = /^<([a-z|]+)>$/.exec(operands)?.[1]?.split('|') ?? [];
  return names.length > 1 && !names.includes('file') ? names : [];
}

const HELP: CompletedOption = {
  name: 'help',
  description: MESSAGES.helpDescription,
  takesValue: false,
  choices: [],
};

/** What the parser accepts, in a form for shells. */
export const VOCABULARY: readonly CompletedCommand[] = (Object.keys(COMMANDS) as CommandName[]).map((name) => ({
  name,
  description: COMMANDS[name].description,
  operands: operandChoices(COMMANDS[name].operands),
  options: [
    ...optionsOf(name).map(([option, definition]) => ({
      name: option,
      description: definition.description,
      takesValue: definition.type !== 'flag',
      choices: definition.type === 'choice' ? definition.choices : [],
    })),
    HELP,
  ],
}));

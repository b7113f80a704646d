import { COMMANDS, type CommandName } from '../commands.js';
import { MESSAGES } from '../messages.js';
import { optionsOf } from '../options.js';

export interface CompletedOption {
  /** Without its dashes. */
  name: string;
  description: string;
  /** Whether a value follows. */
  takesValue: boolean;
  /** Values to choose from, where there are only these. */
  choices: readonly string[];
}

export interface CompletedCommand {
  name: string;
  description: string;
  /** Operands to choose from; files otherwise. */
  operands: readonly string[];
  options: readonly CompletedOption[];
}

/** `<bash|zsh>` names what can be given; `<url|file|->...` describes it. */
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

/** What the parser takes, for a shell. */
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

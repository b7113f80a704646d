import { COMMANDS, type CommandName } from './commands.js';
import { ENVIRONMENT } from './environmentVariables.js';
import { EXIT } from './exitCodes.js';
import { MESSAGES } from './messages.js';
import { optionsOf, type OptionDefinition } from './options.js';

type Row = [left: string, right: string];

/** A two-column table under a heading. */
function section(heading: string, rows: readonly Row[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return [`${heading}:`, ...rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)].join('\n');
}

function optionRow([name, definition]: [string, OptionDefinition]): Row {
  switch (definition.type) {
    case 'flag':
      return [`--${name}`, definition.description];
    case 'choice':
      return [`--${name} <${definition.choices.join('|')}>`, definition.description];
    default:
      return [`--${name} <${definition.placeholder}>`, definition.description];
  }
}

const HELP: Row = ['-h, --help', MESSAGES.helpDescription];

const called = (name: CommandName) => [name, COMMANDS[name].operands].filter(Boolean).join(' ');

/** How to call a command, in one line. */
export const usageLine = (name: CommandName) => `${MESSAGES.usage}: regen-research ${called(name)} [options]`;

/** Help for one command. Exit codes, which are the same for all, are in the help for the program. */
export function commandUsage(name: CommandName): string {
  return [
    usageLine(name),
    COMMANDS[name].description,
    section(MESSAGES.options, [...optionsOf(name).map(optionRow), HELP]),
  ].join('\n\n');
}

/** Help for the program. */
export function programUsage(): string {
  const names = Object.keys(COMMANDS) as CommandName[];
  return [
    MESSAGES.title,
    `${MESSAGES.usage}: regen-research <command> [options]`,
    section(
      MESSAGES.commands,
      names.map((name): Row => [called(name), COMMANDS[name].description]),
    ),
    section(MESSAGES.options, [HELP, ['--version', MESSAGES.versionDescription]]),
    MESSAGES.commandHelp,
    section(MESSAGES.environment, Object.entries(ENVIRONMENT)),
    section(
      MESSAGES.exitCodes,
      Object.entries(EXIT).map(([name, code]): Row => [String(code), MESSAGES.exitCode[name as keyof typeof EXIT]]),
    ),
  ].join('\n\n');
}

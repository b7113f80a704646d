import { COMMANDS, type CommandName } from './commands.js';
import { ENVIRONMENT } from './environmentVariables.js';
import { EXIT } from './exitCodes.js';
import { MESSAGES } from './messages.js';
import { optionsOf, type OptionDefinition } from './options.js';

type Row = [left: string, right: string];

/** A column of text that is narrower than this is harder to read than lines that the terminal breaks. */
const LEAST_COLUMN = 24;

/** A text in lines of at most `width` characters, if its words allow. */
function linesOf(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A two-column table under a heading, for a terminal with that many columns. */
function section(heading: string, rows: readonly Row[], columns: number): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  const indent = width + 4;
  const column = columns - indent < LEAST_COLUMN ? Infinity : columns - indent;
  const lines = rows.map(([left, right]) => {
    const text = linesOf(right, column).join(`\n${' '.repeat(indent)}`);
    return `  ${left.padEnd(width)}  ${text}`;
  });
  return [`${heading}:`, ...lines].join('\n');
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

/**
 * Help for one command. Exit codes, which are the same for all, are in the help for the program. `columns`: the width of
 * the terminal; in a file or a pipe, each line is complete.
 */
export function commandUsage(name: CommandName, columns = Infinity): string {
  return [
    usageLine(name),
    COMMANDS[name].description,
    section(MESSAGES.options, [...optionsOf(name).map(optionRow), HELP], columns),
  ].join('\n\n');
}

/** Help for the program. */
export function programUsage(columns = Infinity): string {
  const names = Object.keys(COMMANDS) as CommandName[];
  return [
    MESSAGES.title,
    `${MESSAGES.usage}: regen-research <command> [options]`,
    section(
      MESSAGES.commands,
      names.map((name): Row => [called(name), COMMANDS[name].description]),
      columns,
    ),
    section(MESSAGES.options, [HELP, ['--version', MESSAGES.versionDescription]], columns),
    MESSAGES.commandHelp,
    section(MESSAGES.environment, Object.entries(ENVIRONMENT), columns),
    section(
      MESSAGES.exitCodes,
      Object.entries(EXIT).map(([name, code]): Row => [String(code), MESSAGES.exitCode[name as keyof typeof EXIT]]),
      columns,
    ),
  ].join('\n\n');
}

#!/usr/bin/env node
import { isAgentError, messageOf } from '../protocol/errors.js';
import { COMMAND_MODULES } from './commandModules.js';
import { COMMANDS, isCommandName } from './commands.js';
import { EXIT, exitCodeOf, isInputError, isUsageError } from './exitCodes.js';
import { MESSAGES } from './messages.js';
import { nearest } from './nearest.js';
import { guardTerminal } from './terminal.js';
import { commandUsage, programUsage, usageLine } from './usage.js';
import { version } from './version.js';

const outputClosed = new AbortController();
let endsWithoutReader = false;

/** A consumer such as `head` may close our output early; that isn't an error. */
function onOutputError({ code }: NodeJS.ErrnoException): void {
  if (code !== 'EPIPE') process.exit(EXIT.failed);
  if (!endsWithoutReader) process.exit(EXIT.done);
  outputClosed.abort();
}

const isHelp = (parameter: string) => parameter === '--help' || parameter === '-h';

/** Only the arguments before `--`: after it, `-h` is a file name. */
const beforeOperands = (parameters: string[]) =>
  parameters.includes('--') ? parameters.slice(0, parameters.indexOf('--')) : parameters;

/** What is wrong with a word in place of a command, in two lines: the help would scroll it away. */
function notACommand(name: string): string {
  const said = name.startsWith('-')
    ? MESSAGES.unknownOption(name, undefined)
    : MESSAGES.unknownCommand(name, nearest(name, Object.keys(COMMANDS)));
  return `${said}\n${MESSAGES.commandsHint}`;
}

async function main([name = '', ...parameters]: string[]): Promise<number> {
  if (name === '--version') {
    console.log(version());
    return EXIT.done;
  }
  if (isHelp(name) || name === 'help') {
    const [about = ''] = parameters;
    const { columns } = process.stdout;
    console.log(isCommandName(about) ? commandUsage(about, columns) : programUsage(columns));
    return EXIT.done;
  }
  if (!isCommandName(name)) {
    console.error(name === '' ? programUsage(process.stderr.columns) : notACommand(name));
    return EXIT.usage;
  }
  if (beforeOperands(parameters).some(isHelp)) {
    console.log(commandUsage(name, process.stdout.columns));
    return EXIT.done;
  }
  const command = await COMMAND_MODULES[name]();
  endsWithoutReader = command.endsWithoutReader ?? false;
  return command.run(parameters, outputClosed.signal);
}

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', onOutputError);
  guardTerminal(stream);
}

main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    const [, , name = ''] = process.argv;
    const isUsage = isUsageError(error);
    console.error(messageOf(error));
    if (isUsage && isCommandName(name)) console.error(`${usageLine(name)}\n${MESSAGES.usageHint(name)}`);
    process.exitCode =
      isUsage || isInputError(error) ? EXIT.usage : isAgentError(error) ? exitCodeOf(error.code) : EXIT.failed;
  },
);

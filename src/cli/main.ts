#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { isAgentError } from '../protocol/errors.js';
import { EXIT, exitCodeOf, isUsageError, optionMistake } from './exitCodes.js';
import { usageOf } from './usage.js';

interface Command {
  run(parameters: string[], outputClosed: AbortSignal): Promise<number>;
  /** Whether the command itself comes to an end when nobody reads its output any more. */
  endsWithoutReader?: boolean;
}

const commands: Record<string, () => Promise<Command>> = {
  summarize: () => import('./summarize.js'),
  serve: () => import('./serve.js'),
  extract: () => import('./extract.js'),
  verify: () => import('./verify.js'),
  models: () => import('./models.js'),
  receipt: () => import('./receipt.js'),
};

const outputClosed = new AbortController();
let endsWithoutReader = false;

/** A reader such as `head` may close our output early; that is no failure. */
function onOutputError({ code }: NodeJS.ErrnoException): void {
  if (code !== 'EPIPE') process.exit(EXIT.failed);
  if (!endsWithoutReader) process.exit(EXIT.done);
  outputClosed.abort();
}

/** What stands before `--`: behind it a `-h` is the name of a file. */
const optionsOf = (parameters: string[]) =>
  parameters.includes('--') ? parameters.slice(0, parameters.indexOf('--')) : parameters;

function version(): string {
  const { version: number } = JSON.parse(readFileSync(path.join(__dirname, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  return number;
}

async function main([name = '', ...parameters]: string[]): Promise<number> {
  if (name === '--version') {
    console.log(version());
    return EXIT.done;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    console.log(usageOf(parameters[0]));
    return EXIT.done;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) {
    console.error(name === '' ? usageOf() : `There is no command “${name}”.\n\n${usageOf()}`);
    return EXIT.usage;
  }
  if (optionsOf(parameters).some((parameter) => parameter === '--help' || parameter === '-h')) {
    console.log(usageOf(name));
    return EXIT.done;
  }
  const command = await load();
  endsWithoutReader = command.endsWithoutReader ?? false;
  return command.run(parameters, outputClosed.signal);
}

process.stdout.on('error', onOutputError);
process.stderr.on('error', onOutputError);

const [name] = process.argv.slice(2);
main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    const mistake = optionMistake(error);
    console.error(
      mistake !== undefined
        ? `${mistake} The options are listed by: regen-research ${name} --help`
        : error instanceof Error
          ? error.message
          : String(error),
    );
    process.exitCode = isUsageError(error) ? EXIT.usage : isAgentError(error) ? exitCodeOf(error.code) : EXIT.failed;
  },
);

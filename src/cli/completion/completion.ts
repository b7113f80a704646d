import { EXIT, UsageError } from '../exitCodes.js';
import { MESSAGES } from '../messages.js';
import { parseOptions } from '../parseOptions.js';
import { SCRIPTS } from './scripts.js';
import { VOCABULARY } from './vocabulary.js';

const PROGRAM = 'regen-research';

/** Prints a script that makes a shell complete our commands and options. */
export function run(parameters: string[]): Promise<number> {
  const [shell = ''] = parseOptions('completion', parameters).operands;
  if (!Object.hasOwn(SCRIPTS, shell)) throw new UsageError(MESSAGES.notAShell(Object.keys(SCRIPTS), shell));
  process.stdout.write(SCRIPTS[shell as keyof typeof SCRIPTS](PROGRAM, VOCABULARY));
  return Promise.resolve(EXIT.done);
}

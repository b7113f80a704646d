import { readStreamedSource, type StreamedSource } from '../agent/index.js';
import { InputError } from './exitCodes.js';
import { MESSAGES } from './messages.js';

/** Pseudo-address of standard input. No file has it, so nobody else can request it. */
const URI = 'stdin:';

/** Reads standard input to its end and detects its format, as for a file. Throws InputError if it is empty. */
export async function readStandardInput(): Promise<StreamedSource> {
  const source = await readStreamedSource(process.stdin, { uri: URI, title: MESSAGES.standardInput });
  if (!source) throw new InputError(MESSAGES.emptyStandardInput);
  return source;
}

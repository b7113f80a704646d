import { readStreamedSource, type StreamedSource } from '../agent/index.js';
import { UsageError } from './exitCodes.js';
import { MESSAGES } from './messages.js';

/** Pseudo-address of standard input. No file has it, so nobody else can request it. */
const URI = 'stdin:';

/** Reads standard input to its end and detects its format, as for a file. Throws UsageError if it is empty. */
export async function readStandardInput(): Promise<StreamedSource> {
  const source = await readStreamedSource(process.stdin, { uri: URI, title: MESSAGES.standardInput });
  if (!source) throw new UsageError(MESSAGES.emptyStandardInput);
  return source;
}

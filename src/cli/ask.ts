import { UsageError } from './exitCodes.js';
import { MESSAGES } from './messages.js';
import { parseOptions } from './parseOptions.js';
import { answer } from './summarize.js';

/** The run is stopped when its output is closed, so that what it had is stored. */
export const endsWithoutReader = true;

/** `summarize` with the question in front. */
export function run(parameters: string[], outputClosed: AbortSignal): Promise<number> {
  const { values, operands } = parseOptions('ask', parameters);
  const [query, ...sources] = operands;
  if (query === undefined || query.trim() === '') throw new UsageError(MESSAGES.missingQuestion);
  return answer({ ...values, query, words: undefined }, sources, outputClosed);
}

import { UsageError } from './exitCodes.js';
import { MESSAGES } from './messages.js';
import { parseOptions } from './parseOptions.js';
import { answer } from './summarize.js';

/** Stops the run when its output is closed, so that its partial results are stored. */
export const endsWithoutReader = true;

/** `summarize` with the question as the first operand. */
export function run(parameters: string[], outputClosed: AbortSignal): Promise<number> {
  const { values, operands } = parseOptions('ask', parameters);
  const [query, ...sources] = operands;
  if (query === undefined || query.trim() === '') throw new UsageError(MESSAGES.missingQuestion);
  return answer({ ...values, query, words: undefined }, sources, outputClosed);
}

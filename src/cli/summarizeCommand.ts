import {
  MAX_INLINE_CHARACTERS,
  MAX_SOURCES,
  schemaProblem,
  startAgentSchema,
  summaryRequest,
  type SourceRequest,
  type StartAgent,
} from '../protocol/index.js';
import { UsageError } from './exitCodes.js';
import { MESSAGES } from './messages.js';
import type { OptionValues } from './options.js';

/** Longest value that messages quote. */
const QUOTED_CHARACTERS = 100;

/** Describes an option that the protocol rejects. */
function mistakeOf(option: string, value: string, reason: string): string {
  return value.length > QUOTED_CHARACTERS
    ? MESSAGES.invalidOptionUnquoted(option, reason)
    : MESSAGES.invalidOption(option, reason, value);
}

/** The command for the run. Throws UsageError for an invalid combination of options. */
export function commandFrom(options: OptionValues<'summarize'>, sources: SourceRequest[]): StartAgent {
  const { query, words, provider, model, language, length, fresh, render, depth, 'follow-up': followUp } = options;
  if (words !== undefined && query !== undefined) throw new UsageError(MESSAGES.wordsWithQuery);
  const given = { query, provider, model, language, length, follow_up: followUp };
  const [first] = sources;
  const command = startAgentSchema.safeParse(
    {
      type: 'start_agent',
      ...given,
      query: query ?? summaryRequest(words),
      fresh,
      render,
      depth,
      // A client sees a run's address by itself only if the run has one source.
      ...(sources.length > 1
        ? { sources }
        : first && 'url' in first && !('html' in first)
          ? { url: first.url }
          : { document: first }),
    },
    { error: schemaProblem },
  );
  if (command.success) return command.data;
  throw new UsageError(
    command.error.issues
      .map(({ path: [field], message }) => {
        const name = String(field);
        return Object.hasOwn(given, name)
          ? mistakeOf(name.replace('_', '-'), given[name as keyof typeof given] ?? '', message)
          : MESSAGES.sourceTooLong(MAX_INLINE_CHARACTERS, MAX_SOURCES);
      })
      .join('\n'),
  );
}

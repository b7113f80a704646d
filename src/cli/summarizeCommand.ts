import {
  MAX_INLINE_CHARACTERS,
  startAgentSchema,
  summaryRequest,
  type SourceRequest,
  type StartAgent,
} from '../protocol/index.js';
import { UsageError } from './exitCodes.js';

/** What was given on the command line; undefined where it was not. */
export interface SummarizeOptions {
  query?: string;
  'follow-up'?: string;
  fresh: boolean;
  provider?: string;
  model?: string;
  language?: string;
  length?: string;
  words?: string;
}

/** A sentence about an option that the protocol does not take. */
function mistakeOf(option: string, value: string, message: string): string {
  if (value.trim() === '') return `--${option} must not be empty.`;
  if (option === 'length') return `--length is short, medium or long, not “${value}”.`;
  // Our own messages go on with the sentence, and the library's begin one.
  const what = /^[a-z]/.test(message) ? message : 'cannot be that';
  return `--${option} ${what}${value.length > 100 ? '' : `, not “${value}”`}.`;
}

/** The run that is asked for. Throws UsageError for options that it cannot have. */
export function commandFrom(options: SummarizeOptions, sources: SourceRequest[]): StartAgent {
  const words = options.words === undefined ? undefined : Number(options.words);
  if (words !== undefined && (!Number.isInteger(words) || words < 1))
    throw new UsageError(`--words must be a whole number, not “${options.words}”.`);
  if (words !== undefined && options.query !== undefined)
    throw new UsageError('--words is for a summary; a --query says itself how long its answer should be.');
  const given: Record<string, string | undefined> = {
    query: options.query,
    provider: options.provider,
    model: options.model,
    language: options.language,
    length: options.length,
    follow_up: options['follow-up'],
  };
  const [first] = sources;
  const command = startAgentSchema.safeParse({
    type: 'start_agent',
    ...given,
    query: options.query ?? summaryRequest(words),
    // A client sees the address of a run by itself only where it has one source.
    ...(sources.length > 1
      ? { sources }
      : first && 'url' in first && !('html' in first)
        ? { url: first.url }
        : { document: first }),
    ...(options.fresh && { fresh: true }),
  });
  if (command.success) return command.data;
  throw new UsageError(
    command.error.issues
      .map(({ path: [field], message }) => {
        const name = String(field);
        if (!Object.hasOwn(given, name))
          return `The source is too long or cannot be named so: a text may have ${MAX_INLINE_CHARACTERS / 1_000_000} million characters, and a run 64 sources.`;
        return mistakeOf(name.replace('_', '-'), given[name] ?? '', message);
      })
      .join('\n'),
  );
}

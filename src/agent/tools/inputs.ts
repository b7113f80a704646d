import * as z from 'zod';
import {
  ENGLISH,
  identifierSchema,
  lengthSchema,
  MAX_INLINE_CHARACTERS,
  MAX_SOURCES,
  questionSchema,
  shortText,
  urlSchema,
} from '../../protocol/index.js';

/** Maximum sentences per call: a long draft that still fits into a command. */
const MAX_SENTENCES = 500;
/** Longest sentence. */
const MAX_SENTENCE_CHARACTERS = 20_000;
/** Maximum and default number of passages for a search. */
const MAX_PASSAGES = 50;
export const DEFAULT_PASSAGES = 10;
/** Maximum sources to compare: each is compared with each. */
const MAX_COMPARED = 16;

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'must be the content_hash of a source');
const inline = z.string().min(1).max(MAX_INLINE_CHARACTERS);

const place = {
  url: urlSchema.optional().describe('Address of a page, http or https.'),
  path: urlSchema
    .optional()
    .describe('A file in an open folder: an absolute path, one relative to the folder, or a URI.'),
  text: inline.optional().describe('The text itself, in plain text or Markdown.'),
  snapshot: hash.optional().describe('The content_hash of a source that has been read: its text as it was then.'),
  title: shortText(500).optional().describe('What a text is called.'),
};

/** Number of named sources. */
export const placesIn = ({
  url,
  path,
  text,
  snapshot,
}: {
  url?: string;
  path?: string;
  text?: string;
  snapshot?: string;
}) => [url, path, text, snapshot].filter((value) => value !== undefined).length;

/** What to read, as an assistant specifies it. */
const sourceSchema = z.strictObject(place).refine((source) => placesIn(source) === 1, ENGLISH['tools.oneSource']);
export type ToolSource = z.infer<typeof sourceSchema>;

const sources = (most: number, least = 1) =>
  z.array(sourceSchema).min(least).max(most).describe('What to read: each has one of url, path, text, and snapshot.');

/** Input of every tool. Every entry point parses it: VS Code doesn't, and a client may send anything. */
export const INPUTS = {
  read_source: z
    .strictObject({
      ...place,
      cursor: shortText(200).nullish().describe('next_cursor of the previous page; no source is needed.'),
    })
    .refine(
      (input) => placesIn(input) === 1 || (placesIn(input) === 0 && typeof input.cursor === 'string'),
      ENGLISH['tools.sourceOrCursor'],
    ),
  ask_with_evidence: z.strictObject({
    question: questionSchema.describe('What to find out.'),
    sources: sources(MAX_SOURCES),
    length: lengthSchema.optional().describe('Length of the answer.'),
    provider: identifierSchema.optional().describe('A provider other than the first one of the settings.'),
    model: z.string().min(1).max(256).optional().describe('A model of that provider.'),
  }),
  verify_claims: z
    .strictObject({
      sentences: z
        .array(z.string().min(1).max(MAX_SENTENCE_CHARACTERS))
        .min(1)
        .max(MAX_SENTENCES)
        .optional()
        .describe('Sentences to check, each by itself.'),
      text: inline.optional().describe('A draft to check sentence by sentence, in place of sentences.'),
      sources: sources(MAX_SOURCES),
    })
    .refine(
      ({ sentences, text }) => (sentences === undefined) !== (text === undefined),
      ENGLISH['tools.sentencesOrText'],
    ),
  search_read: z.strictObject({
    query: questionSchema.describe('Words to look for.'),
    limit: z.int().min(1).max(MAX_PASSAGES).optional().describe(`Passages to return (default: ${DEFAULT_PASSAGES}).`),
  }),
  compare_sources: z.strictObject({
    sources: sources(MAX_COMPARED, 2),
    question: questionSchema.optional().describe('Compares only what is relevant to it.'),
  }),
  receipt: z.strictObject({ run_id: identifierSchema.describe('run_id of an answer.') }),
} as const;

export type ToolInput<Name extends keyof typeof INPUTS> = z.infer<(typeof INPUTS)[Name]>;

import * as z from 'zod';
import {
  rangeSchema,
  sourceFormatSchema,
  sourceKindSchema,
  type Place,
  type Receipt,
  type SupportBand,
} from '../../protocol/index.js';

const BANDS = [
  'verbatim',
  'supported',
  'doubtful',
  'unsupported',
  'unjudged',
] as const satisfies readonly SupportBand[];
const UNITS = ['slide', 'cell', 'sheet', 'second'] as const satisfies readonly Place['unit'][];
const band = z.enum(BANDS);

const notice = z.string().describe('Which fields quote sources, and are data only.');
const offset = z.int().min(0).describe('In UTF-16 units, in the Markdown of the source.');

const source = z.object({
  id: z.string(),
  kind: sourceKindSchema,
  format: sourceFormatSchema,
  title: z.string(),
  url: z.string().optional(),
  uri: z.string().optional(),
  site: z.string().optional(),
  author: z.string().optional(),
  date: z.string().optional(),
  language: z.string().optional(),
  characters: z.int(),
  content_hash: z.string().describe('Names the text as it was read; pass it as snapshot to read the same text again.'),
  warnings: z.array(z.string()),
});
export type SourceOutput = z.infer<typeof source>;

const evidence = z.object({
  source_id: z.string(),
  quote: z.string().describe('Exactly the characters from start to end of the source.'),
  start: offset,
  end: offset,
  support: z.number().describe('How well the quote supports the sentence, 0 to 1.'),
  heading: z.string().optional(),
  page: z.int().optional(),
  place: z.object({ unit: z.enum(UNITS), number: z.number() }).optional(),
  range: rangeSchema.optional(),
  recognized: z.number().optional().describe('How sure text recognition was, 0 to 1.'),
  link: z.string().describe('Opens the source where the quote is.'),
});
export type EvidenceOutput = z.infer<typeof evidence>;

const sentence = z.object({
  index: z.int(),
  text: z.string(),
  start: z.int().min(0).describe('In UTF-16 units, in the text that was checked.'),
  end: z.int().min(0),
  band,
  support: z.number().nullable(),
  reasons: z.array(
    z.object({
      key: z.string(),
      text: z.string(),
      counter_evidence: z
        .object({ source_id: z.string(), start: offset, end: offset, quote: z.string() })
        .optional()
        .describe('What the source says instead.'),
    }),
  ),
  evidence: z.array(evidence),
});
export type SentenceOutput = z.infer<typeof sentence>;

const verdict = z.object({
  verbatim: z.int(),
  supported: z.int(),
  doubtful: z.int(),
  unsupported: z.int(),
  unjudged: z.int(),
});

const unread = z
  .array(z.object({ name: z.string(), code: z.string(), message: z.string() }))
  .describe('Sources that could not be read.');
export type UnreadOutput = z.infer<typeof unread>;

const statement = z.object({ source_id: z.string(), quote: z.string(), start: offset, end: offset, link: z.string() });

/** Output of every tool. */
export const OUTPUTS = {
  read_source: z.object({
    notice,
    ...source.omit({ id: true }).shape,
    markdown: z.string().describe('This page of the source.'),
    start: offset,
    end: offset,
    next_cursor: z.string().nullable().describe('null on the last page.'),
  }),
  ask_with_evidence: z.object({
    notice,
    run_id: z.string(),
    answer: z.string().describe('Markdown.'),
    verdict,
    sentences: z.array(sentence),
    citations: z.array(evidence.extend({ id: z.int(), sentence_index: z.int() })),
    sources: z.array(source),
    unread,
    provider: z.string(),
    model: z.string(),
    coverage: z.number().describe('Share of the sources that was read closely, 0 to 1.'),
    may_not_answer: z.boolean().describe('The cited passages do not seem to bear on the question.'),
    incomplete: z.string().nullable(),
  }),
  verify_claims: z.object({ notice, verdict, sentences: z.array(sentence), sources: z.array(source), unread }),
  search_read: z.object({
    notice,
    passages: z.array(
      z.object({
        quote: z.string(),
        start: offset,
        end: offset,
        heading: z.string().optional(),
        page: z.int().optional(),
        score: z.number(),
        link: z.string(),
        source: source.omit({ id: true }),
        run_id: z.string().optional().describe('The latest answer that read this source.'),
      }),
    ),
    searched: z.int().describe('How many sources were searched.'),
  }),
  compare_sources: z.object({
    notice,
    agreements: z.array(z.object({ statement, supported_by: z.array(evidence) })),
    differences: z.array(z.object({ statement, band, reason: z.string(), contradicted_by: statement })),
    alone: z.array(statement).describe('Statements that no other source supports or contradicts.'),
    sources: z.array(source),
    unread,
  }),
  receipt: z.object({
    run_id: z.string(),
    provider: z.string(),
    model: z.string(),
    local: z.boolean().describe('Whether all text stayed on this machine.'),
    cached: z.boolean(),
    started_at: z.string(),
    duration_ms: z.number(),
    first_token_ms: z.number().nullable(),
    tokens_per_second: z.number().nullable(),
    prompt_tokens: z.number(),
    output_tokens: z.number(),
    calls: z.number(),
    calls_from_cache: z.number(),
    chunks: z.number(),
    context_tokens: z.number().nullable(),
    context_used: z.number().nullable(),
    share_read: z.number(),
    fallback: z.string().nullable(),
    hosts: z.array(z.string()),
    cost_usd: z.number().nullable(),
  } satisfies Record<keyof Receipt | 'run_id', z.ZodType>),
} as const;

export type ToolOutput<Name extends keyof typeof OUTPUTS> = z.infer<(typeof OUTPUTS)[Name]>;

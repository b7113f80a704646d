import * as z from 'zod';
import { LANGUAGE_TAG } from './defaults.js';
import { MAX_QUERY_CHARACTERS, MAX_SOURCES } from './limits.js';
import { renderModeSchema, shortText, sourceRequestSchema, urlSchema } from './sources.js';

export const identifierSchema = z
  .string()
  .regex(/^[A-Za-z0-9_.:-]{1,128}$/, 'must be 1 to 128 letters, digits or _ . : -');
export const questionSchema = z
  .string()
  .max(MAX_QUERY_CHARACTERS, `must be at most ${MAX_QUERY_CHARACTERS} characters`)
  .refine((value) => value.trim().length > 0, 'must not be empty')
  .refine((value) => !value.includes('\0'), 'must not contain a NUL character');

export const lengthSchema = z.enum(['short', 'medium', 'long']);
export type SummaryLength = z.infer<typeof lengthSchema>;

/**
 * How much to read of a text that doesn't fit: what takes under a minute, only the most informative passages, or
 * everything.
 */
export const depthSchema = z.enum(['auto', 'quick', 'thorough']);
export type ReadingDepth = z.infer<typeof depthSchema>;

/** Fields common to all commands. */
const request = {
  /**
   * Chosen by the client and repeated in the answer, which every command with an id gets: a reply, an error,
   * `agent_start`, or `command_done`. The same id with the same command in a session is the same request. If it changes
   * something, it is executed once, and its first answer is repeated; a refused one may be sent again. If it only reads
   * or concerns the connection, it is answered with the current state.
   */
  request_id: identifierSchema.optional(),
};

export const startAgentSchema = z.strictObject({
  type: z.literal('start_agent'),
  ...request,
  query: questionSchema,
  url: urlSchema.optional(),
  sources: z.array(sourceRequestSchema).min(1).max(MAX_SOURCES).optional(),
  document: sourceRequestSchema.optional(),
  session_id: identifierSchema.optional(),
  /** Ignore the cache. */
  fresh: z.boolean().optional(),
  /** Render pages in an installed browser first. Default: the setting. */
  render: renderModeSchema.optional(),
  provider: identifierSchema.optional(),
  model: z.string().min(1).max(256).optional(),
  /** BCP 47 tag of the answer's language. Default: the source's language. */
  language: z.string().regex(LANGUAGE_TAG, 'must be a language tag such as en or pt-BR').optional(),
  length: lengthSchema.optional(),
  /** Default: the setting. */
  depth: depthSchema.optional(),
  /** The run that this question follows up, with the same sources and thread. */
  follow_up: identifierSchema.optional(),
  /**
   * Correct this sentence of the earlier answer: the question says what is wrong with it, and the answer is a single
   * sentence.
   */
  repairs: z.strictObject({ sentence_index: z.int().min(0) }).optional(),
  /** Continue reading for this run, which stopped at its budget or was stopped by the user. */
  continue_run: identifierSchema.optional(),
});
export type StartAgent = z.infer<typeof startAgentSchema>;

const run = { ...request, run_id: identifierSchema };

export const commandSchema = z.discriminatedUnion('type', [
  startAgentSchema,
  /**
   * Run the command of `run_id` again: the same question, sources, selections, and texts. `fresh` defaults to true.
   * `render`, `provider`, and `model` replace the original ones, the latter two only together; a `provider` of null leaves
   * the choice to the settings.
   */
  z.strictObject({
    type: z.literal('repeat'),
    ...run,
    session_id: identifierSchema.optional(),
    fresh: z.boolean().optional(),
    render: renderModeSchema.optional(),
    provider: identifierSchema.nullable().optional(),
    model: z.string().min(1).max(256).optional(),
  }),
  z.strictObject({ type: z.literal('cancel_agent'), ...run }),
  z.strictObject({
    type: z.literal('resume'),
    ...run,
    after_seq: z.int().min(0),
    session_id: identifierSchema.optional(),
  }),
  z.strictObject({ type: z.literal('execute_action'), ...run, action_id: identifierSchema }),
  z.strictObject({ type: z.literal('join_session'), ...request, session_id: identifierSchema }),
  z.strictObject({
    type: z.literal('list_runs'),
    ...request,
    limit: z.int().min(1).max(500).optional(),
    search: shortText(500).optional(),
  }),
  z.strictObject({
    type: z.literal('update_run'),
    ...run,
    title: shortText(300).optional(),
    pinned: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal('delete_run'), ...run }),
  z.strictObject({ type: z.literal('list_models'), ...request }),
  /** Calls a tool with a program's permissions, whoever the caller is. `call_id` is chosen by the client. */
  z.strictObject({
    type: z.literal('call_tool'),
    ...request,
    call_id: identifierSchema,
    tool: z.string().max(128),
    arguments: z.record(z.string(), z.unknown()).optional(),
  }),
  z.strictObject({ type: z.literal('cancel_tool'), ...request, call_id: identifierSchema }),
  /** Answers and texts that tools can refer to. */
  z.strictObject({ type: z.literal('list_resources'), ...request }),
  z.strictObject({ type: z.literal('read_resource'), ...request, uri: urlSchema }),
  /** From the browser companion: lists the windows that it can send pages to. */
  z.strictObject({ type: z.literal('list_windows'), ...request }),
  z.strictObject({ type: z.literal('ping'), ...request, id: identifierSchema.optional() }),
]);
export type Command = z.infer<typeof commandSchema>;
export type CommandType = Command['type'];
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;

/** Names of all commands. */
export const COMMAND_TYPES: readonly CommandType[] = commandSchema.options.map((option) => option.shape.type.value);

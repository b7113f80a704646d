import * as z from 'zod';
import type { Message } from './messages/index.js';
import { MAX_QUERY_CHARACTERS } from './limits.js';
import { shortText, urlSchema } from './sources.js';

const label = shortText(200).refine((value) => value.trim().length > 0, 'must not be empty');
const webUrl = urlSchema.refine((value) => /^https?:\/\//i.test(value), 'must be an http or https address');

/** Export formats for an answer or its list of sources. */
export const exportFormatSchema = z.enum(['markdown', 'html', 'docx', 'bibtex', 'csl-json']);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

/** The complete list of actions that an agent can suggest. None of them runs a command. */
export const actionSchema = z.discriminatedUnion('action_type', [
  z.strictObject({
    action_type: z.literal('ask_follow_up'),
    label,
    query: z.string().min(1).max(MAX_QUERY_CHARACTERS),
  }),
  z.strictObject({ action_type: z.literal('summarize_link'), label, url: webUrl }),
  z.strictObject({ action_type: z.literal('open_link'), label, url: webUrl }),
  z.strictObject({
    action_type: z.literal('open_source'),
    label,
    source_id: z.string().max(128),
    start: z.int().min(0).optional(),
    end: z.int().min(0).optional(),
  }),
  z.strictObject({ action_type: z.literal('compare_source'), label, url: webUrl }),
  z.strictObject({ action_type: z.literal('explain_term'), label, term: shortText(200) }),
  z.strictObject({ action_type: z.literal('copy_answer'), label }),
  z.strictObject({ action_type: z.literal('insert_into_editor'), label }),
  z.strictObject({ action_type: z.literal('save_note'), label }),
  z.strictObject({
    action_type: z.literal('export_answer'),
    label,
    format: exportFormatSchema,
  }),
  z.strictObject({ action_type: z.literal('continue_reading'), label }),
]);
export type ActionProposal = z.infer<typeof actionSchema>;
export type ActionType = ActionProposal['action_type'];

/** A proposal; `label_details` is its label for translation, unless a model worded it. */
export type LabeledAction = ActionProposal & { label_details?: Message };

/** An action as sent, with the id that executes it. */
export type ActionSuggestion = LabeledAction & { id: string };

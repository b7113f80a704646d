import type * as z from 'zod';
import { ENGLISH } from '../../protocol/index.js';
import { INPUTS } from './inputs.js';
import { TOOL_NAMES, type ToolName } from './names.js';
import { OUTPUTS } from './outputs.js';

/** A tool as an assistant sees it. */
export interface ToolDefinition {
  name: ToolName;
  title: string;
  description: string;
  input: z.ZodType;
  output: z.ZodType;
  /** The tool can fetch any address, so a misled assistant could leak something through one. */
  reachesOut: boolean;
}

const WORDING = {
  read_source: 'readSource',
  ask_with_evidence: 'ask',
  verify_claims: 'verify',
  search_read: 'search',
  compare_sources: 'compare',
  receipt: 'receipt',
} as const satisfies Record<ToolName, string>;

/** Every tool. */
export const TOOL_DEFINITIONS: readonly ToolDefinition[] = TOOL_NAMES.map((name) => ({
  name,
  title: ENGLISH[`tools.${WORDING[name]}.title`],
  description: ENGLISH[`tools.${WORDING[name]}.description`],
  input: INPUTS[name],
  output: OUTPUTS[name],
  reachesOut: name !== 'search_read' && name !== 'receipt',
}));

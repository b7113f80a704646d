/** Names of the tools that other assistants can call. */
export const TOOL_NAMES = [
  'read_source',
  'ask_with_evidence',
  'verify_claims',
  'search_read',
  'compare_sources',
  'receipt',
] as const;

export type ToolName = (typeof TOOL_NAMES)[number];

export const isToolName = (name: string): name is ToolName => (TOOL_NAMES as readonly string[]).includes(name);

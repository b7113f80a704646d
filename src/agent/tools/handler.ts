import type { ToolContext } from '../interfaces/index.js';
import type { ToolDependencies } from './dependencies.js';
import type { ToolInput } from './inputs.js';
import type { Library } from './library.js';
import type { ToolName } from './names.js';
import type { ToolOutput } from './outputs.js';

export interface ToolParts extends ToolDependencies {
  library: Library;
}

export type Progressing = Required<ToolContext>;

/** Runs one tool on a parsed input. Throws AgentError, or the signal's reason when it aborts. */
export type ToolHandler<Name extends ToolName> = (
  input: ToolInput<Name>,
  parts: ToolParts,
  context: Progressing,
) => Promise<ToolOutput<Name>>;

import { AgentError, message, schemaProblem, schemaViolation, toAgentError, asWritten } from '../../protocol/index.js';
import type { Tools } from '../interfaces/index.js';
import { askWithEvidence } from './askWithEvidence.js';
import { compareSources } from './compareSources.js';
import type { ToolDependencies } from './dependencies.js';
import { describeResult } from './describe.js';
import type { Progressing, ToolHandler, ToolParts } from './handler.js';
import { INPUTS, type ToolInput } from './inputs.js';
import { createLibrary } from './library.js';
import { isToolName, TOOL_NAMES, type ToolName } from './names.js';
import { readSource } from './readSource.js';
import { receipt } from './receipt.js';
import { createResources } from './resources.js';
import { searchRead } from './searchRead.js';
import { verifyClaims } from './verifyClaims.js';

const HANDLERS: { [Name in ToolName]: ToolHandler<Name> } = {
  read_source: readSource,
  ask_with_evidence: askWithEvidence,
  verify_claims: verifyClaims,
  search_read: searchRead,
  compare_sources: compareSources,
  receipt,
};

/** Validates input against the tool's schema. Throws `invalid_message` with the problem. */
export function parseToolInput<Name extends ToolName>(name: Name, input: unknown): ToolInput<Name> {
  const parsed = INPUTS[name].safeParse(input ?? {}, { error: schemaProblem });
  if (parsed.success) return parsed.data as ToolInput<Name>;
  const [issue] = parsed.error.issues;
  throw new AgentError('invalid_message', issue ? schemaViolation(issue, input) : asWritten(parsed.error.message));
}

/** The tools of this engine. */
export function createTools(dependencies: ToolDependencies): Tools {
  const parts: ToolParts = { ...dependencies, library: createLibrary(dependencies) };

  async function perform<Name extends ToolName>(name: Name, context: Progressing, input: ToolInput<Name>) {
    const data = await HANDLERS[name](input, parts, context);
    // As sent over the wire, where undefined properties are absent.
    return { text: describeResult(name, data), data: JSON.parse(JSON.stringify(data)) as Record<string, unknown> };
  }

  return {
    async call(name, input, { asker, signal, onProgress = () => undefined }) {
      if (!isToolName(name)) {
        const names = TOOL_NAMES.join(', ');
        throw new AgentError('invalid_message', message('tools.unknown', { name: name.slice(0, 100), names }));
      }
      try {
        signal.throwIfAborted();
        return await perform(name, { asker, signal, onProgress }, parseToolInput(name, input));
      } catch (error) {
        throw signal.aborted
          ? new AgentError('cancelled', message('tools.cancelled'), { cause: error })
          : toAgentError(error);
      }
    },
    forget: () => parts.library.forget(),
    ...createResources(parts),
  };
}

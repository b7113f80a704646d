import type { ToolContext } from '../../agent/index.js';
import type { ToolResource } from '../../protocol/index.js';

/** Tools of an agent, in any process, with a program's permissions. Failures are AgentErrors. */
export interface OfferedTools {
  call(
    name: string,
    input: unknown,
    context: Required<Pick<ToolContext, 'signal' | 'onProgress'>>,
  ): Promise<Record<string, unknown>>;
  resources(): Promise<ToolResource[]>;
  resource(uri: string): Promise<{ resource: ToolResource; text: string }>;
  close(): Promise<void>;
}

/** The tools that `regen-research mcp` offers. */
export interface ServedTools extends OfferedTools {
  /**
   * Throws `model_not_found` if the selected model's provider is running and lacks the model. A provider that isn't
   * running may be started later.
   */
  checkModel(): Promise<void>;
}

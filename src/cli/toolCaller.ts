import type { Engine, ToolName } from '../agent/index.js';
import { textOf } from '../protocol/index.js';
import type { ProgressLine } from './progressLine.js';

/** Calls tools for the person at the command line, with the user's permissions. Interrupting stops the call. */
export function toolCaller(engine: Engine, progress: ProgressLine) {
  const abort = new AbortController();
  process.once('SIGINT', () => abort.abort());
  process.once('SIGTERM', () => abort.abort());
  return async (name: ToolName, input: object): Promise<Record<string, unknown>> => {
    const { data } = await engine.tools.call(name, input, {
      asker: { trust: 'user' },
      signal: abort.signal,
      onProgress: ({ sentence }) => progress.show(textOf(sentence)),
    });
    progress.clear();
    return data;
  };
}

import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { TOOL_NAMES, toolDefinitions, visibleJson, type Engine, type ToolName } from '../../agent/index.js';
import type { ProviderStatus } from '../../protocol/index.js';
import { signalOf } from './cancellation.js';
import { confirmationFor, type NamedInput } from './confirmations.js';

/** VS Code has a single namespace for all extensions' tools. */
export const vscodeToolName = (name: ToolName): string => `regen_${name}`;

export interface LanguageModelToolOptions {
  engine(): Promise<Engine>;
  /** Providers as of the last check, to say where a question goes. */
  providers(): ProviderStatus[];
}

/**
 * The tools for VS Code's chat and anyone who calls `lm.invokeTool`. They have a program's permissions, because an
 * assistant calls them.
 */
export function registerLanguageModelTools({ engine, providers }: LanguageModelToolOptions): vscode.Disposable {
  // Chat doesn't tell tools which conversation is calling, so all of a window's assistants share the text they pass.
  const asker = { trust: 'client', caller: randomUUID() } as const;
  const toolFor = (name: ToolName): vscode.LanguageModelTool<NamedInput> => ({
    async prepareInvocation({ input }) {
      // VS Code doesn't validate the input; the call itself reports what is wrong.
      const definition = (await toolDefinitions()).find((candidate) => candidate.name === name);
      return definition?.input.safeParse(input).success ? confirmationFor(name, input, providers()) : undefined;
    },
    async invoke({ input }, token) {
      const { tools } = await engine();
      const { text, data } = await tools.call(name, input, { asker, signal: signalOf(token) });
      return new vscode.LanguageModelToolResult([
        new vscode.LanguageModelTextPart(text),
        new vscode.LanguageModelDataPart(Buffer.from(visibleJson(data)), 'application/json'),
      ]);
    },
  });
  return vscode.Disposable.from(
    ...TOOL_NAMES.map((name) => vscode.lm.registerTool(vscodeToolName(name), toolFor(name))),
  );
}

import * as vscode from 'vscode';
import { messageOf } from '../protocol/index.js';
import { composeExtension, type RunningExtension } from './composition.js';

let running: RunningExtension | undefined;

/** Called once by VS Code. Only registers; anything heavy is loaded on first use. */
export function activate(context: vscode.ExtensionContext): RunningExtension | undefined {
  try {
    running = composeExtension(context);
    // Other extensions get the return value; only tests may close the agent.
    return context.extensionMode === vscode.ExtensionMode.Test ? running : undefined;
  } catch (error) {
    void vscode.window.showErrorMessage(vscode.l10n.t('Regen Research could not start: {0}', messageOf(error)));
    throw error;
  }
}

/** VS Code waits for this: runs are marked as interrupted and the port is freed. */
export async function deactivate(): Promise<void> {
  await running?.close();
}

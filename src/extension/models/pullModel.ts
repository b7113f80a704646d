import * as vscode from 'vscode';
import { PROVIDERS, type Engine } from '../../agent/index.js';
import { say } from '../translation.js';

/**
 * Downloads an Ollama model with progress. If canceled, Ollama resumes the download next time. Asks for the name if
 * none is given.
 */
export async function pullModelWithProgress(engine: Engine, name?: string): Promise<void> {
  const asked =
    name ??
    (await vscode.window.showInputBox({
      title: vscode.l10n.t('Pull Ollama Model'),
      placeHolder: 'llama3.2:3b',
      prompt: vscode.l10n.t('Name of a model in the Ollama library'),
    }));
  const model = asked?.trim();
  const id = PROVIDERS.find(({ can }) => can.pull)?.id ?? '';
  const provider = engine.providers.get(id);
  if (!model || !provider?.pull) return;
  const abort = new AbortController();
  const steps = provider.pull(model, abort.signal);
  try {
    await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Pulling {0}', model), cancellable: true },
      async (progress, token) => {
        token.onCancellationRequested(() => abort.abort());
        let reported = 0;
        for await (const step of steps) {
          const share = (step.done ?? 0) * 100;
          progress.report({
            message: step.done === null ? say(step.sentence) : `${say(step.sentence)} · ${Math.floor(share)}%`,
            increment: Math.max(0, share - reported),
          });
          reported = Math.max(reported, share);
        }
      },
    );
  } catch (error) {
    if (abort.signal.aborted) return;
    throw error;
  }
  void vscode.window.showInformationMessage(vscode.l10n.t('{0} is ready to use.', model));
}

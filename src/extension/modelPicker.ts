import * as vscode from 'vscode';
import type { Engine } from '../agent/engine.js';
import type { ModelDescription } from '../agent/protocol/index.js';
import { writeSetting } from './settings.js';

const GIGABYTE = 1e9;
const places = { local: 'local', cloud: 'cloud', mock: 'bundled stand-in' } as const;

function describe(model: ModelDescription): string {
  return [
    places[model.location],
    model.size_bytes === undefined ? undefined : `${(model.size_bytes / GIGABYTE).toFixed(1)} GB`,
    model.context_tokens === undefined ? undefined : `${Math.round(model.context_tokens / 1024)}k context`,
    model.loaded ? 'loaded' : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}

interface ModelItem extends vscode.QuickPickItem {
  choose?: () => Promise<void>;
}

async function choose(provider: string | null, model: string | null): Promise<void> {
  await writeSetting('provider', provider);
  await writeSetting('model', model);
}

/** Quick pick of what is there now; the choice becomes the setting. */
export async function pickModel(engine: Engine): Promise<void> {
  const picker = vscode.window.createQuickPick<ModelItem>();
  picker.title = 'Model';
  picker.placeholder = 'Looking for models…';
  picker.matchOnDescription = true;
  picker.busy = true;
  picker.show();
  picker.onDidHide(() => picker.dispose());
  picker.onDidAccept(() => {
    const [item] = picker.selectedItems;
    picker.hide();
    void item?.choose?.();
  });
  const { models, providers } = await engine.runs.models();
  const items: ModelItem[] = [{ label: '$(sparkle) Automatic', description: 'the first provider that is there', choose: () => choose(null, null) }];
  for (const status of providers) {
    items.push({ label: status.label, kind: vscode.QuickPickItemKind.Separator });
    const own = models.filter((model) => model.provider === status.provider);
    for (const model of own) items.push({ label: model.label, description: describe(model), choose: () => choose(model.provider, model.id) });
    if (!status.available) items.push({ label: `$(circle-slash) ${status.label} is away`, description: status.message ?? '' });
  }
  items.push({ label: 'More', kind: vscode.QuickPickItemKind.Separator });
  items.push({ label: '$(cloud-download) Pull an Ollama model…', choose: async () => vscode.commands.executeCommand('regenResearch.pullModel') });
  items.push({ label: '$(key) Set an API key…', choose: async () => vscode.commands.executeCommand('regenResearch.setApiKey') });
  picker.items = items;
  picker.placeholder = 'Choose a model';
  picker.busy = false;
}

/** Downloads an Ollama model with progress; can be cancelled. */
export async function pullModel(engine: Engine): Promise<void> {
  const model = await vscode.window.showInputBox({ title: 'Pull an Ollama model', placeHolder: 'llama3.2:3b', prompt: 'Name as in the Ollama library' });
  const ollama = engine.providers.get('ollama');
  if (!model?.trim() || !ollama?.pull) return;
  await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title: `Pulling ${model}`, cancellable: true }, async (progress, token) => {
    const abort = new AbortController();
    token.onCancellationRequested(() => abort.abort());
    let reported = 0;
    try {
      for await (const step of ollama.pull?.(model.trim(), abort.signal) ?? []) {
        const share = (step.done ?? 0) * 100;
        progress.report({ message: step.message, increment: Math.max(0, share - reported) });
        reported = Math.max(reported, share);
      }
      void vscode.window.showInformationMessage(`${model} is there.`);
    } catch (error) {
      if (!abort.signal.aborted) void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
    }
  });
}

import * as vscode from 'vscode';
import type { Engine } from '../../agent/index.js';
import type { Disposable } from '../disposable.js';
import { providerName } from '../models/providerName.js';

/** Our icon, as in the activity bar; `contributes.icons` in package.json. */
const ICON = '$(regen-research)';

/** The status bar item: shows the model, and whether a run is in progress. */
export function createStatusBar(): Disposable & { follow(engine: Engine): void } {
  const item = vscode.window.createStatusBarItem('regenResearch.status', vscode.StatusBarAlignment.Right, 80);
  item.name = 'Regen Research';
  item.command = 'regenResearch.focus';
  item.text = `${ICON} Regen`;
  item.tooltip = vscode.l10n.t('Open Regen Research');
  item.show();
  const running = new Set<string>();
  let stop: (() => void) | undefined;

  return {
    follow(engine) {
      stop?.();
      /** `Ollama · qwen3:8b`; the demo's models have no meaningful names. */
      const answerer = (id: string, model: string): string => {
        const provider = engine.providers.get(id);
        if (!provider) return `${id} · ${model}`;
        return provider.location === 'mock' ? providerName(provider) : `${providerName(provider)} · ${model}`;
      };
      stop = engine.runs.listen({ trust: 'user' }, (_session, event) => {
        const { run_id: runId } = event;
        if (runId === undefined) return;
        if (event.type === 'agent_start') {
          running.add(runId);
          item.tooltip = vscode.l10n.t('Regen Research: {0}', answerer(event.payload.provider, event.payload.model));
        } else if (event.type === 'provider_changed') {
          item.tooltip = vscode.l10n.t('Regen Research: {0}', answerer(event.payload.to, event.payload.model));
        } else if (event.type === 'agent_end') running.delete(runId);
        else return;
        item.text = running.size > 0 ? '$(loading~spin) Regen' : `${ICON} Regen`;
        void vscode.commands.executeCommand('setContext', 'regenResearch.running', running.size > 0);
      });
    },
    dispose() {
      stop?.();
      item.dispose();
    },
  };
}

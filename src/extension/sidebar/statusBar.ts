import * as vscode from 'vscode';
import type { Engine } from '../../agent/index.js';
import type { Disposable } from '../disposable.js';

/** The status bar item: shows the model, and whether a run is in progress. */
export function createStatusBar(): Disposable & { follow(engine: Engine): void } {
  const item = vscode.window.createStatusBarItem('regenResearch.status', vscode.StatusBarAlignment.Right, 80);
  item.name = 'Regen Research';
  item.command = 'regenResearch.focus';
  item.text = '$(book) Regen';
  item.tooltip = vscode.l10n.t('Open Regen Research');
  item.show();
  const running = new Set<string>();
  let stop: (() => void) | undefined;

  return {
    follow(engine) {
      stop?.();
      stop = engine.runs.listen({ trust: 'user' }, (_session, event) => {
        const { run_id: runId } = event;
        if (runId === undefined) return;
        if (event.type === 'agent_start') {
          running.add(runId);
          item.tooltip = vscode.l10n.t('Regen Research: {0}', `${event.payload.provider} · ${event.payload.model}`);
        } else if (event.type === 'agent_end') running.delete(runId);
        else return;
        item.text = running.size > 0 ? '$(loading~spin) Regen' : '$(book) Regen';
        void vscode.commands.executeCommand('setContext', 'regenResearch.running', running.size > 0);
      });
    },
    dispose() {
      stop?.();
      item.dispose();
    },
  };
}

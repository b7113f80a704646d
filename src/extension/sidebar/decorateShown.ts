import type * as vscode from 'vscode';
import type { Summary } from '../../protocol/index.js';
import type { CitationDecorations } from '../citations/decorations.js';
import type { SidebarView } from './sidebarView.js';

/**
 * Keeps the editors' marks in sync with the answer shown in the sidebar: none if it shows no answer or an unfinished
 * one.
 */
export function decorateShown(
  sidebar: Pick<SidebarView, 'shown' | 'onDidChangeShown'>,
  decorations: Pick<CitationDecorations, 'show'>,
  summaryOf: (runId: string) => Promise<Summary | undefined>,
): vscode.Disposable {
  /** Counts changes: an answer that arrives late doesn't replace a newer one. */
  let change = 0;

  async function follow(): Promise<void> {
    const mine = ++change;
    const { shown } = sidebar;
    if (!shown || shown.running) {
      decorations.show('', undefined);
      return;
    }
    // Marks are optional: if the answer can't be read, the sidebar reports it.
    const summary = await summaryOf(shown.runId).catch(() => undefined);
    if (mine === change) decorations.show(shown.runId, summary);
  }
  return sidebar.onDidChangeShown(() => void follow());
}

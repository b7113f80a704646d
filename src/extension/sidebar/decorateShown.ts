import type * as vscode from 'vscode';
import type { Summary } from '../../protocol/index.js';
import type { CitationDecorations } from '../citations/decorations.js';
import type { SidebarView } from './sidebarView.js';

/** Keeps the marks in the editors those of the answer that the sidebar shows: none where it shows none, or one that is being written. */
export function decorateShown(
  sidebar: Pick<SidebarView, 'shown' | 'onDidChangeShown'>,
  decorations: Pick<CitationDecorations, 'show'>,
  summaryOf: (runId: string) => Promise<Summary | undefined>,
): vscode.Disposable {
  /** Counts changes: an answer that comes late does not replace that of a later one. */
  let change = 0;

  async function follow(): Promise<void> {
    const mine = ++change;
    const { shown } = sidebar;
    if (!shown || shown.running) {
      decorations.show('', undefined);
      return;
    }
    // Marks are an extra: where the answer cannot be read, the sidebar says so.
    const summary = await summaryOf(shown.runId).catch(() => undefined);
    if (mine === change) decorations.show(shown.runId, summary);
  }
  return sidebar.onDidChangeShown(() => void follow());
}

import * as vscode from 'vscode';
import { findQuote } from './findQuote.js';

/**
 * Opens a notebook at a cell, counted from 1, including its output. Selects the quote if it is in the cell's own text.
 */
export async function showInNotebook(uri: vscode.Uri, cell: number, quote: string): Promise<void> {
  const notebook = await vscode.workspace.openNotebookDocument(uri);
  const index = Math.min(Math.max(0, cell - 1), notebook.cellCount - 1);
  const range = new vscode.NotebookRange(index, index + 1);
  const editor = await vscode.window.showNotebookDocument(notebook, { preview: true, selections: [range] });
  editor.revealRange(range, vscode.NotebookEditorRevealType.InCenter);
  const { document } = notebook.cellAt(index);
  const found = findQuote(document.getText(), quote, 0);
  const text = vscode.window.visibleTextEditors.find((candidate) => candidate.document === document);
  if (!found || !text) return;
  const selected = new vscode.Selection(document.positionAt(found.start), document.positionAt(found.end));
  text.selection = selected;
  text.revealRange(selected, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

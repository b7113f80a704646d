import type * as vscode from 'vscode';

/** The quote that a citation opened last, as VS Code selected it. */
let shown: { uri: string; range: vscode.Range } | undefined;

export function rememberQuote(document: vscode.TextDocument, range: vscode.Range): void {
  shown = { uri: document.uri.toString(), range };
}

/** Whether a selection is the quote that a citation opened: to look at it is not to ask about it. */
export function isShownQuote(document: vscode.TextDocument, selection: vscode.Range): boolean {
  return shown?.uri === document.uri.toString() && shown.range.isEqual(selection);
}

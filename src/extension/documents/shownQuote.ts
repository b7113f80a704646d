import * as vscode from 'vscode';

/** The quote of the most recently opened citation, as VS Code selected it. */
let shown: { uri: string; range: vscode.Range } | undefined;

/** Forgets the quote when its document is closed, and at the end. */
export function watchShownQuote(): vscode.Disposable {
  const closing = vscode.workspace.onDidCloseTextDocument(({ uri }) => {
    if (shown?.uri === uri.toString()) shown = undefined;
  });
  return new vscode.Disposable(() => {
    closing.dispose();
    shown = undefined;
  });
}

export function rememberQuote(document: vscode.TextDocument, range: vscode.Range): void {
  shown = { uri: document.uri.toString(), range };
}

/** Whether a selection is the quote of an opened citation: viewing it isn't asking about it. */
export function isShownQuote(document: vscode.TextDocument, selection: vscode.Range): boolean {
  return shown?.uri === document.uri.toString() && shown.range.isEqual(selection);
}

import * as vscode from 'vscode';
import { AgentError, asWritten } from '../../protocol/index.js';

/** Throws in an untrusted workspace, where nobody can change anything. */
export function requireTrust(): void {
  if (!vscode.workspace.isTrusted)
    throw new AgentError(
      'action_refused',
      asWritten(vscode.l10n.t('Trust this workspace to use actions that change files.')),
    );
}

/** The active editor; throws if there is none. */
export function editorToChange(): vscode.TextEditor {
  requireTrust();
  const editor = vscode.window.activeTextEditor;
  if (!editor)
    throw new AgentError('action_failed', asWritten(vscode.l10n.t('Open the document to insert the answer into.')));
  return editor;
}

/** Inserts text at the cursor. Throws if the document can't be changed. */
export async function insertAtCursor(editor: vscode.TextEditor, text: string): Promise<void> {
  const { document } = editor;
  const { version } = document;
  const done = await editor.edit((edit) => edit.insert(editor.selection.active, text));
  // VS Code reports success even for a read-only document.
  if (done && document.version !== version) return;
  throw new AgentError(
    'action_failed',
    asWritten(
      vscode.l10n.t(
        '{0} is read-only. Open another document and try again.',
        vscode.workspace.asRelativePath(document.uri),
      ),
    ),
  );
}

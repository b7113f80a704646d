import * as vscode from 'vscode';
import type { ActionHost, Engine } from '../../agent/index.js';
import { AgentError, asWritten } from '../../protocol/index.js';
import { editorToChange, insertAtCursor, requireTrust } from '../documents/changes.js';
import { citedFor, citedToCopy } from '../documents/citedAnswer.js';
import { openSource } from '../citations/citations.js';
import type { Notes } from '../documents/notes.js';

async function confirm(question: string, yes: string, detail?: string): Promise<void> {
  const answer = await vscode.window.showWarningMessage(question, { modal: true, detail }, yes);
  if (answer !== yes)
    throw new AgentError('action_refused', asWritten(vscode.l10n.t('The action was not confirmed in VS Code.')));
}

/**
 * Performs actions in VS Code. The person confirms anything that changes files or opens something, whoever requested
 * it.
 */
export function createActionHost(notes: Notes, engine: () => Promise<Engine>): ActionHost {
  return {
    async perform(action, context) {
      const { summary } = context;
      switch (action.action_type) {
        case 'open_link':
          await confirm(vscode.l10n.t('Open this address in your browser?'), vscode.l10n.t('Open'), action.url);
          await vscode.env.openExternal(vscode.Uri.parse(action.url, true));
          return { message: vscode.l10n.t('Opened in the browser.') };
        case 'open_source': {
          const { start, end } = action;
          const { notice } = await openSource(
            summary,
            action.source_id,
            'editor',
            start === undefined || end === undefined ? undefined : { start, end },
          );
          return { message: notice ?? vscode.l10n.t('Opened.') };
        }
        case 'copy_answer': {
          // The clipboard may contain something the person is about to paste.
          if (context.askedBy === 'client')
            await confirm(vscode.l10n.t('Copy the answer to the clipboard?'), vscode.l10n.t('Copy'));
          const text = citedToCopy(context, (await engine()).exporters);
          await vscode.env.clipboard.writeText(text);
          return { message: vscode.l10n.t('Copied.'), text };
        }
        case 'insert_into_editor': {
          const editor = editorToChange();
          const name = vscode.workspace.asRelativePath(editor.document.uri);
          await confirm(vscode.l10n.t('Insert the answer into {0}?', name), vscode.l10n.t('Insert'));
          await insertAtCursor(editor, citedFor(editor.document, context, (await engine()).exporters));
          return { message: vscode.l10n.t('Inserted.'), uri: editor.document.uri.toString() };
        }
        case 'save_note': {
          requireTrust();
          await confirm(vscode.l10n.t('Save the answer as a note in this workspace?'), vscode.l10n.t('Save'));
          const uri = await notes.save(await engine(), context);
          return { message: vscode.l10n.t('Saved as {0}.', vscode.workspace.asRelativePath(uri)), uri: uri.toString() };
        }
        case 'export_answer': {
          requireTrust();
          const uri = await notes.exportTo(await engine(), context, action.format);
          if (!uri) throw new AgentError('action_refused', asWritten(vscode.l10n.t('No file was selected.')));
          return { message: vscode.l10n.t('Exported to {0}.', uri.fsPath), uri: uri.toString() };
        }
        default:
          throw new AgentError(
            'action_failed',
            asWritten(vscode.l10n.t('VS Code cannot perform {0}.', action.action_type)),
          );
      }
    },
  };
}

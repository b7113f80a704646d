import * as vscode from 'vscode';
import type { ActionHost } from '../../agent/index.js';
import { AgentError } from '../../protocol/index.js';
import { editorToChange, insertAtCursor, requireTrust } from '../documents/changes.js';
import { openSource } from '../citations/citations.js';
import type { Notes } from '../documents/notes.js';

async function confirm(question: string, yes: string, detail?: string): Promise<void> {
  const answer = await vscode.window.showWarningMessage(
    question,
    { modal: true, ...(detail !== undefined && { detail }) },
    yes,
  );
  if (answer !== yes) throw new AgentError('action_refused', 'It was not confirmed in VS Code.');
}

/** What actions do in VS Code. Whoever asked, what changes files or opens the world is confirmed here, by the person. */
export function createActionHost(notes: Notes): ActionHost {
  return {
    async perform(action, context) {
      const { summary } = context;
      switch (action.action_type) {
        case 'open_link':
          await confirm('Open this address in the browser?', 'Open', action.url);
          await vscode.env.openExternal(vscode.Uri.parse(action.url, true));
          return { message: 'Opened in the browser.' };
        case 'open_source': {
          const { start, end } = action;
          const { notice } = await openSource(
            summary,
            action.source_id,
            'editor',
            start === undefined || end === undefined ? undefined : { start, end },
          );
          return { message: notice ?? 'Opened.' };
        }
        case 'copy_answer':
          await vscode.env.clipboard.writeText(summary.text);
          return { message: 'Copied.', text: summary.text };
        case 'insert_into_editor': {
          const editor = editorToChange();
          await confirm(`Insert the answer into ${vscode.workspace.asRelativePath(editor.document.uri)}?`, 'Insert');
          await insertAtCursor(editor, summary.text);
          return { message: 'Inserted.', uri: editor.document.uri.toString() };
        }
        case 'save_note': {
          requireTrust();
          await confirm('Save the answer as a note in this workspace?', 'Save');
          const uri = await notes.save(context);
          return { message: `Saved as ${vscode.workspace.asRelativePath(uri)}.`, uri: uri.toString() };
        }
        case 'export_answer': {
          requireTrust();
          const uri = await notes.exportTo(context, action.format);
          if (!uri) throw new AgentError('action_refused', 'No file was chosen.');
          return { message: `Exported to ${uri.fsPath}.`, uri: uri.toString() };
        }
        default:
          throw new AgentError('action_failed', `${action.action_type} is not done by the editor.`);
      }
    },
  };
}

import * as vscode from 'vscode';
import type { Engine } from '../../agent/index.js';
import { AgentError, asWritten, type ExportFormat } from '../../protocol/index.js';
import { editorToChange, insertAtCursor } from '../documents/changes.js';
import { citedFor, citedToCopy } from '../documents/citedAnswer.js';
import type { Notes } from '../documents/notes.js';
import { correctedAnswerOf, type ShownAnswer } from '../documents/shownAnswer.js';

/**
 * Copies, inserts, saves, and exports answers with their citations. Each method returns a message that says where the
 * answer went; undefined if dismissed.
 */
export interface AnswerFiles {
  copy(runId: string): Promise<string>;
  insert(runId: string): Promise<void>;
  /** `answer`: the id of a run, or an answer that isn't one. */
  saveNote(answer: string | ShownAnswer): Promise<string>;
  exportAnswer(runId: string, format?: ExportFormat): Promise<string | undefined>;
}

export function createAnswerFiles(engine: () => Promise<Engine>, notes: Notes): AnswerFiles {
  async function answerToWrite(runId: string): Promise<ShownAnswer> {
    const answer = await correctedAnswerOf(await engine(), runId);
    if (!answer) throw new AgentError('action_failed', asWritten(vscode.l10n.t('No answer to save yet.')));
    return answer;
  }
  return {
    async copy(runId) {
      const { exporters } = await engine();
      await vscode.env.clipboard.writeText(citedToCopy(await answerToWrite(runId), exporters));
      return vscode.l10n.t('Copied with its sources.');
    },
    async insert(runId) {
      const editor = editorToChange();
      await insertAtCursor(editor, citedFor(editor.document, await answerToWrite(runId), (await engine()).exporters));
    },
    async saveNote(answer) {
      const shown = typeof answer === 'string' ? await answerToWrite(answer) : answer;
      const uri = await notes.save(await engine(), shown);
      return vscode.l10n.t('Saved as {0}.', vscode.workspace.asRelativePath(uri));
    },
    async exportAnswer(runId, format) {
      const uri = await notes.exportTo(await engine(), await answerToWrite(runId), format);
      return uri && vscode.l10n.t('Exported to {0}.', vscode.workspace.asRelativePath(uri));
    },
  };
}

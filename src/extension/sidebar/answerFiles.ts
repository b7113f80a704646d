import * as vscode from 'vscode';
import type { Engine } from '../../agent/index.js';
import { AgentError, asWritten } from '../../protocol/index.js';
import type { ExportFormat, Notes } from '../documents/notes.js';
import { answerOf, type ShownAnswer } from '../documents/shownAnswer.js';

/** Writes answers of runs to files. Each returns a sentence that says where; undefined when it was dismissed. */
export interface AnswerFiles {
  saveNote(runId: string): Promise<string>;
  exportAnswer(runId: string, format?: ExportFormat): Promise<string | undefined>;
}

export function createAnswerFiles(engine: () => Promise<Engine>, notes: Notes): AnswerFiles {
  async function answerToWrite(runId: string): Promise<ShownAnswer> {
    const answer = await answerOf(await engine(), runId);
    if (!answer) throw new AgentError('action_failed', asWritten(vscode.l10n.t('No answer to save yet.')));
    return answer;
  }
  return {
    async saveNote(runId) {
      const uri = await notes.save(await engine(), await answerToWrite(runId));
      return vscode.l10n.t('Saved as {0}.', vscode.workspace.asRelativePath(uri));
    },
    async exportAnswer(runId, format) {
      const uri = await notes.exportTo(await engine(), await answerToWrite(runId), format);
      return uri && vscode.l10n.t('Exported to {0}.', vscode.workspace.asRelativePath(uri));
    },
  };
}

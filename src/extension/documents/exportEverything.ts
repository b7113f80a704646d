import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as vscode from 'vscode';
import type { Engine } from '../../agent/index.js';

/**
 * Writes the entire store as JSON lines to a file that the person chooses. It may exceed the maximum length of a
 * string.
 */
export async function exportEverything({ store }: { store: Pick<Engine['store'], 'exportAll'> }): Promise<void> {
  const uri = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export All Data'),
    filters: { [vscode.l10n.t('JSON Lines')]: ['jsonl'] },
  });
  if (!uri) return;
  let count = 0;
  async function* lines(): AsyncGenerator<Buffer> {
    for await (const line of store.exportAll()) {
      count++;
      yield Buffer.from(`${line}\n`);
    }
  }
  if (uri.scheme === 'file') await pipeline(Readable.from(lines()), createWriteStream(uri.fsPath));
  else {
    // For other schemes, VS Code can only write a file as a whole.
    const pieces: Buffer[] = [];
    for await (const piece of lines()) pieces.push(piece);
    await vscode.workspace.fs.writeFile(uri, Buffer.concat(pieces));
  }
  void vscode.window.showInformationMessage(vscode.l10n.t('Exported {0} records.', count));
}

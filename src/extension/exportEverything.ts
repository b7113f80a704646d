import * as vscode from 'vscode';
import type { Engine } from '../agent/engine.js';

/** Writes the whole store as JSON lines to a file that the reader names. */
export async function exportEverything(engine: Engine): Promise<void> {
  const uri = await vscode.window.showSaveDialog({ title: 'Export all data', filters: { 'JSON lines': ['jsonl'] } });
  if (!uri) return;
  const lines: string[] = [];
  for await (const line of engine.store.exportAll()) lines.push(line);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(lines.join('\n') + '\n'));
  void vscode.window.showInformationMessage(`Exported ${lines.length} records.`);
}

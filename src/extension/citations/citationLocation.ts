import * as vscode from 'vscode';
import type { Range, SourceInfo } from '../../protocol/index.js';
import { toRange } from '../documents/documents.js';
import { snapshotUri } from '../documents/snapshots.js';

/** Formats whose document shows the text that was read, at the same places. */
const SHOWN_AS_TEXT: ReadonlySet<SourceInfo['format']> = new Set(['markdown', 'text', 'code', 'json', 'csv']);

/** Whether VS Code can show the source's own document with the Markdown's text in it. */
export function opensAsText<Source extends Pick<SourceInfo, 'uri' | 'format'>>(
  source: Source,
): source is Source & { uri: string } {
  return source.uri !== undefined && SHOWN_AS_TEXT.has(source.format);
}

/** Where VS Code shows a passage: in the document, or in the text as it was read. */
export async function citationLocation(
  source: Pick<SourceInfo, 'title' | 'content_hash' | 'format' | 'uri'>,
  { start, end, range, quote }: { start: number; end: number; range?: Range; quote: string },
): Promise<vscode.Location> {
  if (opensAsText(source)) {
    const uri = vscode.Uri.parse(source.uri, true);
    if (range) return new vscode.Location(uri, toRange(range));
    const document = await vscode.workspace.openTextDocument(uri);
    const place = new vscode.Range(document.positionAt(start), document.positionAt(end));
    if (document.getText(place) === quote) return new vscode.Location(uri, place);
  }
  const uri = snapshotUri(source);
  const document = await vscode.workspace.openTextDocument(uri);
  return new vscode.Location(uri, new vscode.Range(document.positionAt(start), document.positionAt(end)));
}

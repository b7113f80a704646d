import { posix } from 'node:path';
import * as vscode from 'vscode';
import type { Engine, LinkDocument } from '../../agent/index.js';
import { engineCatalog } from '../translation.js';
import type { ShownAnswer } from './shownAnswer.js';

/** Relative links from a file to documents of its workspace, at the cited line. */
export function linksFrom(file: vscode.Uri): LinkDocument {
  return (source, citation) => {
    if (source.uri === undefined) return undefined;
    const target = vscode.Uri.parse(source.uri);
    const folder = vscode.workspace.getWorkspaceFolder(target);
    if (!folder || folder !== vscode.workspace.getWorkspaceFolder(file)) return undefined;
    const relative = posix.relative(posix.dirname(file.path), target.path);
    const line = citation?.range === undefined ? '' : `#L${citation.range.start.line + 1}`;
    return relative.split('/').map(encodeURIComponent).join('/') + line;
  };
}

type Exporters = Engine['exporters'];
type Answer = Pick<ShownAnswer, 'query' | 'summary' | 'corrections'>;

/** An answer with its citations, in the format of the document it is inserted into. */
export function citedFor(document: vscode.TextDocument, answer: Answer, exporters: Exporters): string {
  const write = document.languageId === 'markdown' ? exporters.toCitedMarkdown : exporters.toCitedText;
  return write({ ...answer, catalog: engineCatalog() }, { linkDocument: linksFrom(document.uri) });
}

/** An answer with its citations, as text for the clipboard. */
export const citedToCopy = (answer: Answer, { toCitedText }: Exporters): string =>
  toCitedText({ ...answer, catalog: engineCatalog() });

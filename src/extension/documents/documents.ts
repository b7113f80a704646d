import * as vscode from 'vscode';
import type { DocumentHost, HostDocument } from '../../agent/index.js';
import { AgentError, asWritten, type Range } from '../../protocol/index.js';
import { sayError } from '../translation.js';
import { isPrivateSnapshot } from './snapshots.js';

/** Formats that an editor can't show as text; the engine's parsers take the bytes. */
const BINARY = /\.(pdf|docx|pptx|xlsx|od[tps]|epub|emlx?|mbox|msg|mht|mhtml|png|jpe?g|tiff?|bmp|webp)$/i;

/** Languages read as prose. All others may have symbols, which divide the text better than blank lines do. */
const PROSE = new Set([
  'plaintext',
  'markdown',
  'restructuredtext',
  'asciidoc',
  'latex',
  'log',
  'csv',
  'json',
  'jsonc',
  'html',
  'xml',
]);

/** A language's symbol provider may take long to start; the text shouldn't wait for it. */
const SYMBOLS_WITHIN_MS = 1500;

export function toRange(range: Range): vscode.Range {
  return new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character);
}

export function fromRange(range: vscode.Range): Range {
  return {
    start: { line: range.start.line, character: range.start.character },
    end: { line: range.end.line, character: range.end.character },
  };
}

export function titleOf(uri: vscode.Uri): string {
  // The path is already decoded; a name may contain any character, including `%`.
  return uri.path.split('/').pop() || uri.toString();
}

async function symbolsOf(document: vscode.TextDocument): Promise<HostDocument['symbols']> {
  if (PROSE.has(document.languageId)) return undefined;
  const found = await Promise.race([
    vscode.commands.executeCommand<(vscode.DocumentSymbol | vscode.SymbolInformation)[] | undefined>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    ),
    new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), SYMBOLS_WITHIN_MS)),
  ]);
  return found?.map((symbol) => {
    const range = 'location' in symbol ? symbol.location.range : symbol.range;
    return { name: symbol.name, start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  });
}

/** Converts an output of an open cell to the notebook format; VS Code has its own types for printed output. */
function outputsOf({ items }: vscode.NotebookCellOutput): object[] {
  const text = ({ data }: vscode.NotebookCellOutputItem) => new TextDecoder().decode(data);
  const data: Record<string, string> = {};
  const outputs: object[] = [];
  for (const item of items) {
    const kind = /^application\/vnd\.code\.notebook\.(stdout|stderr|error)$/.exec(item.mime)?.[1];
    if (kind === 'error') {
      const { name, message } = JSON.parse(text(item)) as { name?: string; message?: string };
      outputs.push({ output_type: 'error', ename: name ?? 'Error', evalue: message ?? '' });
    } else if (kind !== undefined) outputs.push({ output_type: 'stream', name: kind, text: text(item) });
    else if (item.mime.startsWith('text/')) data[item.mime] = text(item);
    else if (item.mime.startsWith('image/')) data[item.mime] = '';
  }
  return Object.keys(data).length === 0 ? outputs : [...outputs, { output_type: 'display_data', data }];
}

/** An open notebook with its unsaved cells, in the notebook file format. */
function notebookText(notebook: vscode.NotebookDocument): string {
  const language =
    notebook.getCells().find((cell) => cell.kind === vscode.NotebookCellKind.Code)?.document.languageId ?? 'python';
  const cells = notebook.getCells().map((cell) => ({
    cell_type: cell.kind === vscode.NotebookCellKind.Code ? 'code' : 'markdown',
    metadata: {},
    outputs: cell.outputs.flatMap(outputsOf),
    source: cell.document.getText(),
  }));
  return JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: { language_info: { name: language } }, cells });
}

async function readBytes(uri: vscode.Uri): Promise<Uint8Array> {
  try {
    return await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    const missing = error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
    throw new AgentError(
      missing ? 'not_found' : 'read_failed',
      asWritten(
        missing
          ? vscode.l10n.t('File not found: {0}.', titleOf(uri))
          : vscode.l10n.t('Could not read {0}: {1}', titleOf(uri), sayError(error)),
      ),
      { cause: error },
    );
  }
}

/** Documents as VS Code has them, including unsaved changes, from any scheme that it can read. */
export const vscodeDocuments: DocumentHost = {
  isPrivate: (address) => isPrivateSnapshot(vscode.Uri.parse(address)),
  async open(address, range, signal) {
    const uri = vscode.Uri.parse(address, true);
    const title = titleOf(uri);
    const notebook = vscode.workspace.notebookDocuments.find(
      (candidate) => candidate.uri.toString() === uri.toString(),
    );
    if (notebook) return { uri: address, title, bytes: new TextEncoder().encode(notebookText(notebook)) };
    if (BINARY.test(uri.path)) return { uri: address, title, bytes: await readBytes(uri) };

    let document: vscode.TextDocument;
    try {
      document = await vscode.workspace.openTextDocument(uri);
    } catch {
      // VS Code opens neither binary nor very large files as text; the engine decides what to do with the bytes.
      return { uri: address, title, bytes: await readBytes(uri) };
    }
    signal.throwIfAborted();
    if (range) {
      const selected = document.validateRange(toRange(range));
      return {
        uri: address,
        title,
        text: document.getText(selected),
        languageId: document.languageId,
        start: fromRange(selected).start,
      };
    }
    const symbols = await symbolsOf(document);
    return {
      uri: address,
      title,
      text: document.getText(),
      languageId: document.languageId,
      symbols,
    };
  },
};

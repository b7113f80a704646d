import * as vscode from 'vscode';
import { MAX_SOURCES, type ActiveDocument } from '../../protocol/index.js';
import { fromRange, titleOf } from './documents.js';
import { isShownQuote } from './shownQuote.js';
import { SNAPSHOT_SCHEME } from './snapshots.js';

/** Schemes of VS Code's own views, which aren't documents to read. */
const NOT_READ = new Set([
  'output',
  'vscode-terminal',
  'comment',
  'debug',
  'git-graph',
  'walkThrough',
  'search-editor',
]);

function uriOfTab(tab: vscode.Tab | undefined): vscode.Uri | undefined {
  const input = tab?.input;
  if (
    input instanceof vscode.TabInputText ||
    input instanceof vscode.TabInputCustom ||
    input instanceof vscode.TabInputNotebook
  )
    return input.uri;
  return undefined;
}

/**
 * What "this document" means now: the active editor, or the active tab if it isn't a text editor (a PDF, a notebook).
 */
export function activeDocument(): ActiveDocument | null {
  const editor = vscode.window.activeTextEditor;
  if (editor && !NOT_READ.has(editor.document.uri.scheme)) {
    const { document } = editor;
    const selections = editor.selections
      .filter((selection) => !selection.isEmpty && !isShownQuote(document, selection))
      .toSorted((a, b) => a.start.compareTo(b.start))
      .slice(0, MAX_SOURCES)
      .map(fromRange);
    return {
      uri: document.uri.toString(),
      title: titleOf(document.uri),
      dirty: document.isDirty,
      selections: selections.length > 0 ? selections : undefined,
    };
  }
  const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
  const uri = uriOfTab(tab);
  return uri && !NOT_READ.has(uri.scheme)
    ? { uri: uri.toString(), title: titleOf(uri), dirty: tab?.isDirty ?? false }
    : null;
}

/**
 * What the sidebar is bound to: the active document, unless it is a snapshot of a source that has already been read.
 */
export function documentToOffer(): ActiveDocument | null {
  const document = activeDocument();
  return document && vscode.Uri.parse(document.uri).scheme === SNAPSHOT_SCHEME ? null : document;
}

export function openEditors(): vscode.Uri[] {
  const uris = vscode.window.tabGroups.all
    .flatMap((group) => group.tabs.map(uriOfTab))
    .filter((uri) => uri !== undefined);
  return [...new Map(uris.filter((uri) => !NOT_READ.has(uri.scheme)).map((uri) => [uri.toString(), uri])).values()];
}

/** Fires shortly after the last of a burst of changes to the active document or its selection. */
export function watchActiveDocument(listener: (document: ActiveDocument | null) => void): vscode.Disposable {
  // Selecting with the mouse fires for every character.
  const SETTLED_AFTER_MS = 120;
  let timer: NodeJS.Timeout | undefined;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => listener(documentToOffer()), SETTLED_AFTER_MS);
  };
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(changed),
    vscode.window.onDidChangeTextEditorSelection(changed),
    vscode.window.tabGroups.onDidChangeTabs(changed),
    vscode.workspace.onDidSaveTextDocument(changed),
    { dispose: () => clearTimeout(timer) },
  );
}

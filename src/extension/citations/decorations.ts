import * as vscode from 'vscode';
import type { Summary } from '../../protocol/index.js';
import { toRange } from '../documents/documents.js';
import { findQuote } from './findQuote.js';
import { SNAPSHOT_SCHEME, snapshotUri } from '../documents/snapshots.js';
import type { Disposable } from '../disposable.js';

const style = vscode.window.createTextEditorDecorationType({
  borderWidth: '0 0 1px 0',
  borderStyle: 'dotted',
  borderColor: new vscode.ThemeColor('textLink.foreground'),
  overviewRulerColor: new vscode.ThemeColor('textLink.foreground'),
  overviewRulerLane: vscode.OverviewRulerLane.Right,
});

export interface CitationDecorations extends Disposable {
  /** The answer whose passages to mark from now on; undefined for none. */
  show(runId: string, summary: Summary | undefined): void;
}

/** Marks the passages behind the current answer in editors; the hover shows the sentence and links to the sidebar. */
export function createCitationDecorations(enabled: () => boolean): CitationDecorations {
  let shown: { runId: string; summary: Summary } | undefined;

  function optionsFor(document: vscode.TextDocument): vscode.DecorationOptions[] {
    if (!shown) return [];
    const { runId, summary } = shown;
    const address = document.uri.toString();
    const sources = new Set(
      summary.sources
        .filter(
          (source) =>
            (document.uri.scheme === SNAPSHOT_SCHEME ? snapshotUri(source).toString() : source.uri) === address,
        )
        .map(({ id }) => id),
    );
    if (sources.size === 0) return [];
    const text = document.getText();
    return summary.citations
      .filter((citation) => sources.has(citation.source_id))
      .flatMap((citation) => {
        const near = citation.range ? document.offsetAt(toRange(citation.range).start) : citation.start;
        const found = findQuote(text, citation.quote, near);
        if (!found) return [];
        const hover = new vscode.MarkdownString();
        hover.appendText(citation.sentence);
        const argument = encodeURIComponent(JSON.stringify([runId, citation.sentence_index]));
        const show = vscode.l10n.t('Show in Sidebar');
        hover.appendMarkdown(`\n\n[${show}](command:regenResearch.revealSentence?${argument})`);
        hover.isTrusted = { enabledCommands: ['regenResearch.revealSentence'] };
        return [
          {
            range: new vscode.Range(document.positionAt(found.start), document.positionAt(found.end)),
            hoverMessage: hover,
          },
        ];
      });
  }
  function refresh() {
    for (const editor of vscode.window.visibleTextEditors)
      editor.setDecorations(style, enabled() ? optionsFor(editor.document) : []);
  }
  // Searching for the quotes on every keystroke would be too expensive.
  const REFRESH_AFTER_MS = 400;
  let timer: NodeJS.Timeout | undefined;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(refresh, REFRESH_AFTER_MS);
  };
  const disposable = vscode.Disposable.from(
    style,
    vscode.window.onDidChangeVisibleTextEditors(refresh),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (vscode.window.visibleTextEditors.some((editor) => editor.document === document)) soon();
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('regenResearch.citations')) refresh();
    }),
    { dispose: () => clearTimeout(timer) },
  );
  return {
    show(runId, summary) {
      shown = summary && { runId, summary };
      refresh();
    },
    dispose() {
      disposable.dispose();
    },
  };
}

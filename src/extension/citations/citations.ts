import * as vscode from 'vscode';
import { citationLink, type Citation, type CitedAnswer, type SourceInfo } from '../../protocol/index.js';
import { titleOf, toRange } from '../documents/documents.js';
import { opensAsText } from './citationLocation.js';
import { findQuote } from './findQuote.js';
import { showInNotebook } from './notebookPlace.js';
import { hasPages, openPage, showOnPage } from './pdfEditor.js';
import { rememberQuote } from '../documents/shownQuote.js';
import { snapshotUri } from '../documents/snapshots.js';

/** How long the quote stays highlighted after it is opened. */
const FLASH_MS = 1600;

const flash = vscode.window.createTextEditorDecorationType({
  backgroundColor: new vscode.ThemeColor('editor.findMatchHighlightBackground'),
  borderColor: new vscode.ThemeColor('editor.findMatchBorder'),
  overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.findMatchForeground'),
  overviewRulerLane: vscode.OverviewRulerLane.Full,
});

async function show(
  uri: vscode.Uri,
  locate: (document: vscode.TextDocument) => vscode.Range | undefined,
): Promise<boolean> {
  const document = await vscode.workspace.openTextDocument(uri);
  const range = locate(document);
  if (range) rememberQuote(document, range);
  const editor = await vscode.window.showTextDocument(document, { preview: true, selection: range });
  if (!range) return false;
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  editor.setDecorations(flash, [range]);
  setTimeout(() => editor.setDecorations(flash, []), FLASH_MS);
  return true;
}

async function openSnapshot(source: SourceInfo, start?: number, end?: number): Promise<void> {
  await show(snapshotUri(source), (document) =>
    start === undefined || end === undefined
      ? undefined
      : new vscode.Range(document.positionAt(start), document.positionAt(end)),
  );
}

function pageUri(source: SourceInfo, citation?: Citation): vscode.Uri | undefined {
  const link = citationLink(source, citation);
  return link === undefined ? undefined : vscode.Uri.parse(link, true);
}

/** The result of opening a citation: a message if the location isn't exactly what was quoted. */
export interface Opened {
  notice?: string;
}

/** Opens and highlights the passage behind a sentence. If the document has changed, finds the passage by its text. */
export async function openCitation(
  summary: CitedAnswer,
  citationId: number,
  place: 'editor' | 'browser',
): Promise<Opened> {
  const citation = summary.citations.find((candidate) => candidate.id === citationId);
  const source = summary.sources.find((candidate) => candidate.id === citation?.source_id);
  if (!citation || !source) return { notice: vscode.l10n.t('This citation is no longer part of the answer.') };
  if (place === 'browser') {
    const uri = pageUri(source, citation);
    if (uri) await vscode.env.openExternal(uri);
    return uri ? {} : { notice: vscode.l10n.t('This source has no web address.') };
  }
  const file = source.uri === undefined ? undefined : vscode.Uri.parse(source.uri, true);
  if (file && hasPages(source.format, file)) {
    const { page = 1, quote, recognized, boxes = [] } = citation;
    await showOnPage(file, { page, quote, recognized: recognized !== undefined, boxes });
    return {};
  }
  if (source.uri !== undefined && citation.place?.unit === 'cell') {
    await showInNotebook(vscode.Uri.parse(source.uri, true), citation.place.number, citation.quote);
    return {};
  }
  if (!opensAsText(source)) {
    await openSnapshot(source, citation.start, citation.end);
    return {};
  }
  const uri = vscode.Uri.parse(source.uri, true);
  const outcome = { moved: false };
  const found = await show(uri, (document) => {
    const expected = citation.range && document.validateRange(toRange(citation.range));
    if (expected && document.getText(expected) === citation.quote) return expected;
    outcome.moved = true;
    const text = document.getText();
    const near = expected ? document.offsetAt(expected.start) : citation.start;
    const offsets = findQuote(text, citation.quote, near);
    return offsets && new vscode.Range(document.positionAt(offsets.start), document.positionAt(offsets.end));
  });
  if (!found) {
    await openSnapshot(source, citation.start, citation.end);
    return { notice: vscode.l10n.t('The quote is no longer in {0}. This is the text as it was read.', titleOf(uri)) };
  }
  return outcome.moved
    ? {
        notice: vscode.l10n.t(
          '{0} has changed since it was read. The quote was found in a new location.',
          titleOf(uri),
        ),
      }
    : {};
}

/** Opens a source: its document, the page's snapshot, or the page itself. A span is opened like a citation. */
export async function openSource(
  summary: CitedAnswer,
  sourceId: string,
  place: 'editor' | 'browser',
  span?: { start: number; end: number },
): Promise<Opened> {
  const source = summary.sources.find((candidate) => candidate.id === sourceId);
  if (!source) return { notice: vscode.l10n.t('This source is not part of the answer.') };
  if (place === 'browser') {
    const uri = pageUri(source);
    if (uri) await vscode.env.openExternal(uri);
    return uri ? {} : { notice: vscode.l10n.t('This source has no web address.') };
  }
  const cited =
    span &&
    summary.citations.find(
      (citation) => citation.source_id === sourceId && citation.start === span.start && citation.end === span.end,
    );
  if (cited) return openCitation(summary, cited.id, place);
  if (span || !source.uri) await openSnapshot(source, span?.start, span?.end);
  else {
    const file = vscode.Uri.parse(source.uri, true);
    if (hasPages(source.format, file)) await openPage(file);
    else await vscode.commands.executeCommand('vscode.open', file);
  }
  return {};
}

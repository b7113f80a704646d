import * as vscode from 'vscode';
import type { Engine } from '../../agent/index.js';
import { AgentError, asWritten, type EventOf, type ExportFormat, type Receipt } from '../../protocol/index.js';
import { engineCatalog } from '../translation.js';
import { requireTrust } from './changes.js';
import { linksFrom } from './citedAnswer.js';
import { fileName, isLink, noteFile, signedNote } from './noteFile.js';
import type { ShownAnswer } from './shownAnswer.js';

export interface Notes {
  /** Saves the answer in the workspace's notes folder, updating an earlier save. */
  save(engine: Engine, answer: ShownAnswer): Promise<vscode.Uri>;
  /** Asks for a file (and the format, if none is given) and writes the answer to it; undefined if dismissed. */
  exportTo(engine: Engine, answer: ShownAnswer, format?: ExportFormat): Promise<vscode.Uri | undefined>;
}

const EXTENSIONS: Record<ExportFormat, string> = {
  markdown: 'md',
  html: 'html',
  docx: 'docx',
  bibtex: 'bib',
  'csl-json': 'json',
};

async function askForFormat(): Promise<ExportFormat | undefined> {
  const items: (vscode.QuickPickItem & { format: ExportFormat })[] = [
    { label: 'Markdown', description: vscode.l10n.t('The answer with its sources'), format: 'markdown' },
    { label: 'Word', description: vscode.l10n.t('The answer, with its quotes as footnotes'), format: 'docx' },
    { label: 'HTML', description: vscode.l10n.t('The answer as a web page'), format: 'html' },
    { label: 'BibTeX', description: vscode.l10n.t('The sources'), format: 'bibtex' },
    { label: 'CSL-JSON', description: vscode.l10n.t('The sources, for Zotero and Pandoc'), format: 'csl-json' },
  ];
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Export Answer As') }))?.format;
}

/**
 * The notes folder: inside the workspace folder, never its hidden settings or hooks, and not behind a symbolic link to
 * the outside.
 */
async function notesFolder(root: vscode.Uri, folder: string): Promise<vscode.Uri> {
  const parts = folder.split(/[\\/]+/).filter((part) => part !== '' && part !== '.');
  if (parts.some((part) => part === '..' || part.startsWith('.')) || /^([A-Za-z]:|[\\/])/.test(folder)) {
    throw new AgentError(
      'action_refused',
      asWritten(
        vscode.l10n.t(
          'The notes folder "{0}" must be a regular folder inside the workspace. Change the setting {1}.',
          folder,
          'regenResearch.notes.folder',
        ),
      ),
    );
  }
  let place = root;
  for (const part of parts) {
    place = vscode.Uri.joinPath(place, part);
    if (await isLink(place))
      throw new AgentError(
        'action_refused',
        asWritten(vscode.l10n.t('Notes cannot be saved in {0} because it is a symbolic link.', part)),
      );
  }
  await vscode.workspace.fs.createDirectory(place);
  return place;
}

/** The cost of the run, if stored. */
async function receiptOf(engine: Engine, runId: string): Promise<Receipt | undefined> {
  let receipt: Receipt | undefined;
  await engine.runs.replay(runId, 0, { trust: 'user' }, (events) => {
    receipt = events.find((event): event is EventOf<'receipt'> => event.type === 'receipt')?.payload;
  });
  return receipt;
}

async function render(
  engine: Engine,
  answer: ShownAnswer,
  format: ExportFormat,
  file: vscode.Uri,
): Promise<Uint8Array> {
  const run = { ...answer, receipt: await receiptOf(engine, answer.runId), catalog: engineCatalog() };
  const { sources } = answer.summary;
  const now = new Date().toISOString();
  const { toBibtex, toCslJson, toDocx, toHtml, toMarkdown } = engine.exporters;
  if (format === 'docx') return toDocx(run);
  const text = await {
    markdown: () => toMarkdown(run, { linkDocument: linksFrom(file) }),
    html: () => toHtml(run),
    bibtex: () => toBibtex(sources, now),
    'csl-json': () => toCslJson(sources, now),
  }[format]();
  return new TextEncoder().encode(text);
}

export function createNotes(folder: () => string): Notes {
  return {
    async save(engine, answer) {
      requireTrust();
      const [workspace] = vscode.workspace.workspaceFolders ?? [];
      if (!workspace)
        throw new AgentError(
          'action_failed',
          asWritten(vscode.l10n.t('Open a folder first. Notes are saved in the workspace.')),
        );
      const uri = await noteFile(await notesFolder(workspace.uri, folder()), answer);
      const markdown = new TextDecoder().decode(await render(engine, answer, 'markdown', uri));
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(signedNote(answer, markdown)));
      await vscode.window.showTextDocument(uri, { preview: true });
      return uri;
    },
    async exportTo(engine, answer, given) {
      const format = given ?? (await askForFormat());
      if (!format) return undefined;
      const name = `${fileName(answer.summary.title)}.${EXTENSIONS[format]}`;
      const [workspace] = vscode.workspace.workspaceFolders ?? [];
      const uri = await vscode.window.showSaveDialog({
        title: vscode.l10n.t('Export Answer'),
        defaultUri: workspace && vscode.Uri.joinPath(workspace.uri, name),
      });
      if (uri) await vscode.workspace.fs.writeFile(uri, await render(engine, answer, format, uri));
      return uri;
    },
  };
}

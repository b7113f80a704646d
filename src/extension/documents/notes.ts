import * as vscode from 'vscode';
import type { Engine } from '../../agent/index.js';
import { AgentError, asWritten, type EventOf } from '../../protocol/index.js';
import { requireTrust } from './changes.js';
import type { ShownAnswer } from './shownAnswer.js';

export type ExportFormat = 'markdown' | 'bibtex' | 'csl-json';

export interface Notes {
  /** Writes the answer into the notes folder of the workspace, under a name that is free. */
  save(engine: Engine, answer: ShownAnswer): Promise<vscode.Uri>;
  /** Asks for a file (and for the format where none is given) and writes the answer there; undefined when it was dismissed. */
  exportTo(engine: Engine, answer: ShownAnswer, format?: ExportFormat): Promise<vscode.Uri | undefined>;
}

async function askForFormat(): Promise<ExportFormat | undefined> {
  const items: (vscode.QuickPickItem & { format: ExportFormat })[] = [
    { label: 'Markdown', description: vscode.l10n.t('The answer, with its quotes as footnotes'), format: 'markdown' },
    { label: 'BibTeX', description: vscode.l10n.t('The sources'), format: 'bibtex' },
    { label: 'CSL-JSON', description: vscode.l10n.t('The sources, for Zotero and Pandoc'), format: 'csl-json' },
  ];
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Export Answer As') }))?.format;
}

const extensions: Record<ExportFormat, string> = { markdown: 'md', bibtex: 'bib', 'csl-json': 'json' };

function fileName(title: string): string {
  return (
    title
      .normalize('NFC')
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60)
      .toLowerCase() || 'note'
  );
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

/** The notes folder: inside the workspace folder, never its hidden settings or hooks, and not behind a link that leads out. */
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
    const found = await vscode.workspace.fs.stat(place).then(
      (stat) => stat,
      () => undefined,
    );
    if (found && found.type & vscode.FileType.SymbolicLink)
      throw new AgentError(
        'action_refused',
        asWritten(vscode.l10n.t('Notes cannot be saved in {0} because it is a symbolic link.', part)),
      );
  }
  await vscode.workspace.fs.createDirectory(place);
  return place;
}

export function createNotes(folder: () => string): Notes {
  async function render(
    engine: Engine,
    { runId, query, summary }: ShownAnswer,
    format: ExportFormat,
  ): Promise<Uint8Array> {
    let receipt: EventOf<'receipt'>['payload'] | undefined;
    await engine.runs.replay(runId, 0, { trust: 'user' }, (events) => {
      receipt = events.find((event): event is EventOf<'receipt'> => event.type === 'receipt')?.payload;
    });
    const now = new Date().toISOString();
    const { toBibtex, toCslJson, toMarkdown } = engine.exporters;
    const text =
      format === 'markdown'
        ? toMarkdown({ query, summary, receipt })
        : format === 'bibtex'
          ? toBibtex(summary.sources, now)
          : toCslJson(summary.sources, now);
    return new TextEncoder().encode(text);
  }
  return {
    async save(engine, answer) {
      requireTrust();
      const [workspace] = vscode.workspace.workspaceFolders ?? [];
      if (!workspace)
        throw new AgentError(
          'action_failed',
          asWritten(vscode.l10n.t('Open a folder first. Notes are saved in the workspace.')),
        );
      const place = await notesFolder(workspace.uri, folder());
      const name = fileName(answer.summary.title);
      let uri = vscode.Uri.joinPath(place, `${name}.md`);
      for (let number = 2; await exists(uri); number++) uri = vscode.Uri.joinPath(place, `${name}-${number}.md`);
      await vscode.workspace.fs.writeFile(uri, await render(engine, answer, 'markdown'));
      await vscode.window.showTextDocument(uri, { preview: true });
      return uri;
    },
    async exportTo(engine, answer, given) {
      const format = given ?? (await askForFormat());
      if (!format) return undefined;
      const name = `${fileName(answer.summary.title)}.${extensions[format]}`;
      const [workspace] = vscode.workspace.workspaceFolders ?? [];
      const uri = await vscode.window.showSaveDialog({
        title: vscode.l10n.t('Export Answer'),
        defaultUri: workspace && vscode.Uri.joinPath(workspace.uri, name),
      });
      if (uri) await vscode.workspace.fs.writeFile(uri, await render(engine, answer, format));
      return uri;
    },
  };
}

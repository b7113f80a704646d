import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import { AgentError, asWritten } from '../../protocol/index.js';
import type { ShownAnswer } from './shownAnswer.js';

/** A note's last line: identifies the question and sources, and contains the hash of the text above as written. */
const IDENTITY = /\n<!-- regen-research: ([0-9a-f]{16}) ([0-9a-f]{16}) -->\n?$/;

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** Two saves belong to the same note if they have the same question and sources, even from different runs. */
function identityOf({ query, summary }: ShownAnswer): string {
  const sources = summary.sources.map(({ uri, url, content_hash: content }) => uri ?? url ?? content).sort();
  return hash(JSON.stringify([query, sources]));
}

/** The note with its last line, which previews don't show. */
export function signedNote(answer: ShownAnswer, markdown: string): string {
  return `${markdown}\n<!-- regen-research: ${identityOf(answer)} ${hash(markdown)} -->\n`;
}

/** A file name from a title: lowercase words, at most 60 characters. */
export function fileName(title: string): string {
  return (
    title
      .normalize('NFC')
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60)
      .toLowerCase() || 'note'
  );
}

/** Whether a symbolic link is there, even a broken one. */
export async function isLink(uri: vscode.Uri): Promise<boolean> {
  const stat = await vscode.workspace.fs.stat(uri).then(
    (found) => found,
    () => undefined,
  );
  return stat !== undefined && (stat.type & vscode.FileType.SymbolicLink) !== 0;
}

async function readText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
    return open ? open.getText() : new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}

/**
 * The file for this note: an earlier save of the same question, or an unused name. Replaces an edited note only
 * if the person agrees. Throws `action_refused` if that prompt was dismissed.
 */
export async function noteFile(folder: vscode.Uri, answer: ShownAnswer): Promise<vscode.Uri> {
  const name = fileName(answer.summary.title);
  const own = identityOf(answer);
  for (let number = 1; ; number++) {
    const uri = vscode.Uri.joinPath(folder, number === 1 ? `${name}.md` : `${name}-${number}.md`);
    // Writing through a link, even a broken one, could leave the workspace.
    if (await isLink(uri)) continue;
    const text = await readText(uri);
    if (text === undefined) return uri;
    const [line = '', identity, written] = IDENTITY.exec(text) ?? [];
    if (identity !== own) continue;
    const edited = hash(text.slice(0, text.length - line.length)) !== written;
    if (!edited || (await mayReplace(uri))) return uri;
  }
}

/** Whether an edited note may be replaced. If not, a new file is saved next to it. */
async function mayReplace(uri: vscode.Uri): Promise<boolean> {
  const replace = vscode.l10n.t('Replace');
  const beside = vscode.l10n.t('Save as New Note');
  const choice = await vscode.window.showWarningMessage(
    vscode.l10n.t('{0} was edited after it was saved.', vscode.workspace.asRelativePath(uri)),
    { modal: true, detail: vscode.l10n.t('Replacing it discards your edits.') },
    replace,
    beside,
  );
  if (choice === undefined) throw new AgentError('action_refused', asWritten(vscode.l10n.t('The note was not saved.')));
  return choice === replace;
}

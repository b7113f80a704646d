import * as vscode from 'vscode';
import { parsePageUrl, type PickedSource } from '../../protocol/index.js';
import { openEditors } from './activeDocument.js';
import { sayError } from '../translation.js';
import { titleOf } from './documents.js';

export function sourceOf(uri: vscode.Uri): PickedSource {
  return { title: titleOf(uri), request: { uri: uri.toString() } };
}

/** Asks for a web address; undefined if dismissed. */
export async function askForUrl(): Promise<string | undefined> {
  const clipboard = (await vscode.env.clipboard.readText()).trim();
  const url = await vscode.window.showInputBox({
    title: vscode.l10n.t('Summarize URL'),
    prompt: vscode.l10n.t('URL of the page, paper, or file to read'),
    placeHolder: 'https://example.org/article',
    value: /^https?:\/\/\S+$/i.test(clipboard) ? clipboard : '',
    validateInput(value) {
      if (value.trim() === '') return undefined;
      try {
        parsePageUrl(value);
        return undefined;
      } catch (error) {
        return sayError(error);
      }
    },
  });
  return url?.trim() === '' ? undefined : url?.trim();
}

async function pickFiles(): Promise<PickedSource[]> {
  const uris = await vscode.window.showOpenDialog({
    canSelectMany: true,
    openLabel: vscode.l10n.t('Add'),
    title: vscode.l10n.t('Select Files to Read'),
  });
  return (uris ?? []).map(sourceOf);
}

async function pickUrl(): Promise<PickedSource[]> {
  const url = await askForUrl();
  return url === undefined ? [] : [{ title: url, request: { url } }];
}

async function pickEditors(): Promise<PickedSource[]> {
  const items = openEditors().map((uri) => ({
    label: titleOf(uri),
    description: vscode.workspace.asRelativePath(uri),
    uri,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    title: vscode.l10n.t('Select Open Editors to Read'),
  });
  return (picked ?? []).map(({ uri }) => sourceOf(uri));
}

/** Lets the person pick sources; empty if dismissed. */
export async function pickSources(kind: 'any' | 'open_editors' | 'file' | 'url'): Promise<PickedSource[]> {
  switch (kind) {
    case 'open_editors':
      return pickEditors();
    case 'file':
      return pickFiles();
    case 'url':
      return pickUrl();
    case 'any': {
      const choice = await vscode.window.showQuickPick(
        [
          { label: `$(globe) ${vscode.l10n.t('Web Page')}`, pick: pickUrl },
          { label: `$(files) ${vscode.l10n.t('Open Editors')}`, pick: pickEditors },
          { label: `$(file) ${vscode.l10n.t('Files')}`, pick: pickFiles },
        ],
        { title: vscode.l10n.t('Add Source') },
      );
      return choice?.pick() ?? [];
    }
  }
}

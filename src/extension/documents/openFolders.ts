import * as vscode from 'vscode';
import { isInside } from '../../agent/index.js';

/**
 * Whether this address names a document of an open folder: what programs that connect may have read. VS Code compares
 * segments as they are written, so that one with `..` would pass and then lead out; and a link may lead out of the folder.
 */
export function isInOpenFolder(address: string): boolean {
  let uri: vscode.Uri;
  try {
    uri = vscode.Uri.parse(address, true);
  } catch {
    return false;
  }
  // The path is decoded here, so this sees `%2e%2e` and `..%2f` as well.
  if (uri.path.split(/[\\/]/).some((segment) => segment === '.' || segment === '..')) return false;
  if (!vscode.workspace.getWorkspaceFolder(uri)) return false;
  if (uri.scheme !== 'file') return true;
  return (vscode.workspace.workspaceFolders ?? []).some(
    (folder) => folder.uri.scheme === 'file' && isInside(folder.uri.fsPath, uri.fsPath),
  );
}

/** URIs of the open folders, the first one first. */
export const openFolders = (): string[] => (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString());

import * as vscode from 'vscode';
import { isInside } from '../../agent/index.js';

/**
 * Whether this address is in an open folder, which programs that connect may read. VS Code compares segments as
 * written, so an address with `..` would pass and then lead outside; so may a symbolic link.
 */
export function isInOpenFolder(address: string): boolean {
  let uri: vscode.Uri;
  try {
    uri = vscode.Uri.parse(address, true);
  } catch {
    return false;
  }
  // The path is decoded here, so this also catches `%2e%2e` and `..%2f`.
  if (uri.path.split(/[\\/]/).some((segment) => segment === '.' || segment === '..')) return false;
  if (!vscode.workspace.getWorkspaceFolder(uri)) return false;
  if (uri.scheme !== 'file') return true;
  return (vscode.workspace.workspaceFolders ?? []).some(
    (folder) => folder.uri.scheme === 'file' && isInside(folder.uri.fsPath, uri.fsPath),
  );
}

/** URIs of the open folders, in order. */
export const openFolders = (): string[] => (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString());

import { realpathSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** Where a file really is; where it does not exist, where it would be. Undefined where that cannot be told. */
function realPlace(file: string): string | undefined {
  try {
    return realpathSync.native(file);
  } catch (error) {
    const parent = path.dirname(file);
    if (!isMissing(error) || parent === file) return undefined;
    const real = realPlace(parent);
    return real === undefined ? undefined : path.join(real, path.basename(file));
  }
}

function isWithin(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

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
  const real = realPlace(uri.fsPath);
  const folders = (vscode.workspace.workspaceFolders ?? []).filter((folder) => folder.uri.scheme === 'file');
  return real !== undefined && folders.some((folder) => isWithin(realPlace(folder.uri.fsPath) ?? folder.uri.fsPath, real));
}

import * as vscode from 'vscode';

/** Its id in package.json. */
const PROVIDER = 'regenResearch.mcp';

/**
 * Tells MCP clients how to start our server, so that nobody has to set it up. The server runs on VS Code's own Node and
 * joins this window's agent, which it finds by the open folders.
 */
export function registerMcpServers(extensionUri: vscode.Uri, version: string): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    vscode.workspace.onDidChangeWorkspaceFolders(() => changed.fire()),
    vscode.lm.registerMcpServerDefinitionProvider(PROVIDER, {
      onDidChangeMcpServerDefinitions: changed.event,
      provideMcpServerDefinitions() {
        const folders = (vscode.workspace.workspaceFolders ?? [])
          .filter(({ uri }) => uri.scheme === 'file')
          .map(({ uri }) => uri.fsPath);
        const program = vscode.Uri.joinPath(extensionUri, 'dist', 'cli.js').fsPath;
        return [
          new vscode.McpStdioServerDefinition(
            'Regen Research',
            process.execPath,
            [program, 'mcp', ...folders],
            { ELECTRON_RUN_AS_NODE: '1' },
            version,
          ),
        ];
      },
    }),
  );
}

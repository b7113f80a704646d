import * as vscode from 'vscode';
import { DEFAULT_OLLAMA_PORT } from '../../protocol/index.js';

/** Environment variable of the extension host: the window is shown on this machine, although it looks remote. */
const SAME_MACHINE_VARIABLE = 'REGEN_RESEARCH_SAME_MACHINE';

/**
 * Whether the sidebar's page runs on this machine. In a remote window, or with VS Code in a browser, it runs on the
 * user's computer, where whatever listens on the agent's port would get its token and the user's questions.
 */
export function pageIsHere(): boolean {
  if (process.env[SAME_MACHINE_VARIABLE] === '1') return true;
  return vscode.env.remoteName === undefined && vscode.env.uiKind === vscode.UIKind.Desktop;
}

/** Names for VS Code's kinds of remotes. */
const nameOf = (remoteName: string): string => {
  const names: Partial<Record<string, string>> = {
    'ssh-remote': vscode.l10n.t('the SSH host'),
    wsl: 'WSL',
    'dev-container': vscode.l10n.t('the container'),
    'attached-container': vscode.l10n.t('the container'),
    codespaces: vscode.l10n.t('the codespace'),
    tunnel: vscode.l10n.t('the machine behind the tunnel'),
  };
  return names[remoteName] ?? vscode.l10n.t('the remote machine');
};

/** For a remote window: which machine “localhost” is, and how to reach an Ollama on the user's own machine. */
export function whereLocalhostIs(remoteName = vscode.env.remoteName): string | undefined {
  if (remoteName === undefined) return undefined;
  return vscode.l10n.t(
    'In this window, "localhost" is {0}, not your own computer. To use Ollama on your computer, forward port {1} to {0}; see "Ollama in a remote window" in the README.',
    nameOf(remoteName),
    String(DEFAULT_OLLAMA_PORT),
  );
}

import * as vscode from 'vscode';

/** Environment variable of the extension host that says: the window is shown on this very machine, though it looks remote. */
const SAME_MACHINE_VARIABLE = 'REGEN_RESEARCH_SAME_MACHINE';

/**
 * Whether the sidebar's page runs on this machine. In a remote window, and where a browser shows VS Code, it runs on the
 * computer that the user sits at; whatever listens there on the agent's port would get its token and the user's questions.
 */
export function pageIsHere(): boolean {
  if (process.env[SAME_MACHINE_VARIABLE] === '1') return true;
  return vscode.env.remoteName === undefined && vscode.env.uiKind === vscode.UIKind.Desktop;
}

/** Remotes by the name that VS Code gives them, as people call them. */
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

/** In a remote window: whose “localhost” it is, and how an Ollama on the user's own machine is reached. */
export function whereLocalhostIs(remoteName = vscode.env.remoteName): string | undefined {
  if (remoteName === undefined) return undefined;
  return vscode.l10n.t(
    'In this window, "localhost" is {0}, not your own computer. To use Ollama on your computer, forward port 11434 to {0}; see "Ollama in a remote window" in the README.',
    nameOf(remoteName),
  );
}

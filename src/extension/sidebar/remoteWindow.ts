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
const NAMES: Partial<Record<string, string>> = {
  'ssh-remote': 'the SSH host',
  wsl: 'WSL',
  'dev-container': 'the container',
  'attached-container': 'the container',
  codespaces: 'the codespace',
  tunnel: 'the machine behind the tunnel',
};

/** In a remote window: whose “localhost” it is, and how an Ollama on the user's own machine is reached. */
export function whereLocalhostIs(remoteName = vscode.env.remoteName): string | undefined {
  if (remoteName === undefined) return undefined;
  const there = NAMES[remoteName] ?? 'the remote machine';
  return `In this window “localhost” is ${there}, not the computer that you sit at. For an Ollama on your own computer, forward port 11434 to ${there}; the README says how under “Ollama in a remote window”.`;
}

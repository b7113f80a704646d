import * as vscode from 'vscode';

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

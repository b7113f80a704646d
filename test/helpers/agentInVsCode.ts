import * as vscode from 'vscode';

import { WebSocketTestClient } from '../unit/server/testClient.js';

export const EXTENSION = 'regen-research.regen-research';

/** The folder open in VS Code. */
export function workspaceFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('The tests need an open folder.');
  return folder.uri;
}

export async function writeSetting(key: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('regenResearch').update(key, value, vscode.ConfigurationTarget.Global);
}

/** What *Copy Agent Endpoint* copies to the clipboard. */
export async function copyEndpoint(): Promise<{ url: string; token: string }> {
  await vscode.env.clipboard.writeText('');
  await vscode.commands.executeCommand('regenResearch.copyEndpoint');
  return JSON.parse(await vscode.env.clipboard.readText()) as { url: string; token: string };
}

/** A program that connects with what the command copied. */
export async function connectByEndpoint(): Promise<WebSocketTestClient> {
  const { url, token } = await copyEndpoint();
  return WebSocketTestClient.connect(url, token);
}

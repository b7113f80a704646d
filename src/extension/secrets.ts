import * as vscode from 'vscode';

/** Providers that ask for a key, with the environment variable that stands in where none is kept. */
export const KEYED_PROVIDERS = {
  openai: { label: 'OpenAI or compatible', variable: 'OPENAI_API_KEY' },
  anthropic: { label: 'Anthropic', variable: 'ANTHROPIC_API_KEY' },
} as const;
export type KeyedProvider = keyof typeof KEYED_PROVIDERS;

const nameOf = (provider: KeyedProvider) => `regenResearch.apiKey.${provider}`;

export async function getKey(secrets: vscode.SecretStorage, provider: KeyedProvider): Promise<string | undefined> {
  return (await secrets.get(nameOf(provider))) ?? process.env[KEYED_PROVIDERS[provider].variable];
}

async function pick(title: string): Promise<KeyedProvider | undefined> {
  const items = (Object.keys(KEYED_PROVIDERS) as KeyedProvider[]).map((provider) => ({ label: KEYED_PROVIDERS[provider].label, provider }));
  return (await vscode.window.showQuickPick(items, { title }))?.provider;
}

/** Asks for a key and keeps it in VS Code's secret storage; it never stands in settings, logs or the webview. */
export async function askForKey(secrets: vscode.SecretStorage): Promise<void> {
  const provider = await pick('Set the API key of');
  if (!provider) return;
  const key = await vscode.window.showInputBox({
    title: `API key of ${KEYED_PROVIDERS[provider].label}`,
    password: true,
    ignoreFocusOut: true,
    prompt: 'Kept in the secret storage of VS Code.',
    validateInput: (value) => (/\s/.test(value.trim()) ? 'A key has no spaces.' : undefined),
  });
  if (key === undefined || key.trim() === '') return;
  await secrets.store(nameOf(provider), key.trim());
  void vscode.window.showInformationMessage(`The key of ${KEYED_PROVIDERS[provider].label} is kept.`);
}

export async function removeKey(secrets: vscode.SecretStorage): Promise<KeyedProvider | undefined> {
  const provider = await pick('Remove the API key of');
  if (provider) await secrets.delete(nameOf(provider));
  return provider;
}

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

const isKeyed = (provider: string): provider is KeyedProvider => Object.hasOwn(KEYED_PROVIDERS, provider);

const keyed = () =>
  (Object.keys(KEYED_PROVIDERS) as KeyedProvider[]).map((provider) => ({
    label: KEYED_PROVIDERS[provider].label,
    provider,
  }));

/** Asks for a key and keeps it in VS Code's secret storage; it never stands in settings, logs or the webview. */
export async function askForKey(secrets: vscode.SecretStorage): Promise<void> {
  const provider = (await vscode.window.showQuickPick(keyed(), { title: 'Set the API key of' }))?.provider;
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

/** Removes a key; `allowed` are further providers whose permission can be taken back. Returns the one that was picked. */
export async function removeKey(
  secrets: vscode.SecretStorage,
  allowed: readonly string[],
): Promise<string | undefined> {
  const others = allowed
    .filter((provider) => !isKeyed(provider))
    .map((provider) => ({ label: provider, description: 'permission to send text to it', provider }));
  const picked = await vscode.window.showQuickPick([...keyed(), ...others], {
    title: 'Remove the API key, and the permission to send text, of',
  });
  if (picked && isKeyed(picked.provider)) await secrets.delete(nameOf(picked.provider));
  return picked?.provider;
}

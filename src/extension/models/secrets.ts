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

/** Asks for a key and stores it in VS Code's secret storage; it never appears in settings, logs or the webview. */
export async function askForKey(secrets: vscode.SecretStorage): Promise<void> {
  const provider = (await vscode.window.showQuickPick(keyed(), { title: vscode.l10n.t('Set API Key For') }))?.provider;
  if (!provider) return;
  const key = await vscode.window.showInputBox({
    title: vscode.l10n.t('API Key for {0}', KEYED_PROVIDERS[provider].label),
    password: true,
    ignoreFocusOut: true,
    prompt: vscode.l10n.t('Stored in the secret storage of VS Code.'),
    validateInput: (value) => (/\s/.test(value.trim()) ? vscode.l10n.t('An API key contains no spaces.') : undefined),
  });
  if (key === undefined || key.trim() === '') return;
  await secrets.store(nameOf(provider), key.trim());
  void vscode.window.showInformationMessage(vscode.l10n.t('API key for {0} saved.', KEYED_PROVIDERS[provider].label));
}

/** Removes a key; `allowed` are further providers whose permission can be taken back. Returns the one that was picked. */
export async function removeKey(
  secrets: vscode.SecretStorage,
  allowed: readonly string[],
): Promise<string | undefined> {
  const others = allowed
    .filter((provider) => !isKeyed(provider))
    .map((provider) => ({ label: provider, description: vscode.l10n.t('Permission to send text'), provider }));
  const picked = await vscode.window.showQuickPick([...keyed(), ...others], {
    title: vscode.l10n.t('Remove API Key and Permission to Send Text For'),
  });
  if (picked && isKeyed(picked.provider)) await secrets.delete(nameOf(picked.provider));
  return picked?.provider;
}

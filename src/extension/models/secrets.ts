import * as vscode from 'vscode';
import { descriptorOf, PROVIDERS } from '../../agent/index.js';

const nameOf = (provider: string) => `regenResearch.apiKey.${provider}`;

/** A provider's key: from secret storage, or else from its environment variable; undefined if it takes none. */
export async function getKey(secrets: vscode.SecretStorage, provider: string): Promise<string | undefined> {
  const key = descriptorOf(provider)?.key;
  return key && ((await secrets.get(nameOf(provider))) ?? process.env[key.variable]);
}

/** Whether the user set a key for the provider here. */
export async function hasOwnKey(secrets: vscode.SecretStorage, provider: string): Promise<boolean> {
  return (await secrets.get(nameOf(provider))) !== undefined;
}

const keyed = () => PROVIDERS.flatMap(({ id, key }) => (key ? [{ label: key.label, provider: id }] : []));
const isKeyed = (provider: string) => descriptorOf(provider)?.key !== undefined;
const labelOf = (provider: string) => descriptorOf(provider)?.key?.label ?? provider;

/**
 * Asks for a key and saves it in VS Code's secret storage; it never appears in settings, logs, or the webview. Asks for
 * the provider if none is given.
 */
export async function askForKey(secrets: vscode.SecretStorage, named?: string): Promise<void> {
  const known = named !== undefined && isKeyed(named) ? named : undefined;
  const provider =
    known ?? (await vscode.window.showQuickPick(keyed(), { title: vscode.l10n.t('Set API Key For') }))?.provider;
  if (!provider) return;
  const label = labelOf(provider);
  const key = await vscode.window.showInputBox({
    title: vscode.l10n.t('API Key for {0}', label),
    password: true,
    ignoreFocusOut: true,
    prompt: vscode.l10n.t("Stored in VS Code's secret storage."),
    validateInput: (value) => (/\s/.test(value.trim()) ? vscode.l10n.t('An API key contains no spaces.') : undefined),
  });
  if (key === undefined || key.trim() === '') return;
  await secrets.store(nameOf(provider), key.trim());
  void vscode.window.showInformationMessage(vscode.l10n.t('API key for {0} saved.', label));
}

/**
 * Asks for what to remove: a key that the user set here, or the permission of the `allowed` providers to receive text.
 * Removes the key. Returns the selected provider.
 */
export async function removeKey(
  secrets: vscode.SecretStorage,
  allowed: readonly string[],
  nameOfProvider: (provider: string) => string,
): Promise<string | undefined> {
  const withKey = new Set<string>();
  for (const { provider } of keyed()) if (await hasOwnKey(secrets, provider)) withKey.add(provider);
  const items = [...new Set([...withKey, ...allowed])].map((provider) => ({
    label: descriptorOf(provider)?.label ?? nameOfProvider(provider),
    description: [
      withKey.has(provider) ? vscode.l10n.t('API key') : undefined,
      allowed.includes(provider) ? vscode.l10n.t('Permission to send text') : undefined,
    ]
      .filter((what) => what !== undefined)
      .join(' · '),
    provider,
  }));
  if (items.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('No API key is saved, and no provider has permission to receive text.'),
    );
    return undefined;
  }
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Remove API Key and Permission to Send Text For'),
  });
  if (picked && withKey.has(picked.provider)) await secrets.delete(nameOf(picked.provider));
  return picked?.provider;
}

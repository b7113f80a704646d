import * as vscode from 'vscode';
import { writeSetting } from '../settings.js';

const KEY = 'cloudConsent.';
/** Separates provider and host: consent for one service doesn't cover another that the address is changed to later. */
const AT = '@';

export type VscodeConsent = ReturnType<typeof createConsent>;

/** Questions to the person at the machine. */
export function createConsent(memory: vscode.Memento) {
  const keys = () => memory.keys().filter((key) => key.startsWith(KEY));
  const providerOf = (key: string) => key.slice(KEY.length).split(AT, 1)[0] ?? '';
  const keyOf = (provider: string, host: string | undefined) =>
    KEY + (host === undefined ? provider : provider + AT + host);
  return {
    async localAddress(url: string): Promise<boolean> {
      const once = vscode.l10n.t('Read');
      const always = vscode.l10n.t('Always Allow');
      const answer = await vscode.window.showWarningMessage(
        vscode.l10n.t('Read {0}? It is on this machine or its local network.', url),
        {
          modal: true,
          detail: vscode.l10n.t(
            'Web pages and connected programs can never reach local addresses. Only you can, by entering them.',
          ),
        },
        once,
        always,
      );
      if (answer === always) await writeSetting('fetch.allowLocalAddresses', true);
      return answer !== undefined;
    },

    async cloudProvider(provider: string, label: string, host: string | undefined): Promise<boolean> {
      const key = keyOf(provider, host);
      if (memory.get<boolean>(key)) return true;
      const allow = vscode.l10n.t('Send to {0}', host ?? label);
      const who = host === undefined ? label : vscode.l10n.t('{0} at {1}', label, host);
      const answer = await vscode.window.showWarningMessage(
        vscode.l10n.t('Send the text of your sources and your questions to {0}?', who),
        {
          modal: true,
          detail: vscode.l10n.t(
            '{0} runs outside this machine. Your choice is remembered. To withdraw it, run "Remove API Key".',
            who,
          ),
        },
        allow,
      );
      if (answer !== allow) return false;
      await memory.update(key, true);
      return true;
    },

    /** Whether text may be sent to this provider at this host. */
    isGivenTo: (provider: string, host: string | undefined): boolean =>
      memory.get<boolean>(keyOf(provider, host)) === true,

    /** Providers with consent, whatever their hosts. */
    given: (): string[] => [...new Set(keys().map(providerOf))],

    /** Revokes consent for all hosts of the provider. */
    async withdraw(provider: string): Promise<void> {
      for (const key of keys().filter((candidate) => providerOf(candidate) === provider))
        await memory.update(key, undefined);
    },
  };
}

import * as vscode from 'vscode';
import { writeSetting } from '../settings.js';

const KEY = 'cloudConsent.';
/** Between provider and host: a yes to one service is none to whatever else an address is set to later. */
const AT = '@';

/** Questions to the person at the machine. */
export function createConsent(memory: vscode.Memento) {
  const keys = () => memory.keys().filter((key) => key.startsWith(KEY));
  const providerOf = (key: string) => key.slice(KEY.length).split(AT, 1)[0] ?? '';
  return {
    async localAddress(url: string): Promise<boolean> {
      const once = 'Read it';
      const always = 'Always allow';
      const answer = await vscode.window.showWarningMessage(
        `${url} is on this machine or its network. Read it?`,
        {
          modal: true,
          detail: 'Pages and connected programs can never reach such addresses; only you can, by typing them.',
        },
        once,
        always,
      );
      if (answer === always) await writeSetting('fetch.allowLocalAddresses', true);
      return answer !== undefined;
    },

    async cloudProvider(provider: string, label: string, host: string | undefined): Promise<boolean> {
      const key = KEY + (host === undefined ? provider : provider + AT + host);
      if (memory.get<boolean>(key)) return true;
      const allow = `Send to ${host ?? label}`;
      const who = host === undefined ? label : `${label} at ${host}`;
      const answer = await vscode.window.showWarningMessage(
        `${who} runs outside this machine. Send it the text of your sources and your questions?`,
        { modal: true, detail: `Your answer is kept for ${who}. The command “Remove API Key” takes it back.` },
        allow,
      );
      if (answer !== allow) return false;
      await memory.update(key, true);
      return true;
    },

    /** Providers that text may be sent to, whatever their hosts. */
    given: (): string[] => [...new Set(keys().map(providerOf))],

    /** Takes it back for all hosts of the provider. */
    async withdraw(provider: string): Promise<void> {
      for (const key of keys().filter((candidate) => providerOf(candidate) === provider))
        await memory.update(key, undefined);
    },
  };
}

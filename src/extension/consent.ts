import * as vscode from 'vscode';
import { writeSetting } from './settings.js';

const KEY = 'cloudConsent.';

/** Questions to the person at the machine. */
export function createConsent(memory: vscode.Memento) {
  return {
    async localAddress(url: string): Promise<boolean> {
      const once = 'Read it';
      const always = 'Always allow';
      const answer = await vscode.window.showWarningMessage(
        `${url} is on this machine or its network. Read it?`,
        { modal: true, detail: 'Pages and connected programs can never reach such addresses; only you can, by typing them.' },
        once,
        always,
      );
      if (answer === always) await writeSetting('fetch.allowLocalAddresses', true);
      return answer !== undefined;
    },

    async cloudProvider(provider: string, label: string): Promise<boolean> {
      if (memory.get<boolean>(KEY + provider)) return true;
      const allow = `Send to ${label}`;
      const answer = await vscode.window.showWarningMessage(
        `${label} runs outside this machine. Send it the text of your sources and your questions?`,
        { modal: true, detail: 'Your answer is kept for this provider. The command “Remove API Key” takes it back.' },
        allow,
      );
      if (answer !== allow) return false;
      await memory.update(KEY + provider, true);
      return true;
    },

    /** Providers that text may be sent to. */
    given: (): string[] => memory.keys().filter((key) => key.startsWith(KEY)).map((key) => key.slice(KEY.length)),

    async withdraw(provider: string): Promise<void> {
      await memory.update(KEY + provider, undefined);
    },
  };
}

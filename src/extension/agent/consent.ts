import { shortened } from '@regen-research/text';
import * as vscode from 'vscode';
import type { PrivatePage } from '../../agent/index.js';
import { writeSetting } from '../settings.js';

const KEY = 'cloudConsent.';
/** Sites whose private pages always go to a provider. */
const SITES_KEY = 'cloudConsentForSites.';
/** Longest page title in a question, in UTF-16 units. */
const MAX_SHOWN_TITLE = 80;
/** Separates provider and host: consent for one service doesn't cover another that the address is changed to later. */
const AT = '@';

export type VscodeConsent = ReturnType<typeof createConsent>;

/** Questions to the person at the machine. */
export function createConsent(memory: vscode.Memento) {
  /** Everything remembered, and for which provider: permissions in general, and for pages of a site. */
  const given = () =>
    memory.keys().flatMap((key) => {
      const rest = key.startsWith(SITES_KEY) ? key.slice(SITES_KEY.length) : key;
      return rest.startsWith(KEY) ? [{ key, provider: rest.slice(KEY.length).split(AT, 1)[0] ?? '' }] : [];
    });
  const keyOf = (provider: string, host: string | undefined) =>
    KEY + (host === undefined ? provider : provider + AT + host);
  const whoIs = (label: string, host: string | undefined) =>
    host === undefined ? label : vscode.l10n.t('{0} at {1}', label, host);
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
      const who = whoIs(label, host);
      const answer = await vscode.window.showWarningMessage(
        vscode.l10n.t('Send the text of your sources and your questions to {0}?', who),
        {
          modal: true,
          detail: vscode.l10n.t(
            'What is sent to {0} leaves this machine. Your choice is remembered. To withdraw it, run "Remove API Key".',
            who,
          ),
        },
        allow,
      );
      if (answer !== allow) return false;
      await memory.update(key, true);
      return true;
    },

    /** Asks for each run, unless the person chose to always send pages from all of these sites to this provider. */
    async privatePages(
      pages: PrivatePage[],
      provider: string,
      label: string,
      host: string | undefined,
    ): Promise<boolean> {
      const key = SITES_KEY + keyOf(provider, host);
      const sites = pages.map(({ url }) => siteOf(url));
      const allowed = memory.get<string[]>(key) ?? [];
      if (sites.every((site) => site !== undefined && allowed.includes(site))) return true;
      const who = whoIs(label, host);
      const [first = ''] = pages.map(({ title }) => asShown(title));
      const once = vscode.l10n.t('Send Once');
      const always = vscode.l10n.t('Always Send from {0}', [...new Set(sites)].join(', '));
      const answer = await vscode.window.showWarningMessage(
        pages.length === 1
          ? vscode.l10n.t('Send the page "{0}" to {1}?', first, who)
          : vscode.l10n.t('Send the page "{0}" and {1} more to {2}?', first, pages.length - 1, who),
        {
          modal: true,
          detail: [
            vscode.l10n.t(
              'Your browser handed it over, so it may be visible only to you. What is sent to {0} leaves this machine.',
              who,
            ),
            ...pages.flatMap(({ url }) => (url === undefined ? [] : [asShown(url)])),
          ].join('\n'),
        },
        once,
        ...(sites.includes(undefined) ? [] : [always]),
      );
      if (answer === always) await memory.update(key, [...new Set([...allowed, ...sites])]);
      return answer !== undefined;
    },

    /** Whether text may be sent to this provider at this host. */
    isGivenTo: (provider: string, host: string | undefined): boolean =>
      memory.get<boolean>(keyOf(provider, host)) === true,

    /** Providers with consent, whatever their hosts. */
    given: (): string[] => [...new Set(given().map(({ provider }) => provider))],

    /** Revokes consent for all hosts of the provider. */
    async withdraw(provider: string): Promise<void> {
      for (const { key, provider: owner } of given()) if (owner === provider) await memory.update(key, undefined);
    },
  };
}

/** A page's site as its browser names it; undefined if it has none. */
function siteOf(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { protocol, origin } = new URL(url);
  return /^https?:$/.test(protocol) ? origin : undefined;
}

/** A page chooses its title, so it gets one line. */
function asShown(text: string): string {
  return shortened(text.replace(/[\p{C}\s]+/gu, ' ').trim(), MAX_SHOWN_TITLE);
}

import * as vscode from 'vscode';
import type { Engine, PairingInvitation } from '../../agent/index.js';
import { toAgentError } from '../../protocol/index.js';
import type { KeptBrowsers } from './pairedBrowsers.js';

const MS_PER_SECOND = 1_000;

export interface PairingParts {
  engine(): Promise<Pick<Engine, 'pairBrowser'>>;
  /** The port that the companion connects to; undefined if the server isn't running. */
  port(): Promise<number | undefined>;
  /** Whether a browser on the person's computer reaches this machine's 127.0.0.1. */
  browserIsHere(): boolean;
  browsers: Pick<KeptBrowsers, 'list' | 'remove'>;
}

/** Shows a code until a browser proves it, it expires, or the person cancels. */
export async function pairBrowser({ engine, port, browserIsHere }: PairingParts): Promise<void> {
  if (!browserIsHere())
    throw new Error(
      vscode.l10n.t(
        'Your browser cannot reach the agent of a remote window. Open a window on your own computer, then pair the browser there.',
      ),
    );
  const listening = await port();
  if (listening === undefined)
    throw new Error(
      vscode.l10n.t('The agent server is not running. Turn on {0}, or see the log.', 'regenResearch.server.enabled'),
    );
  const invitation = await (await engine()).pairBrowser();
  const paired = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      cancellable: true,
      title: vscode.l10n.t('Pairing code {0}', spaced(invitation.code)),
    },
    (progress, token) => showCode(invitation, listening, progress, token),
  );
  if (paired)
    void vscode.window.showInformationMessage(
      vscode.l10n.t('{0} is paired and can send pages to VS Code.', paired.browser),
    );
}

async function showCode(
  invitation: PairingInvitation,
  port: number,
  progress: vscode.Progress<{ message: string }>,
  token: vscode.CancellationToken,
) {
  const end = Date.now() + invitation.validMs;
  const tell = () => {
    const seconds = Math.max(0, Math.round((end - Date.now()) / MS_PER_SECOND));
    progress.report({
      message: vscode.l10n.t(
        'Click the companion in your browser and enter the code. Port: {0}. Seconds left: {1}.',
        String(port),
        seconds,
      ),
    });
  };
  tell();
  const ticking = setInterval(tell, MS_PER_SECOND);
  const canceled = token.onCancellationRequested(() => invitation.cancel());
  try {
    return await invitation.paired;
  } catch (error) {
    if (toAgentError(error).code === 'cancelled') return undefined;
    throw error;
  } finally {
    clearInterval(ticking);
    canceled.dispose();
  }
}

/** Lists the paired browsers, and unpairs the ones that the person selects. */
export async function managePairedBrowsers({ browsers }: PairingParts): Promise<void> {
  const known = await browsers.list();
  if (known.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No browser is paired.'));
    return;
  }
  const selected = await vscode.window.showQuickPick(
    known.map(({ id, browser, origin, paired_at: pairedAt }) => ({
      label: browser,
      description: vscode.l10n.t('paired on {0}', new Date(pairedAt).toLocaleDateString(vscode.env.language)),
      detail: origin,
      id,
    })),
    { canPickMany: true, title: vscode.l10n.t('Select Browsers to Unpair') },
  );
  if (!selected || selected.length === 0) return;
  await browsers.remove(selected.map(({ id }) => id));
  void vscode.window.showInformationMessage(
    vscode.l10n.t('Unpaired: {0}.', selected.map(({ label }) => label).join(', ')),
  );
}

/** `ABCDEFGH` as `ABCD-EFGH`. */
const spaced = (code: string): string => `${code.slice(0, code.length / 2)}-${code.slice(code.length / 2)}`;

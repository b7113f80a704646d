import * as vscode from 'vscode';
import type { Engine } from '../../agent/index.js';
import { parseMetricsMessage, type MetricsHostMessage } from '../../protocol/index.js';
import { pageHtml } from '../documents/pageHtml.js';
import { providerName } from '../models/providerName.js';

/** Maximum receipts to chart; older ones say little about today's models. */
const MOST_RECEIPTS = 2000;

/** A run's receipt is stored this long after its end. */
const KEPT_AFTER_MS = 500;

/** The page with the metrics of past runs, at most one. All data comes from the local store. */
export class MetricsPage {
  private panel: vscode.WebviewPanel | undefined;

  constructor(private readonly extensionUri: vscode.Uri) {}

  /** Opens or reveals it. */
  show(engine: Engine): void {
    if (this.panel) {
      this.panel.reveal();
      return;
    }
    const opened = vscode.window.createWebviewPanel(
      'regenResearch.metrics',
      vscode.l10n.t('Regen Research: Metrics'),
      vscode.ViewColumn.Active,
      {
        enableScripts: true,
        localResourceRoots: [vscode.Uri.joinPath(this.extensionUri, 'dist', 'webview')],
      },
    );
    this.panel = opened;
    fill(opened, this.extensionUri, engine, () => (this.panel = undefined));
  }

  dispose(): void {
    this.panel?.dispose();
  }
}

/** `closed` is called when the person closes it. */
function fill(panel: vscode.WebviewPanel, extensionUri: vscode.Uri, engine: Engine, closed: () => void): void {
  const post = (message: MetricsHostMessage) => panel.webview.postMessage(message);
  const sendReceipts = async () => {
    const runs = await engine.store.listReceipts(MOST_RECEIPTS);
    const ids = new Set(runs.map(({ receipt }) => receipt.provider));
    const providers = [...ids].flatMap((id) => engine.providers.get(id) ?? []);
    const names = Object.fromEntries(providers.map((provider) => [provider.id, providerName(provider)]));
    await post({ type: 'receipts', runs, providers: names });
  };
  let timer: NodeJS.Timeout | undefined;
  const stop = engine.runs.listen({ trust: 'user' }, (_session, { type }) => {
    if (type !== 'agent_end') return;
    clearTimeout(timer);
    timer = setTimeout(() => void sendReceipts(), KEPT_AFTER_MS);
  });
  panel.onDidDispose(() => {
    stop();
    clearTimeout(timer);
    closed();
  });

  panel.webview.onDidReceiveMessage(async (value: unknown) => {
    const message = parseMetricsMessage(value);
    if (!message.ok) return;
    switch (message.value.type) {
      case 'ready':
        await sendReceipts();
        break;
      case 'export_csv': {
        const [workspace] = vscode.workspace.workspaceFolders ?? [];
        const uri = await vscode.window.showSaveDialog({
          title: vscode.l10n.t('Export Metrics'),
          filters: { CSV: ['csv'] },
          defaultUri: workspace && vscode.Uri.joinPath(workspace.uri, 'metrics.csv'),
        });
        if (uri) await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(message.value.text));
        break;
      }
      case 'show_run':
        await vscode.commands.executeCommand('regenResearch.showRun', message.value.run_id);
    }
  });
  panel.webview.html = pageHtml(panel.webview, extensionUri, {
    script: 'metrics.js',
    style: 'metrics.css',
    title: vscode.l10n.t('Metrics'),
  });
}

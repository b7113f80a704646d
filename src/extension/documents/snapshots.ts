import * as vscode from 'vscode';
import type { Engine } from '../../agent/index.js';
import type { SourceInfo } from '../../protocol/index.js';

/**
 * Scheme of sources as they were read: shows a web page as a read-only Markdown document, so that its citations can be
 * opened.
 */
export const SNAPSHOT_SCHEME = 'regen-research';

/** The query of a private page's snapshot. */
const PRIVATE = 'private';

/** `regen-research:/<content hash>/<title>.md`, with `?private` for a page of the person's browser. */
export function snapshotUri(source: Pick<SourceInfo, 'content_hash' | 'title' | 'private'>): vscode.Uri {
  const name =
    source.title
      .replace(/[\\/:*?"<>|#%\s]+/g, ' ')
      .trim()
      .slice(0, 80) || 'source';
  return vscode.Uri.from({
    scheme: SNAPSHOT_SCHEME,
    path: `/${source.content_hash}/${name}.md`,
    query: source.private ? PRIVATE : '',
  });
}

/** Whether this is the snapshot of a page that the person's browser handed over. */
export const isPrivateSnapshot = ({ scheme, query }: vscode.Uri): boolean =>
  scheme === SNAPSHOT_SCHEME && query === PRIVATE;

export function registerSnapshots(engine: () => Promise<Engine>): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SNAPSHOT_SCHEME, {
    async provideTextDocumentContent(uri) {
      const contentHash = uri.path.split('/')[1] ?? '';
      const { store, tools } = await engine();
      const text = (await store.getText(contentHash)) ?? (await textOfTools(tools, contentHash));
      return text ?? vscode.l10n.t('This snapshot is no longer stored. Summarize the page again.');
    },
  });
}

/** What tools read is in memory only. */
const textOfTools = (tools: Engine['tools'], contentHash: string): Promise<string | undefined> =>
  tools.resource(`regen://source/${contentHash}`, { trust: 'user' }).then(
    ({ text }) => text,
    () => undefined,
  );

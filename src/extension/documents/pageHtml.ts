import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { translation } from '../translation.js';

export interface WebviewPage {
  script: string;
  style: string;
  title: string;
  /** What a page needs besides its own script, style, and fonts. */
  policy?: { script?: string; connect?: string; more?: string[] };
}

/**
 * The HTML of a webview page: no script but ours, nothing loaded from elsewhere, and no connections by default. It
 * contains the page's strings in VS Code's display language, so that the first rendering is in that language.
 */
export function pageHtml(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  { script, style, title, policy = {} }: WebviewPage,
): string {
  const nonce = randomBytes(16).toString('base64');
  // The toolkit uses its own style to test for :focus-visible, and reads this nonce from the page.
  const styleNonce = randomBytes(16).toString('base64');
  const asset = (name: string) =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', 'webview', name)).toString();
  const rules = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' ${policy.script ?? ''}`.trim(),
    `style-src ${webview.cspSource} 'nonce-${styleNonce}'`,
    `font-src ${webview.cspSource}`,
    ...(policy.connect === undefined ? [] : [`connect-src ${policy.connect}`]),
    ...(policy.more ?? []),
  ].join('; ');
  const { language, sentences } = translation();
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${rules}">
<meta property="csp-nonce" content="${styleNonce}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title.replace(/[<>&]/g, ' ')}</title>
<link rel="stylesheet" href="${asset(style)}">
</head>
<body>
<div id="root"></div>
<script type="application/json" id="translation">${JSON.stringify(sentences).replace(/</g, '\\u003c')}</script>
<script type="module" nonce="${nonce}" src="${asset(script)}"></script>
</body>
</html>`;
}
